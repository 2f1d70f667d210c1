-- What organizations gave to everybody, and the accounts and counts that operators see, is read as refinery_platform: a role of its own, since
-- refinery_app sees one organization at a time, and refinery_system signs people in.
DO $$ BEGIN
  CREATE ROLE refinery_platform NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'refinery_platform', 'MEMBER') THEN
    EXECUTE format('GRANT refinery_platform TO %I', current_user);
  END IF;
EXCEPTION WHEN OTHERS THEN
  -- Two databases of one cluster migrated at the same moment: the other one made the grant. Or another owner made the role, and only they may
  -- grant it: the owner needs no right of it.
  IF SQLSTATE NOT IN ('XX000', '23505', '42501') THEN RAISE; END IF;
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role('refinery_login', 'refinery_platform', 'MEMBER') THEN
    GRANT refinery_platform TO refinery_login;
  END IF;
EXCEPTION WHEN OTHERS THEN
  IF SQLSTATE NOT IN ('XX000', '23505') THEN RAISE; END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO refinery_platform;
