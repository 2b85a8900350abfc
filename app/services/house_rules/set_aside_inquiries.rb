# frozen_string_literal: true

module HouseRules
  # A question that nobody can read (withheld, in quarantine) waits for no answer, and goes on with the
  # time it had left once it can be read again: when no reason is left why it could not. In the
  # transaction that takes it away or brings it back. Rules 2 and 3.
  module SetAsideInquiries
    class << self
      # The text of a post was withheld, all of it.
      def withheld(post_id:, actor_id: nil)
        tell(post_id, actor_id, "set_aside")
      end

      def returned(post_id:, actor_id: nil)
        tell(post_id, actor_id, "restored")
      end

      private

      # Also to what is part of another, which may leave it.
      def tell(post_id, actor_id, kind)
        ids = Inquiry.where(history: false, post_id:).order(:id).lock.pluck(:id)
        details = { reason: "withheld" }
        ids.each { |id| AppendInquiryEvent.tell(id, kind:, actor_id:, details:) }
      end
    end
  end
end
