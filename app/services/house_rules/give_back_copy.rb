# frozen_string_literal: true

module HouseRules
  # Core copies a topic's first post when it moves, and the original stays. When the move is taken back, the
  # original gets what the copy has got since (text, likes, bookmarks, polls), and the copy is folded, so
  # that nothing is deleted and nothing stands there twice. An original that was edited keeps its text. Rule 2.
  class GiveBackCopy
    # +since+: when the copy was made.
    def self.call(copy, original, mover, since:)
      new(copy, original, mover, since:).call
    end

    # Were both edited, so that the copy's text stays with the copy?
    def self.apart?(copy, original, since)
      copy.raw != original.raw && [copy, original].all? { |post| edited?(post, since) }
    end

    # What a copy brings along of former versions keeps its dates.
    def self.edited?(post, since)
      PostRevision.where(post_id: post.id).exists?(["updated_at > ?", since])
    end

    def initialize(copy, original, mover, since:)
      @copy = copy
      @original = original
      @mover = mover
      @since = since
    end

    def call
      Fold.unfold(@original, "returned")
      give_text if @copy.raw != @original.raw && !self.class.edited?(@original, @since)
      withdraw_actions
      give_actions
      give_bookmarks
      DiscourseEvent.trigger(:first_post_moved, @original, @copy)
      Fold.fold(@copy, "returned", by: @mover)
    end

    private

    # As an edit, so that the former text stays a version.
    def give_text
      @original.house_rules_door = true if Directory.by_account(@original.user_id)
      editor = ::User.find_by(id: @copy.last_editor_id) || @mover
      options = { bypass_bump: true, validate_post: false, bypass_rate_limiter: true }
      options.merge!(skip_validations: true, force_new_version: true)
      PostRevisor.new(@original).revise!(editor, { raw: @copy.raw }, options)
    end

    # What somebody had given before the move and took back from the copy; not what was given here since.
    def withdraw_actions
      DB.exec(<<~SQL, copy: @copy.id, original: @original.id, since: @since)
        UPDATE post_actions o SET deleted_at = w.deleted_at, deleted_by_id = w.deleted_by_id
          FROM post_actions w
         WHERE o.post_id = :original AND o.deleted_at IS NULL AND o.updated_at <= w.deleted_at
           AND w.post_id = :copy AND w.deleted_at > :since AND w.user_id = o.user_id
           AND w.post_action_type_id = o.post_action_type_id
           AND NOT EXISTS (
             SELECT 1 FROM post_actions a
              WHERE a.post_id = :copy AND a.deleted_at IS NULL AND a.user_id = o.user_id
                AND a.post_action_type_id = o.post_action_type_id)
      SQL
    end

    def give_actions
      columns = (PostAction.column_names - %w[id post_id]).join(", ")
      DB.exec(<<~SQL, copy: @copy.id, original: @original.id)
        INSERT INTO post_actions (post_id, #{columns})
        SELECT :original, #{columns} FROM post_actions a
        WHERE a.post_id = :copy AND a.deleted_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM post_actions o
          WHERE o.post_id = :original AND o.user_id = a.user_id AND o.deleted_at IS NULL
            AND o.post_action_type_id = a.post_action_type_id)
      SQL
      PostAction.with_deleted.where(post_id: @original.id).each(&:update_counters)
      forget_reactions
    end

    # Those of the copy come, the original's among them.
    def forget_reactions
      %w[ReactionUser Reaction].each do |name|
        model = "DiscourseReactions::#{name}".safe_constantize
        model&.where(post_id: @original.id)&.delete_all
      end
    end

    def give_bookmarks
      kept = Bookmark.where(bookmarkable: @original).select(:user_id)
      Bookmark
        .where(bookmarkable: @copy)
        .where.not(user_id: kept)
        .update_all(bookmarkable_id: @original.id)
    end
  end
end
