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

      # What was posted meanwhile may be a job behind: nothing is said of a due moment that is none any
      # more. Where nobody decided in time, it is owed now.
      def tell(inquiry, rungs)
        ::HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
        rungs = standing(inquiry.reload, rungs)
        return if rungs.empty?
        rungs.each do |rung|
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

      def standing(inquiry, rungs)
        return [] if inquiry.due_at.nil?
        marked = ::HouseRules::Rung.where(inquiry_id: inquiry.id, rung: rungs)
        marked.order(:rung).select { |mark| same?(mark, inquiry) }.map(&:rung).uniq
      end

      # What lay in *Look at* has another name once it is owed.
      def same?(mark, inquiry)
        names = [mark.due_name, (inquiry.due_name if mark.due_name.include?("/look_at/"))]
        mark.due_at == inquiry.due_at && names.include?(inquiry.due_name)
      end
    end
  end
end
