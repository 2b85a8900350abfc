# frozen_string_literal: true

module PageObjects
  module Components
    # The line under a topic's title, with its dialogs.
    class HouseRulesInquiry < PageObjects::Components::Base
      LINE = ".house-rules-inquiry"

      def has_state?(text)
        has_css?("#{LINE}__text", text:)
      end

      def has_no_state?(text)
        has_no_css?("#{LINE}__text", text:)
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

      def button(name)
        find("#{LINE}__#{name}")
      end

      def press(name)
        button(name).click
      end

      # What stands in the menu behind the next step.
      def choose(name)
        find("#{LINE}__more").click
        press(name)
      end

      def hand_over(department:, until_date:)
        choose("hand-over")
        dialog = "house-rules-hand-over"
        find(".#{dialog} [data-name='department'] input").fill_in(with: department)
        date(dialog, "until", until_date)
      end

      def change_promise(until_date:)
        choose("change-promise")
        date("house-rules-change-promise", "promised_at", until_date)
      end

      def pass_on(to:, word:)
        choose("pass-on")
        dialog = "house-rules-pass-on"
        find(".#{dialog} [data-name='organization_id'] select").select(to)
        fill(dialog, "word", word)
        submit(dialog)
      end

      def explain
        find("#{LINE}__why").click
      end

      private

      def fill(dialog, field, text)
        find(".#{dialog} [data-name='#{field}'] textarea").fill_in(with: text)
      end

      def date(dialog, field, day)
        find(".#{dialog} [data-name='#{field}'] input").set(Date.iso8601(day))
        submit(dialog)
      end

      def submit(dialog)
        find(".#{dialog} .btn-primary").click
        has_no_css?(".#{dialog}")
      end
    end
  end
end
