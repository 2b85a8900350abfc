# frozen_string_literal: true

module HouseRules
  # Posts of the topic entered that made room when others went in by date. When those leave, these take their
  # numbers again, unless somebody has come in between since: the order of reading stays in any case. Rule 2.
  class ShiftedPosts
    # { post id => number before the move }, in an order in which one after the other finds its number free.
    # +leaving+: ids of the posts that go back.
    def self.of(move, leaving)
      new(move, leaving).to_h
    end

    def initialize(move, leaving)
      @move = move
      @leaving = leaving
    end

    def to_h
      rows.each_with_object({}) do |(id, was, became), back|
        next if now[id] != became || (was...became).any? { |number| taken.include?(number) }
        taken.delete(became)
        taken << was
        back[id] = was
      end
    end

    private

    def rows
      return [] if @move.last_moved_id.nil?
      within = { old_topic_id: @move.other_topic_id, new_topic_id: @move.other_topic_id }
      shifted = MovedPost.where(**within, id: @move.first_moved_id..@move.last_moved_id)
      shifted
        .where("old_post_number < new_post_number")
        .order(:old_post_number)
        .pluck(:new_post_id, :old_post_number, :new_post_number)
    end

    def now
      @now ||=
        ::Post
          .with_deleted
          .where(topic_id: @move.other_topic_id)
          .where.not(id: @leaving)
          .pluck(:id, :post_number)
          .to_h
    end

    def taken
      @taken ||= now.values.to_set
    end
  end
end
