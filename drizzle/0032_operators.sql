CREATE TABLE "broadcasts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"audience" text NOT NULL,
	"recipients" integer NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"reached" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"spread_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "operator_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "work_jobs" ADD COLUMN "broadcast_id" uuid;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcasts_open_idx" ON "broadcasts" USING btree ("id") WHERE "broadcasts"."spread_at" is null;--> statement-breakpoint
CREATE INDEX "batch_jobs_failed_idx" ON "batch_jobs" USING btree ("id") WHERE "batch_jobs"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "users_email_part_idx" ON "users" USING gin (lower("email") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "work_jobs_broadcast_idx" ON "work_jobs" USING btree ("broadcast_id","status") WHERE "work_jobs"."broadcast_id" is not null;--> statement-breakpoint
CREATE INDEX "work_jobs_failed_idx" ON "work_jobs" USING btree ("id") WHERE "work_jobs"."status" = 'failed';--> statement-breakpoint
-- Only a command makes operators: refinery_system adds people and none of them may be one.
CREATE POLICY system_no_operators ON users AS RESTRICTIVE FOR INSERT TO refinery_system WITH CHECK (operator_since IS NULL);--> statement-breakpoint
GRANT SELECT (email_verified_at, operator_since), UPDATE (operator_since) ON users TO refinery_operator;--> statement-breakpoint
CREATE POLICY operator ON second_factors FOR SELECT TO refinery_operator USING (true);--> statement-breakpoint
GRANT SELECT (user_id, confirmed_at) ON second_factors TO refinery_operator;--> statement-breakpoint
-- Who operates the product is a part of who calls.
DROP TRIGGER tell_identity_changed ON users;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF email_verified_at, disabled_at, operator_since ON users
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
-- What operators see by the API, as refinery_platform: who and how much, column by column, and nothing that it may change.
DO $$
DECLARE
  seen text;
BEGIN
  FOREACH seen IN ARRAY ARRAY[
    'organizations', 'users', 'memberships', 'subscriptions', 'usage_counters', 'sessions', 'second_factors',
    'batch_jobs', 'work_jobs', 'optimizations', 'prompts'
  ] LOOP
    EXECUTE format('CREATE POLICY platform_reads ON %I FOR SELECT TO refinery_platform USING (true)', seen);
  END LOOP;
END $$;--> statement-breakpoint
GRANT SELECT (id, slug, suspended_at) ON organizations TO refinery_platform;--> statement-breakpoint
GRANT SELECT (id, email, full_name, created_at, disabled_at, email_verified_at, operator_since) ON users TO refinery_platform;--> statement-breakpoint
GRANT SELECT (organization_id, user_id, role, created_at) ON memberships TO refinery_platform;--> statement-breakpoint
GRANT SELECT (organization_id, plan) ON subscriptions TO refinery_platform;--> statement-breakpoint
GRANT SELECT (organization_id, meter, period_start, used) ON usage_counters TO refinery_platform;--> statement-breakpoint
GRANT SELECT (user_id, last_seen_at, revoked_at) ON sessions TO refinery_platform;--> statement-breakpoint
GRANT SELECT (user_id, confirmed_at) ON second_factors TO refinery_platform;--> statement-breakpoint
GRANT SELECT (id, organization_id, status, total, completed, failed, cancelled, original_tokens, refined_tokens, created_at, started_at, finished_at)
  ON batch_jobs TO refinery_platform;--> statement-breakpoint
GRANT SELECT (id, organization_id, kind, status, total, completed, failed, cancelled, created_at, started_at, finished_at, broadcast_id)
  ON work_jobs TO refinery_platform;--> statement-breakpoint
GRANT SELECT (organization_id, created_at) ON optimizations TO refinery_platform;--> statement-breakpoint
GRANT SELECT (organization_id) ON prompts TO refinery_platform;--> statement-breakpoint
-- It adds broadcasts that have not begun, and changes none; refinery_system makes their mails and says how far it has come.
ALTER TABLE broadcasts ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE broadcasts FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY platform_reads ON broadcasts FOR SELECT TO refinery_platform USING (true);--> statement-breakpoint
CREATE POLICY platform_adds ON broadcasts FOR INSERT TO refinery_platform WITH CHECK (accepted = 0 AND reached IS NULL AND spread_at IS NULL);--> statement-breakpoint
CREATE POLICY system ON broadcasts TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT ON broadcasts TO refinery_platform;--> statement-breakpoint
GRANT SELECT, UPDATE (recipients, accepted, reached, spread_at) ON broadcasts TO refinery_system;--> statement-breakpoint
GRANT SELECT (broadcast_id) ON work_jobs TO refinery_system;
