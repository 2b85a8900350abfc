# frozen_string_literal: true

module ::HouseRules
  # The last line, in the database itself: triggers that ask one row whether the rules are in force.
  # Nothing here needs the plugin loaded; migrations call it.
  module DatabaseGuard
    ROWS = %w[posts topics post_revisions house_rules_record_entries].freeze
    TRASHED = %w[posts topics].freeze
    RECORD = "house_rules_record_entries"

    # A trigger's own function, never reached: WHEN has refused before, or said false.
    NEVER = "EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()"

    class << self
      # Function and triggers as they are now, whatever was there; as often as you like.
      def install
        DB.exec(FORMER)
        DB.exec(File.read(File.join(__dir__, "database_guard", "functions.sql")))
        triggers.each do |name, (table, definition)|
          DB.exec("DROP TRIGGER IF EXISTS #{name} ON public.#{table}")
          DB.exec("CREATE TRIGGER #{name} #{definition}")
        end
      end

      # Nothing of it is left, and nothing happens when nothing is there.
      def remove
        DB.exec("SELECT public.house_rules_remove_guard(NULL::public.house_rules_guard)") if there?
        DB.exec(FORMER)
      end

      # Triggers that should be there and are not, or are disabled.
      def missing
        triggers.keys - DB.query_single(<<~SQL)
          SELECT tgname FROM pg_trigger
          JOIN pg_class ON pg_class.oid = tgrelid AND relnamespace = 'public'::regnamespace
          WHERE tgname LIKE 'house\\_rules\\_%' AND tgenabled IN ('O', 'A')
        SQL
      end

      # name => [table, definition]
      def triggers
        @triggers ||= { **deletes, **trashes, **truncates, **rewrites, **backups }.freeze
      end

      # The row that the triggers ask: is there still a table for it?
      def table?
        DB.query_single("SELECT to_regclass('public.house_rules_guard') IS NOT NULL").first
      end

      # Is there anything of it to remove?
      def there?
        table? && DB.query_single(<<~SQL).first
          SELECT to_regprocedure('public.house_rules_remove_guard(public.house_rules_guard)')
            IS NOT NULL
        SQL
      end

      private

      def deletes
        ROWS.to_h { |table| [trigger_name(table, "delete"), [table, <<~SQL]] }
            BEFORE DELETE ON public.#{table} FOR EACH ROW
            WHEN (public.house_rules_keeps_row('DELETE', OLD.*)) #{NEVER}
          SQL
      end

      def trashes
        TRASHED.to_h { |table| [trigger_name(table, "trash"), [table, <<~SQL]] }
            BEFORE UPDATE OF deleted_at ON public.#{table} FOR EACH ROW
            WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL
              AND public.house_rules_keeps_row('UPDATE', OLD.*)) #{NEVER}
          SQL
      end

      def truncates
        ROWS.to_h { |table| [trigger_name(table, "truncate"), [table, <<~SQL]] }
            BEFORE TRUNCATE ON public.#{table} FOR EACH STATEMENT
            WHEN (public.house_rules_keeps_table(NULL::public.house_rules_guard, '#{table}')) #{NEVER}
          SQL
      end

      def rewrites
        { trigger_name(RECORD, "update") => [RECORD, <<~SQL] }
            BEFORE UPDATE ON public.#{RECORD} FOR EACH ROW
            WHEN (public.house_rules_keeps_entry(OLD.*, NEW.*)) #{NEVER}
          SQL
      end

      def backups
        { "house_rules_former_functions" => ["backup_metadata", <<~SQL] }
            AFTER INSERT OR UPDATE ON public.backup_metadata FOR EACH STATEMENT
            WHEN (public.house_rules_forget_former(NULL::public.house_rules_guard)) #{NEVER}
          SQL
      end

      def trigger_name(table, event)
        "house_rules_#{table.sub(RECORD, "record")}_#{event}"
      end

      # How it was before its functions followed their tables.
      FORMER = <<~SQL
        DROP FUNCTION IF EXISTS public.house_rules_guard_row() CASCADE;
        DROP FUNCTION IF EXISTS public.house_rules_protects(integer);
        DROP FUNCTION IF EXISTS public.house_rules_in_force();
        DROP FUNCTION IF EXISTS public.house_rules_remove_guard();
      SQL
      private_constant :FORMER
    end
  end
end
