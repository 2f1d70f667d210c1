CREATE TABLE "billing_accounts" (
	"trial_ends_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "billing_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "billing_accounts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "plan_source" text DEFAULT 'default' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "trial_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscriptions_trial_idx" ON "subscriptions" USING btree ("organization_id") WHERE "subscriptions"."plan_source" = 'trial';--> statement-breakpoint
CREATE POLICY "tenant" ON "billing_accounts" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
GRANT SELECT ON billing_accounts TO refinery_app;--> statement-breakpoint
-- Plans that are not those of new organizations were decided by operators. The owner may be one whom row-level security binds.
ALTER TABLE "subscriptions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "subscriptions" SET "plan_source" = 'operator' WHERE "plan" <> 'free';--> statement-breakpoint
ALTER TABLE "subscriptions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT UPDATE ("plan_source") ON "subscriptions" TO refinery_operator;--> statement-breakpoint
CREATE POLICY operator ON billing_accounts FOR SELECT TO refinery_operator USING (true);--> statement-breakpoint
GRANT SELECT (organization_id, trial_ends_at) ON billing_accounts TO refinery_operator;--> statement-breakpoint
-- Billing works as refinery_billing: it may change plans, which API and worker may not. It signs in by a login of its own, whose password only
-- the worker gets.
DO $$ BEGIN
  CREATE ROLE refinery_billing NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE refinery_billing_login LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role('refinery_billing_login', 'refinery_billing', 'MEMBER') THEN
    GRANT refinery_billing TO refinery_billing_login;
  END IF;
EXCEPTION WHEN OTHERS THEN
  -- Two databases of one cluster migrated at the same moment: the other one made the grant. Or another owner made the roles, and only they may
  -- grant them: billing says so when it cannot sign in.
  IF SQLSTATE NOT IN ('XX000', '23505', '42501') THEN RAISE; END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO refinery_billing;--> statement-breakpoint
CREATE POLICY billing ON billing_accounts TO refinery_billing USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (trial_ends_at) ON billing_accounts TO refinery_billing;--> statement-breakpoint
-- What an operator decided stays.
CREATE POLICY billing_reads ON subscriptions FOR SELECT TO refinery_billing USING (true);--> statement-breakpoint
CREATE POLICY billing_changes ON subscriptions FOR UPDATE TO refinery_billing
  USING (plan_source <> 'operator') WITH CHECK (plan_source <> 'operator');--> statement-breakpoint
GRANT SELECT (organization_id, plan, plan_source, quota_limit, own_limit), UPDATE (plan, plan_source, quota_limit) ON subscriptions TO refinery_billing;--> statement-breakpoint
CREATE POLICY billing ON users TO refinery_billing USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT (id, trial_started_at), UPDATE (trial_started_at) ON users TO refinery_billing;--> statement-breakpoint
CREATE POLICY billing ON audit_log FOR INSERT TO refinery_billing WITH CHECK (actor_kind = 'system' AND actor_name = 'billing');--> statement-breakpoint
GRANT INSERT ON audit_log TO refinery_billing;
