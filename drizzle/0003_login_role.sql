-- Whom the processes sign in as. It owns nothing, inherits nothing and can do nothing but become refinery_app or
-- refinery_system: a connection that leaves its role has fewer rights then, not more. It has no password yet:
-- `ensureLogin` of packages/db gives it one.
DO $$ BEGIN
  CREATE ROLE refinery_login LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  -- Another owner may have made the roles for another database of the cluster: only who made them may grant them.
  IF NOT (pg_has_role('refinery_login', 'refinery_app', 'MEMBER')
      AND pg_has_role('refinery_login', 'refinery_system', 'MEMBER')) THEN
    GRANT refinery_app, refinery_system TO refinery_login;
  END IF;
EXCEPTION WHEN OTHERS THEN
  -- Two databases of one cluster migrated at the same moment: the other one made the grant.
  IF SQLSTATE NOT IN ('XX000', '23505') THEN RAISE; END IF;
END $$;
--> statement-breakpoint
-- Before Postgres 15 everybody may make tables in this schema; whoever cannot change that has to live with it.
DO $$ BEGIN
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
--> statement-breakpoint
-- So that a process, or `pnpm start`, that signs in as refinery_login can see whether the schema is the newest.
GRANT USAGE ON SCHEMA drizzle TO refinery_system;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO refinery_system;
