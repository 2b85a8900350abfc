# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module InquiryViews
      # Lists by their column *Answer*: ?order=answer, and order:answer in /filter. First what is owed,
      # by when it is due; then what was answered, by the time it took; then the rest.
      module Order
        NAME = "answer"

        class << self
          def register(plugin)
            plugin.register_modifier(
              :topic_query_apply_ordering_result,
            ) { |result, order, direction| order == NAME ? Order.apply(result, direction) : result }
            plugin.add_filter_custom_filter("order:#{NAME}") do |scope, direction, _|
              Order.apply(scope, direction)
            end
          end

          def apply(scope, direction)
            way = direction.to_s.casecmp?("asc") ? "ASC" : "DESC"
            scope.joins(join).reorder(Arel.sql(<<~SQL))
              house_rules_answer.due_at #{way} NULLS LAST,
              house_rules_answer.seconds #{way} NULLS LAST, topics.bumped_at DESC
            SQL
          end

          private

          def join
            ActiveRecord::Base.sanitize_sql_array([JOIN, { now: Time.now.utc }])
          end
        end

        JOIN = <<~SQL
          LEFT JOIN (
            SELECT topic_id, min(full_answer_seconds) AS seconds,
                   min(due_at) FILTER (WHERE owes = 'organization' OR look_at_until < :now) AS due_at
            FROM house_rules_inquiries
            WHERE NOT history AND merged_into_id IS NULL GROUP BY topic_id
          ) house_rules_answer ON house_rules_answer.topic_id = topics.id
        SQL

        private_constant :JOIN
      end
    end
  end
end
