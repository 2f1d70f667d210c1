ALTER TABLE "organizations" ADD COLUMN "require_two_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "allowed_email_domains" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
GRANT UPDATE ("require_two_factor", "allowed_email_domains") ON "organizations" TO refinery_app;--> statement-breakpoint
-- Whoever comes back begins without the API keys of before.
GRANT DELETE ON "api_keys" TO refinery_system;--> statement-breakpoint
-- Of the work of tenants it takes away nothing but deliveries whose time is over.
CREATE POLICY "system_deletes" ON "work_jobs" AS RESTRICTIVE FOR DELETE TO refinery_system USING (kind = 'webhook');
