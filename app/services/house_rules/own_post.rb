# frozen_string_literal: true

module HouseRules
  # What WithdrawPost and TakeBackPost ask alike: the post is public, the reader's own, and their own words.
  module OwnPost
    include ActsOnPost

    private

    def protected_post(post:)
      Protection.post?(post) && post.post_type == ::Post.types[:regular]
    end

    # What an organisation said stays said; it corrects itself in public.
    def personal(post:)
      Directory.by_account(post.user_id).nil?
    end
  end
end
