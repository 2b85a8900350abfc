# frozen_string_literal: true

# The last line. Everything is in the schema public and fully qualified, because a backup dumps that
# schema only and restores it with an empty search path.
class InstallHouseRulesTriggers < ActiveRecord::Migration[7.2]
  def up
    execute <<~SQL
      CREATE OR REPLACE FUNCTION public.house_rules_in_force() RETURNS boolean
      LANGUAGE sql STABLE AS $$
        SELECT COALESCE(
          (SELECT enabled AND lease_until > now() FROM public.house_rules_guard WHERE id = 1), false
        )
      $$;

      CREATE OR REPLACE FUNCTION public.house_rules_protects(topic integer) RETURNS boolean
      LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT 1 FROM public.topics t
          JOIN public.house_rules_protected_categories pc ON pc.category_id = t.category_id
          WHERE t.id = topic AND t.archetype = 'regular'
        )
      $$;

      CREATE OR REPLACE FUNCTION public.house_rules_guard_row() RETURNS trigger
      LANGUAGE plpgsql AS $$
      DECLARE
        guarded boolean := public.house_rules_in_force();
      BEGIN
        IF guarded THEN
          IF TG_TABLE_NAME = 'posts' THEN
            guarded := public.house_rules_protects(OLD.topic_id);
          ELSIF TG_TABLE_NAME = 'topics' THEN
            guarded := public.house_rules_protects(OLD.id);
          ELSIF TG_TABLE_NAME = 'post_revisions' THEN
            guarded := public.house_rules_protects(
              (SELECT topic_id FROM public.posts WHERE id = OLD.post_id)
            );
          END IF;
        END IF;
        IF guarded AND
           current_setting('house_rules.let_go', true) IS DISTINCT FROM TG_TABLE_NAME || ':' || OLD.id
        THEN
          RAISE EXCEPTION 'house rules: nothing is deleted (% of % %)', TG_OP, TG_TABLE_NAME, OLD.id
            USING HINT = 'To stop this: UPDATE house_rules_guard SET enabled = false; '
              'to remove it for good: SELECT house_rules_remove_guard();';
        END IF;
        IF TG_OP = 'DELETE' THEN
          RETURN OLD;
        END IF;
        RETURN NEW;
      END
      $$;

      CREATE OR REPLACE FUNCTION public.house_rules_remove_guard() RETURNS void
      LANGUAGE plpgsql AS $$
      BEGIN
        DROP TRIGGER IF EXISTS house_rules_posts_delete ON public.posts;
        DROP TRIGGER IF EXISTS house_rules_posts_trash ON public.posts;
        DROP TRIGGER IF EXISTS house_rules_topics_delete ON public.topics;
        DROP TRIGGER IF EXISTS house_rules_topics_trash ON public.topics;
        DROP TRIGGER IF EXISTS house_rules_post_revisions_delete ON public.post_revisions;
        DROP FUNCTION IF EXISTS public.house_rules_guard_row() CASCADE;
        DROP FUNCTION IF EXISTS public.house_rules_protects(integer);
        DROP FUNCTION IF EXISTS public.house_rules_in_force();
        DROP FUNCTION IF EXISTS public.house_rules_remove_guard();
      END
      $$;
    SQL

    %w[posts topics post_revisions].each { |table| execute <<~SQL }
        DROP TRIGGER IF EXISTS house_rules_#{table}_delete ON public.#{table};
        CREATE TRIGGER house_rules_#{table}_delete BEFORE DELETE ON public.#{table}
          FOR EACH ROW EXECUTE FUNCTION public.house_rules_guard_row();
      SQL

    %w[posts topics].each { |table| execute <<~SQL }
        DROP TRIGGER IF EXISTS house_rules_#{table}_trash ON public.#{table};
        CREATE TRIGGER house_rules_#{table}_trash BEFORE UPDATE OF deleted_at ON public.#{table}
          FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
          EXECUTE FUNCTION public.house_rules_guard_row();
      SQL

    # The record is append-only; what the law erases leaves `note`, `details` and `salt`.
    execute <<~SQL
      DROP TRIGGER IF EXISTS house_rules_record_delete ON public.house_rules_record_entries;
      CREATE TRIGGER house_rules_record_delete BEFORE DELETE ON public.house_rules_record_entries
        FOR EACH ROW EXECUTE FUNCTION public.house_rules_guard_row();
      DROP TRIGGER IF EXISTS house_rules_record_update ON public.house_rules_record_entries;
      CREATE TRIGGER house_rules_record_update
        BEFORE UPDATE OF kind, actor_role, actor_id, organization_id, topic_id, other_topic_id,
          post_id, reason, created_at ON public.house_rules_record_entries
        FOR EACH ROW EXECUTE FUNCTION public.house_rules_guard_row();
    SQL
  end

  def down
    execute <<~SQL
      DO $$
      BEGIN
        IF to_regprocedure('public.house_rules_remove_guard()') IS NOT NULL THEN
          PERFORM public.house_rules_remove_guard();
        END IF;
      END
      $$;
    SQL
  end
end
