# frozen_string_literal: true

module ::HouseRules
  # When the rules were off, from how the switch was turned: nothing of that time was measured. Rule 6.
  module OffPeriods
    class << self
      # +turns+: [in_force, Time] in their order. Answers [from, to] Times, half-open, in their order;
      # the last one's end is nil while the rules are off. What was before they first came into force
      # is history, not a gap.
      def between(turns)
        turns
          .chunk_while { |(former, _), (latter, _)| former == latter }
          .map(&:first)
          .drop_while { |in_force, _| !in_force }
          .drop(1)
          .each_slice(2)
          .map { |(_, from), back| [from, back&.last] }
      end

      # As it stands in the record. One query.
      def read
        between(DB.query_array(<<~SQL))
          SELECT kind = 'rules_switched_on', created_at FROM house_rules_record_entries
          WHERE kind IN ('rules_switched_on', 'rules_switched_off') ORDER BY created_at, id
        SQL
      end
    end
  end
end
