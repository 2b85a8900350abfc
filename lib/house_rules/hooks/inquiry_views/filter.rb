# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module InquiryViews
      # /filter?q=inquiry:abandoned, and what else there is to look for. Words with commas between them
      # find what any of them finds.
      module Filter
        # In the order in which they are explained.
        WORDS = %w[
          abandoned
          unanswered
          waiting
          promised
          handed_over
          waiting_author
          look_at
          answered
          closed
        ].freeze

        module OptionsExtension
          def option_info(guardian)
            options = super
            known = !HouseRules.enabled? || options.any? { |o| o[:name] == "inquiry:" }
            known ? options : options + Filter.options
          end
        end

        class << self
          def register(plugin)
            plugin.add_filter_custom_filter("inquiry") do |scope, values, _|
              Filter.apply(scope, values)
            end
            # Newer versions ask plugins what to explain and complete; 3.5 has to be told.
            plugin.register_modifier(:topics_filter_options) do |options, _|
              options + Filter.options
            end
            plugin.send(:reloadable_patch) do
              Hooks.wrap("TopicsFilter.singleton_class", OptionsExtension)
            end
          end

          # Unknown words find nothing, so that a slip of the pen does not look like an answer.
          def apply(scope, values)
            words = Array(values).flat_map { |value| value.split(",") } & WORDS
            return scope.none if words.empty?
            scope.where("topics.id IN (#{sources(words).join(" UNION ALL ")})", now: Time.now.utc)
          end

          def options
            [
              { name: "inquiry:", description: I18n.t("house_rules.filter.inquiry"), priority: 1 },
              *WORDS.map do |word|
                { name: "inquiry:#{word}", description: I18n.t("house_rules.filter.#{word}") }
              end,
              { name: "order:answer", description: I18n.t("house_rules.filter.order_answer") },
              {
                name: "order:answer-asc",
                description: I18n.t("house_rules.filter.order_answer_asc"),
              },
            ]
          end

          private

          # On inquiries; "unanswered" is about topics.
          def conditions
            owed = Inquiry::OWED
            {
              "abandoned" => Inquiry::ABANDONED,
              "waiting" => owed,
              "promised" => "#{owed} AND state = 'promised'",
              "handed_over" => "#{owed} AND state = 'handed_over'",
              "waiting_author" => "owes = 'author' AND NOT history",
              "look_at" => "look_at_until >= :now AND NOT history",
              "answered" => "state = 'answered' AND NOT history AND #{owed} IS NOT TRUE",
              "closed" => "state = 'closed' AND #{owed} IS NOT TRUE",
            }
          end

          def sources(words)
            conditions = conditions().values_at(*words).compact.map { |condition| "(#{condition})" }
            [(unanswered if words.include?("unanswered")), (<<~SQL if conditions.any?)].compact
                SELECT topic_id FROM house_rules_inquiries
                WHERE merged_into_id IS NULL AND (#{conditions.join(" OR ")})
              SQL
          end

          def unanswered
            <<~SQL
              SELECT t.id FROM topics t
              WHERE #{UnansweredTopics.long_waiting_sql} AND #{UnansweredTopics::NOBODY}
            SQL
          end
        end
      end
    end
  end
end
