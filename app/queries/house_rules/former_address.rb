# frozen_string_literal: true

module HouseRules
  # Where what once stood at an address is now, through any number of moves and merges: a moved post keeps its
  # row wherever it goes, and what is copied instead (a topic's first post) is followed by core's moved_posts.
  # Rule 2.
  class FormerAddress
    # The Post that had this number in this topic last; nil when nothing was moved from there.
    def self.post(topic_id, number)
      from = MovedPost.where(old_topic_id: topic_id, old_post_number: number)
      new(from.order(id: :desc).pick(:new_post_id)).follow
    end

    # The Post that a merged topic begins with where it is now.
    def self.topic(topic_id)
      post(topic_id, 1) || new(last_merged(topic_id)).follow
    end

    def self.last_merged(topic_id)
      MovedPost.where(old_topic_id: topic_id, full_move: true).order(:id).pick(:new_post_id)
    end
    private_class_method :last_merged

    def initialize(post_id)
      @post_id = post_id
      @seen = Set[]
    end

    def follow
      while @post_id && @seen.add?(@post_id)
        post = ::Post.find_by(id: @post_id)
        return post if post && !leftover?(post)
        @post_id = copied_to || (return post)
      end
      ::Post.find_by(id: @post_id)
    end

    private

    # Its words went on from here and it stayed behind.
    def leftover?(post)
      Signposts.topic?(post.topic) || Fold.covers?(post, "returned")
    end

    def copied_to
      rows = MovedPost.where(old_post_id: @post_id).where.not(new_post_id: @post_id)
      rows.order(id: :desc).pick(:new_post_id)
    end
  end
end
