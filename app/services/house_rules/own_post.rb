# frozen_string_literal: true

module HouseRules
  # What WithdrawPost and TakeBackPost ask alike: the post is public, the reader's own, and their own words.
  module OwnPost
    private

    def fetch_post(params:, guardian:)
      post = ::Post.find_by(id: params.post_id)
      post if post && guardian.can_see?(post)
    end

    def own(post:, guardian:)
      guardian.authenticated? && post.user_id == guardian.user.id
    end

    def protected_post(post:)
      Protection.post?(post) && post.post_type == ::Post.types[:regular]
    end

    # What an organisation said stays said; it corrects itself in public.
    def personal(post:)
      Directory.by_account(post.user_id).nil?
    end
  end
end
