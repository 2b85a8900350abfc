# frozen_string_literal: true

module HouseRules
  # What acts on a post have in common: it is found where its reader may see it, and may be theirs.
  module ActsOnPost
    private

    def fetch_post(params:, guardian:)
      post = ::Post.find_by(id: params.post_id)
      post if post && guardian.can_see?(post)
    end

    def own(post:, guardian:)
      guardian.authenticated? && post.user_id == guardian.user.id
    end
  end
end
