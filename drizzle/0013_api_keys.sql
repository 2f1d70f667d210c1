ALTER TABLE "api_keys" ADD COLUMN "previous_prefix" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "previous_key_hash" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "previous_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "allowed_addresses" text[];--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "rate_limit_per_minute" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "monthly_quota" bigint;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "period_start" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "used" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_address" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_previous_key_hash_key" UNIQUE("previous_key_hash");--> statement-breakpoint
-- Keys can be changed and replaced, and are charged for what they ask; whose they are stays.
GRANT UPDATE (
  name, prefix, key_hash, previous_prefix, previous_key_hash, previous_expires_at, scopes, allowed_addresses,
  rate_limit_per_minute, monthly_quota, period_start, used, expires_at
) ON api_keys TO refinery_app;--> statement-breakpoint
GRANT UPDATE (last_used_address) ON api_keys TO refinery_system;
