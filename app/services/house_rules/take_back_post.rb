# frozen_string_literal: true

module HouseRules
  # An author unfolds what they withdrew. A post folded for another reason as well stays folded. Rule 2.
  class TakeBackPost
    include Service::Base
    include OwnPost

    params do
      attribute :post_id, :integer
      validates :post_id, presence: true
    end

    model :post
    policy :protected_post
    policy :own
    step :unfold

    private

    def unfold(post:)
      Fold.unfold(post, "withdrawn")
    end
  end
end
