# frozen_string_literal: true

module PageObjects
  module Components
    # The line in the composer: as whom, and what it is.
    class HouseRulesReplyAs < PageObjects::Components::Base
      def choose_voice(name)
        find(".house-rules-reply-as__voice").select(name)
      end

      def choose_kind(name)
        find(".house-rules-reply-as__kind").select(name)
      end

      def has_problem?(text)
        has_css?(".house-rules-reply-as__note.--problem", text:)
      end
    end
  end
end
