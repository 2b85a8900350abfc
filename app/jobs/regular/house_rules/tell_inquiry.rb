# frozen_string_literal: true

module Jobs
  module HouseRules
    # Tells persons what became of a question; see TellOfInquiry.
    class TellInquiry < ::Jobs::Base
      def execute(args)
        return if !::HouseRules.enabled?
        inquiry = ::HouseRules::Inquiry.living.find_by(id: args[:inquiry_id])
        ::HouseRules::TellOfInquiry.call(inquiry, args[:what]) if inquiry
      end
    end
  end
end
