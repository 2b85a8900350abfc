# frozen_string_literal: true

module HouseRules
  # A question that nobody can read (withheld, in quarantine) waits for no answer, and goes on with the
  # time it had left once it can be read again. In the transaction that takes it away or brings it
  # back. Rules 2 and 3.
  module SetAsideInquiries
    class << self
      def call(post_id:, actor_id: nil)
        tell(post_id, actor_id, "set_aside")
      end

      def restore(post_id:, actor_id: nil)
        tell(post_id, actor_id, "restored")
      end

      private

      def tell(post_id, actor_id, kind)
        ids = Inquiry.living.where(post_id:).order(:id).lock.pluck(:id)
        ids.each { |id| AppendInquiryEvent.tell(id, kind:, actor_id:) }
      end
    end
  end
end
