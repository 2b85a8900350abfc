# frozen_string_literal: true

module Jobs
  module HouseRules
    # Tells other plugins, webhooks and open pages of rungs that were marked: [inquiry id, rung].
    class TellRungs < ::Jobs::Base
      def execute(args)
        return if !::HouseRules.enabled?
        rungs = args[:rungs].group_by(&:first)
        ::HouseRules::Inquiry
          .where(id: rungs.keys)
          .find_each { |inquiry| tell(inquiry, rungs[inquiry.id].map(&:last)) }
      end

      private

      # Where nobody decided in time, it is owed now.
      def tell(inquiry, rungs)
        ::HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id }) if lapsed?(inquiry)
        rungs.sort.each do |rung|
          ::HouseRules::InquiryNews.trigger(
            ::HouseRules::AnnounceRungs::EVENTS[rung],
            inquiry.id,
            inquiry.topic_id,
            inquiry.organization_id,
          )
        end
        ::HouseRules::InquiryNews.tell(:abandoned, inquiry.id) if rungs.include?(2)
        ::HouseRules::InquiryNews.publish(inquiry.id)
      end

      def lapsed?(inquiry)
        inquiry.look_at_until.present? && inquiry.look_at_until.past?
      end
    end
  end
end
