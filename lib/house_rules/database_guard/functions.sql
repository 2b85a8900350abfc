-- What the triggers ask. Everything is in the schema public and fully qualified, because a backup dumps
-- that schema only and restores it with an empty search path.
--
-- Each function takes the type of a table. Restoring a backup moves the tables that are there out of the
-- way, and functions that belong to their types go with them; a function without would stay, and the
-- dump's plain CREATE FUNCTION would fail on it, with or without this plugin. A trigger function takes
-- no arguments: so the rule is asked in WHEN, which refuses or says false, and what would run after that
-- is a function PostgreSQL has. The end of a restore and the beginning of a backup, both of which write
-- into backup_metadata, clear away the functions of tables that are not there any more.

CREATE OR REPLACE FUNCTION public.house_rules_in_force(guard public.house_rules_guard) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT enabled AND lease_until > timezone('UTC', now()) FROM public.house_rules_guard WHERE id = 1),
    false
  )
$$;

CREATE OR REPLACE FUNCTION public.house_rules_protects(guard public.house_rules_guard, topic integer)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM public.topics t
    WHERE t.id = topic AND t.archetype IN ('regular', 'banner')
      AND (
        t.category_id IS NULL OR EXISTS (
          SELECT 1 FROM public.house_rules_protected_categories pc
          WHERE pc.category_id = t.category_id
        )
      )
      AND NOT EXISTS (SELECT 1 FROM public.shared_drafts sd WHERE sd.topic_id = t.id)
  )
$$;

CREATE OR REPLACE FUNCTION public.house_rules_refuse(
  guard public.house_rules_guard, operation text, what text
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'house rules: nothing is deleted (% of %)', operation, what
    USING HINT = 'To stop this: UPDATE house_rules_guard SET enabled = false; to remove it for good: '
      'SELECT house_rules_remove_guard();';
END
$$;

-- One row of a table that is guarded, in a topic; false when it may go.
CREATE OR REPLACE FUNCTION public.house_rules_keeps(
  guard public.house_rules_guard, operation text, what text, topic integer
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF public.house_rules_in_force(guard) AND public.house_rules_protects(guard, topic) AND
     current_setting('house_rules.let_go', true) IS DISTINCT FROM what
  THEN
    RETURN public.house_rules_refuse(guard, operation, what);
  END IF;
  RETURN false;
END
$$;

CREATE OR REPLACE FUNCTION public.house_rules_keeps_row(operation text, kept public.posts)
RETURNS boolean LANGUAGE sql AS $$
  SELECT public.house_rules_keeps(NULL::public.house_rules_guard, operation, 'posts:' || kept.id, kept.topic_id)
$$;

CREATE OR REPLACE FUNCTION public.house_rules_keeps_row(operation text, kept public.topics)
RETURNS boolean LANGUAGE sql AS $$
  SELECT public.house_rules_keeps(NULL::public.house_rules_guard, operation, 'topics:' || kept.id, kept.id)
$$;

CREATE OR REPLACE FUNCTION public.house_rules_keeps_row(operation text, kept public.post_revisions)
RETURNS boolean LANGUAGE sql AS $$
  SELECT public.house_rules_keeps(
    NULL::public.house_rules_guard, operation, 'post_revisions:' || kept.id,
    (SELECT topic_id FROM public.posts WHERE id = kept.post_id)
  )
$$;

CREATE OR REPLACE FUNCTION public.house_rules_keeps_row(
  operation text, kept public.house_rules_record_entries
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF public.house_rules_in_force(NULL::public.house_rules_guard) THEN
    RETURN public.house_rules_refuse(
      NULL::public.house_rules_guard, operation, 'house_rules_record_entries:' || kept.id
    );
  END IF;
  RETURN false;
END
$$;

-- An entry says what it said. What the law erases leaves it: words, details and salt, once, with a mark.
CREATE OR REPLACE FUNCTION public.house_rules_keeps_entry(
  former public.house_rules_record_entries, latter public.house_rules_record_entries
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  erasable constant text[] := '{note,details,salt,erased_at,erased_ground}';
BEGIN
  IF NOT public.house_rules_in_force(NULL::public.house_rules_guard) THEN
    RETURN false;
  END IF;
  IF to_jsonb(former) - erasable = to_jsonb(latter) - erasable
     AND (latter.note IS NULL OR latter.note IS NOT DISTINCT FROM former.note)
     AND (latter.salt IS NULL OR latter.salt IS NOT DISTINCT FROM former.salt)
     AND former.details @> latter.details
     AND latter.erased_at IS NOT NULL AND latter.erased_ground IS NOT NULL
     AND (former.erased_at IS NULL OR former.erased_at = latter.erased_at)
     AND (former.erased_ground IS NULL OR former.erased_ground = latter.erased_ground)
  THEN
    RETURN false;
  END IF;
  RETURN public.house_rules_refuse(
    NULL::public.house_rules_guard, 'UPDATE', 'house_rules_record_entries:' || former.id
  );
END
$$;

CREATE OR REPLACE FUNCTION public.house_rules_keeps_table(guard public.house_rules_guard, what text)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF public.house_rules_in_force(guard) THEN
    RETURN public.house_rules_refuse(guard, 'TRUNCATE', what);
  END IF;
  RETURN false;
END
$$;

-- A restored backup has brought functions of its own, and those that went with the former tables are of
-- no use. In the next dump they would stand with a type that no other database has.
CREATE OR REPLACE FUNCTION public.house_rules_forget_former(guard public.house_rules_guard)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT p.oid::regprocedure FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'house\_rules\_%' AND EXISTS (
      SELECT 1 FROM unnest(p.proargtypes) argument JOIN pg_catalog.pg_type t ON t.oid = argument
      WHERE t.typnamespace NOT IN ('public'::regnamespace, 'pg_catalog'::regnamespace)
    )
  LOOP
    EXECUTE 'DROP FUNCTION IF EXISTS ' || name || ' CASCADE';
  END LOOP;
  RETURN false;
END
$$;

-- Takes every trigger and function of the guard away, this one too.
CREATE OR REPLACE FUNCTION public.house_rules_remove_guard(guard public.house_rules_guard DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT oid::regprocedure FROM pg_catalog.pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'house\_rules\_%'
  LOOP
    EXECUTE 'DROP FUNCTION IF EXISTS ' || name || ' CASCADE';
  END LOOP;
END
$$;
