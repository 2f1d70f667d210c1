ALTER TABLE "organizations" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "suspended_reason" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
-- Whoever operates the product works as refinery_operator: what spans organizations, and what nobody who serves them may
-- change. API and worker sign in as refinery_login, who cannot become it.
DO $$ BEGIN
  CREATE ROLE refinery_operator NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'refinery_operator', 'MEMBER') THEN
    EXECUTE format('GRANT refinery_operator TO %I', current_user);
  END IF;
EXCEPTION WHEN OTHERS THEN
  -- Two databases of one cluster migrated at the same moment: the other one made the grant. Or another owner made the role,
  -- and only they may grant it: then nothing but `pnpm cli` is without it, which says so.
  IF SQLSTATE NOT IN ('XX000', '23505', '42501') THEN RAISE; END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO refinery_operator;--> statement-breakpoint
DO $$
DECLARE
  seen text;
BEGIN
  FOREACH seen IN ARRAY ARRAY[
    'organizations', 'users', 'memberships', 'subscriptions', 'usage_counters', 'sessions', 'account_tokens',
    'batch_jobs', 'work_jobs', 'optimizations'
  ] LOOP
    EXECUTE format('CREATE POLICY operator ON %I TO refinery_operator USING (true) WITH CHECK (true)', seen);
  END LOOP;
END $$;--> statement-breakpoint
-- It reads who and how much, and no prompt, result, password or key.
GRANT SELECT ON organizations, memberships, subscriptions, usage_counters TO refinery_operator;--> statement-breakpoint
GRANT SELECT (id, email, full_name, disabled_at, created_at) ON users TO refinery_operator;--> statement-breakpoint
GRANT SELECT (id, organization_id, user_id, revoked_at) ON sessions TO refinery_operator;--> statement-breakpoint
GRANT SELECT (id, user_id) ON account_tokens TO refinery_operator;--> statement-breakpoint
GRANT SELECT (id, organization_id, status, total, completed, failed, cancelled) ON batch_jobs TO refinery_operator;--> statement-breakpoint
GRANT SELECT (id, organization_id, kind, status, total, completed, failed, cancelled) ON work_jobs TO refinery_operator;--> statement-breakpoint
GRANT SELECT (id, organization_id, status) ON optimizations TO refinery_operator;--> statement-breakpoint
GRANT UPDATE (plan, quota_limit) ON subscriptions TO refinery_operator;--> statement-breakpoint
GRANT UPDATE (suspended_at, suspended_reason) ON organizations TO refinery_operator;--> statement-breakpoint
GRANT UPDATE (disabled_at) ON users TO refinery_operator;--> statement-breakpoint
GRANT UPDATE (revoked_at) ON sessions TO refinery_operator;--> statement-breakpoint
GRANT DELETE ON account_tokens TO refinery_operator;--> statement-breakpoint
-- What it does stands in the log, under its own name only.
CREATE POLICY operator ON audit_log FOR INSERT TO refinery_operator WITH CHECK (actor_kind = 'operator');--> statement-breakpoint
GRANT INSERT ON audit_log TO refinery_operator;
