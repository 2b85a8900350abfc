# frozen_string_literal: true

module PageObjects
  module Pages
    # The administration's pages of organisations: the first set-up, the list, the form with its calendar.
    class HouseRulesOrganizations < PageObjects::Pages::Base
      PATH = "/admin/plugins/discourse-house-rules/organizations"

      def visit
        page.visit(PATH)
        self
      end

      def visit_form(organization)
        page.visit("#{PATH}/#{organization.id}/edit")
        self
      end

      def fill(field, value)
        find(".form-kit__field[data-name='#{field}'] input").fill_in(with: value)
      end

      def choose_people(*usernames)
        pick(".email-group-user-chooser", usernames) { |chooser, name| chooser.search(name) }
      end

      def choose_categories(*categories)
        pick(".category-selector", categories.map(&:id))
      end

      def save
        find(".form-kit__button.btn-primary").click
      end

      def paste_days(text)
        find(".house-rules-calendar-editor__paste").click
        find(".house-rules-paste__text").fill_in(with: text)
      end

      def take_days(settled: false)
        find(".house-rules-paste__settle").click if settled
        find(".house-rules-paste__apply").click
      end

      def has_day?(date, kind)
        has_css?(".house-rules-month__day.--#{kind}[data-date='#{date}']")
      end

      def has_organization?(name)
        has_css?(".house-rules-organizations__table .house-rules-badge", text: name)
      end

      private

      def pick(selector, values)
        chooser = PageObjects::Components::SelectKit.new(selector)
        chooser.expand
        values.each do |value|
          yield chooser, value if block_given?
          chooser.select_row_by_value(value)
        end
        chooser.collapse
      end
    end
  end
end
