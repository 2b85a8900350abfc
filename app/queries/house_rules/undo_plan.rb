# frozen_string_literal: true

module HouseRules
  # What taking a move back would do, said before and done then: which posts go back to which number, which
  # have gone on elsewhere, which find their number taken, and what was written since and comes along. Rule 2.
  class UndoPlan
    # +back+: { post id => number in the topic it came from }; +leftovers+: { post id => the Post that stayed
    # there when a first post was copied }.
    attr_reader :move, :back, :leftovers

    def initialize(move)
      @move = move
      @back = {}
      @leftovers = {}
      @elsewhere = []
      @renumbered = []
      move.of_posts? ? posts : @back[move.topic_id] = nil
    end

    def possible?
      obstacle.nil?
    end

    # Why it cannot be taken back, as Refused says it; nil when it can.
    def obstacle
      move.of_posts? ? obstacle_to_posts : obstacle_to_topic
    end

    # Numbers that posts of the topic entered have again; see ShiftedPosts.
    def shifted
      @shifted ||= ShiftedPosts.of(move, back.keys)
    end

    # UndoPayload of payloads.ts.
    def to_h
      {
        id: move.id,
        kind: move.kind,
        count: move.of_posts? ? back.size - along.size : 1,
        elsewhere: @elsewhere.size,
        renumbered: @renumbered.size,
        along: along.size,
        apart: apart.size,
        possible: possible?,
        obstacle: (I18n.t("house_rules.refused.#{obstacle}") if obstacle),
        until: move.undo_until.utc,
      }
    end

    # What was written since in a topic that was split off: without its first post it cannot stay.
    def along
      @along ||= move.kind == "split" && leftovers.empty? ? written_since : []
    end

    # First posts that were edited since, here and there: each keeps its text.
    def apart
      leftovers.select do |id, original|
        GiveBackCopy.apart?(@standing[id], original, move.created_at)
      end
    end

    # In the order of reading, as PostMover wants it.
    def post_ids
      back.keys
    end

    # What a topic was called before; nil when it has been renamed again.
    def former_title
      revisions = PostRevision.where(post_id: move.topic.first_post&.id).order(number: :desc)
      from, to = revisions.lazy.map { |r| r.modifications["title"] }.find(&:present?)
      from if to == move.topic.title
    end

    private

    def posts
      rows = move.moved_posts.order(:old_post_number).to_a
      standing = ::Post.where(id: rows.map(&:new_post_id), topic_id: move.other_topic_id)
      @standing = standing.index_by(&:id)
      @there = there(rows.map(&:old_post_number))
      @next_number = move.topic.max_post_number + 2
      rows.each { |row| place(row) }
      along.each { |id| back[id] = take_next }
    end

    def place(row)
      return @elsewhere << row.new_post_id if @standing[row.new_post_id].nil?
      leftover = leftover_of(row)
      leftovers[row.new_post_id] = leftover if leftover
      back[row.new_post_id] = (
        if leftover
          leftover.post_number
        elsif free?(row.old_post_number)
          row.old_post_number
        else
          renumber(row)
        end
      )
    end

    # Wherever it stands in its topic: it may have gone out of the way.
    def leftover_of(row)
      return if row.old_post_id == row.new_post_id
      ::Post.find_by(id: row.old_post_id, topic_id: move.topic_id)
    end

    # Does its first post leave the topic entered, and nobody takes its place?
    def beheads?
      return false if move.kind == "split" || shifted.value?(1)
      first = @standing.values.find(&:is_first_post?)
      first.present? && leftovers[first.id].nil?
    end

    # The notice of this very move makes room.
    def free?(number)
      @there[number].nil? || @there[number] == move.left_post_id
    end

    # Ids of who stands where something goes back to.
    def there(numbers)
      posts = ::Post.with_deleted.where(topic_id: move.topic_id, post_number: numbers)
      posts.pluck(:post_number, :id).to_h
    end

    def renumber(row)
      @renumbered << row.new_post_id
      take_next
    end

    # The first two are for this move's notice and for what says that a merged topic is open again.
    def take_next
      @next_number += 1
    end

    def written_since
      posts =
        ::Post
          .where(topic_id: move.other_topic_id)
          .where.not(id: move.moved_posts.select(:new_post_id))
      posts.where.not(post_type: ::Post.types[:small_action]).order(:sort_order).pluck(:id)
    end

    def obstacle_to_posts
      return :undo_nothing if back.empty?
      return :undo_place_gone if closed_to_all?(move.topic) || merged_since? || !leave?
      return :undo_out_of_sight unless returns_in_sight?
      return :quarantine_topic if copy_in_sight?
      :undo_beheads if beheads?
    end

    def closed_to_all?(topic)
      topic.nil? || topic.trashed? || topic.archived?
    end

    # By somebody else, after this move; what this very move has merged opens again.
    def merged_since?
      later = Move.where(topic_id: move.topic_id, kind: Move::OF_POSTS, undone_by_id: nil)
      Signposts.topic?(move.topic) && later.exists?(["id > ?", move.id])
    end

    # Nothing is taken out of a topic that was merged or deleted.
    def leave?
      topic = move.other_topic
      Protection.topic?(topic) && !topic.trashed? && !Signposts.topic?(topic)
    end

    def returns_in_sight?
      from, to = move.other_topic.category_id, move.topic.category_id
      Protection.topic?(move.topic) && Protection.readers_follow?(from, to)
    end

    # What goes back under quarantine leaves no copy where everybody reads it.
    def copy_in_sight?
      leftovers.any? && Quarantine.topic?(move.topic) && !Quarantine.topic?(move.other_topic)
    end

    def obstacle_to_topic
      return :undo_place_gone if move.topic.nil? || move.topic.trashed?
      return(former_title.present? ? nil : :undo_nothing) if move.kind == "renamed"
      from, to = move.details.values_at("from", "to")
      return :undo_nothing if move.topic.category_id != to
      return :undo_place_gone unless ::Category.exists?(id: from)
      :undo_out_of_sight unless Protection.readers_follow?(to, from)
    end
  end
end
