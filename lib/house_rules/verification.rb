# frozen_string_literal: true

module ::HouseRules
  # Does what should hold the rules hold them? For `rake house_rules:verify`.
  module Verification
    TRIGGERS = %w[
      house_rules_posts_delete
      house_rules_posts_trash
      house_rules_topics_delete
      house_rules_topics_trash
      house_rules_post_revisions_delete
      house_rules_record_delete
      house_rules_record_update
    ].freeze

    class << self
      # The first thing that does not add up, in words; nil when everything does.
      def first_problem
        triggers_problem || guard_problem || patches_problem || categories_problem
      end

      def guard_installed?
        DB
          .query_single("SELECT to_regprocedure('public.house_rules_remove_guard()')")
          .first
          .present?
      end

      # Versions of the plugin's migrations, the guard's last.
      def migration_versions
        files = Dir[File.expand_path("../../db/migrate/*.rb", __dir__)]
        guard, others = files.sort.partition { |file| file.include?("triggers") }
        (others + guard).map { |file| File.basename(file)[/\A\d+/] }
      end

      private

      def triggers_problem
        found =
          DB.query_single(
            "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'house_rules_%' AND tgenabled <> 'D'",
          )
        missing = TRIGGERS - found
        "the trigger #{missing.first} is missing or disabled" if missing.any?
      end

      def guard_problem
        guard =
          DB.query(
            "SELECT enabled, lease_until > now() AS leased FROM house_rules_guard WHERE id = 1",
          ).first
        return "the guard row is missing" if guard.nil?
        return "the guard row does not follow the switch" if guard.enabled != HouseRules.enabled?
        "the guard's lease has lapsed; is Sidekiq running?" if guard.enabled && !guard.leased
      end

      def patches_problem
        "#{Hooks.misfits.first} does not fit this Discourse" if Hooks.misfits.any?
      end

      def categories_problem
        return unless HouseRules.enabled?
        name =
          Category
            .where.not(id: Directory.protected_category_ids.to_a)
            .where(read_restricted: false)
            .pick(:name)
        "the public category “#{name}” is not protected" if name
      end
    end
  end
end
