# frozen_string_literal: true

module HouseRules
  # An author folds their own post: *Withdrawn by its author. Show.* Nothing is lost, nobody does it for
  # somebody else, and it can be taken back. No entry in the record: it is the author's own affair. Rule 2.
  class WithdrawPost
    include Service::Base
    include OwnPost

    params do
      attribute :post_id, :integer
      validates :post_id, presence: true
    end

    model :post
    policy :protected_post
    policy :own
    policy :personal
    policy :readable
    step :fold

    private

    # There is nothing to fold in a withheld post: it may be withdrawn once it is returned.
    def readable(post:)
      !Withholding.covers?(post)
    end

    def fold(post:, guardian:)
      Fold.fold(post, "withdrawn", by: guardian.user)
    end
  end
end
