# frozen_string_literal: true

module PageObjects
  module Components
    # Discourse's dialog for moving posts, with reason and note.
    class HouseRulesMoveDialog < PageObjects::Components::Base
      def open_for(post)
        find("#post_#{post.post_number} .post-action-menu__house-rules-move").click
        has_css?(".choose-topic-modal")
        self
      end

      def fill_title(title)
        find("#split-topic-name").fill_in(with: title)
        self
      end

      def choose_reason(reason)
        select = PageObjects::Components::SelectKit.new(".house-rules-move-reason__select")
        select.expand
        select.select_row_by_value(reason)
        self
      end

      def fill_note(note)
        find(".house-rules-move-reason input[type=text]").fill_in(with: note)
        self
      end

      def submit
        find(".choose-topic-modal .d-modal__footer .btn-primary").click
        self
      end

      def asks_for_reason?
        has_css?(".house-rules-move-reason__hint.--missing")
      end
    end
  end
end
