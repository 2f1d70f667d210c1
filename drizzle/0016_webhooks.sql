CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"description" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"sealed_secret" text NOT NULL,
	"previous_sealed_secret" text,
	"previous_secret_expires_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "batch_jobs" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
-- Nobody asked to be told of the end of earlier batches. Even their owner would see none of them while row-level security is forced.
ALTER TABLE "batch_jobs" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "batch_jobs" SET "ended_at" = "finished_at" WHERE "finished_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_jobs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT UPDATE ("ended_at") ON "batch_jobs" TO refinery_app;--> statement-breakpoint
GRANT SELECT ("finished_at", "ended_at") ON "batch_jobs" TO refinery_system;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhooks_organization_id_idx" ON "webhooks" USING btree ("organization_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "batch_jobs_unattended_idx" ON "batch_jobs" USING btree ("id") WHERE "batch_jobs"."finished_at" is not null and "batch_jobs"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "work_jobs_webhook_idx" ON "work_jobs" USING btree (("options" ->> 'webhookId'),"id" DESC NULLS LAST) WHERE "work_jobs"."kind" = 'webhook';--> statement-breakpoint
CREATE UNIQUE INDEX "work_jobs_webhook_once_key" ON "work_jobs" USING btree (("options" ->> 'webhookId'),("options" ->> 'once')) WHERE "work_jobs"."kind" = 'webhook' and "work_jobs"."options" ->> 'once' is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "webhooks" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "webhooks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE ("url", "events", "description", "enabled", "sealed_secret", "previous_sealed_secret", "previous_secret_expires_at", "failing_since", "disabled_at", "disabled_reason") ON "webhooks" TO refinery_app;--> statement-breakpoint
-- Deliveries go when their time is over, whosever they are.
GRANT DELETE ON "work_jobs" TO refinery_system;
