# frozen_string_literal: true

module PageObjects
  module Components
    # The line under a topic's title, with its dialogs.
    class HouseRulesInquiry < PageObjects::Components::Base
      LINE = ".house-rules-inquiry"

      def has_state?(text)
        has_css?("#{LINE}__text", text:)
      end

      def abandoned?
        has_css?("#{LINE}.--abandoned")
      end

      def close(summary:)
        find("#{LINE}__close").click
        fill("house-rules-close-inquiry", "summary", summary)
        submit("house-rules-close-inquiry")
      end

      def rate(grade:, reason:)
        find("#{LINE}__rate").click
        find(".house-rules-rate-closure input[value='#{grade}']").click
        fill("house-rules-rate-closure", "reason", reason)
        submit("house-rules-rate-closure")
      end

      def say_solved
        find("#{LINE}__solved").click
      end

      def explain
        find("#{LINE}__why").click
      end

      private

      def fill(dialog, field, text)
        find(".#{dialog} [data-name='#{field}'] textarea").fill_in(with: text)
      end

      def submit(dialog)
        find(".#{dialog} .btn-primary").click
        has_no_css?(".#{dialog}")
      end
    end
  end
end
