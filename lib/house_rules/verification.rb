# frozen_string_literal: true

module ::HouseRules
  # Does what should hold the rules hold them? For `rake house_rules:verify`, the administrators' page
  # and the problem checks.
  module Verification
    # key: under house_rules.problem in the server's locale files; params: for its text.
    Problem =
      Struct.new(:key, :params, keyword_init: true) do
        # In the reader's language.
        def to_s
          I18n.t("house_rules.problem.#{key}", **params)
        end
      end

    class << self
      # Everything that does not add up, what is worst first.
      def problems
        [triggers, guard_row, core, categories].compact
      end

      # The first of them in English, for the command line; nil when everything adds up.
      def first_problem
        I18n.with_locale(:en) { problems.first&.to_s }
      end

      # What guards in the database.
      def guard
        [triggers, guard_row].compact.first
      end

      # Methods of Discourse's that are not as they were: that layer has stepped aside.
      def core
        methods = Hooks.misfits.sort.join(", ")
        problem(:core, methods:) if methods.present?
      end

      private

      def problem(key, **params)
        Problem.new(key:, params:)
      end

      def triggers
        missing = DatabaseGuard.missing
        problem(:triggers, triggers: missing.join(", ")) if missing.any?
      end

      def guard_row
        return problem(:no_guard_row) unless DatabaseGuard.table?
        row = DB.query(<<~SQL).first
          SELECT enabled, lease_until > timezone('UTC', now()) AS leased, lease_until
          FROM house_rules_guard WHERE id = 1
        SQL
        return problem(:no_guard_row) if row.nil?
        return problem(:guard_row) if row.enabled != HouseRules.enabled?
        problem(:lease, at: row.lease_until&.iso8601) if row.enabled && !row.leased
      end

      def categories
        return unless HouseRules.enabled?
        name =
          Category
            .where.not(id: Directory.protected_category_ids.to_a)
            .where(read_restricted: false)
            .pick(:name)
        problem(:category, name:) if name
      end
    end
  end
end
