# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module InquiryViews
      # /filter?q=inquiry:abandoned, and what else there is to look for.
      module Filter
        CONDITIONS = {
          "abandoned" => "owes = 'organization' AND NOT history AND due_at < :now",
          "waiting" => "owes = 'organization' AND NOT history",
          "answered" => "state = 'answered' AND NOT history",
          "closed" => "state = 'closed'",
        }.freeze

        class << self
          def register(plugin)
            plugin.add_filter_custom_filter("inquiry") do |scope, values, _|
              Filter.apply(scope, values)
            end
            # Newer versions explain and complete what a plugin adds; 3.5 does not ask.
            plugin.register_modifier(:topics_filter_options) do |options, _|
              options + Filter.options
            end
          end

          # Unknown words find nothing, so that a slip of the pen does not look like an answer.
          def apply(scope, values)
            words = Array(values).flat_map { |value| value.split(",") }
            conditions = CONDITIONS.values_at(*words).compact.map { |condition| "(#{condition})" }
            return scope.none if conditions.empty?
            scope.where(<<~SQL, now: Time.now.utc)
              topics.id IN (SELECT topic_id FROM house_rules_inquiries WHERE #{conditions.join(" OR ")})
            SQL
          end

          def options
            [
              { name: "inquiry:", description: I18n.t("house_rules.filter.inquiry"), priority: 1 },
              *CONDITIONS.keys.map do |word|
                { name: "inquiry:#{word}", description: I18n.t("house_rules.filter.#{word}") }
              end,
            ]
          end
        end
      end
    end
  end
end
