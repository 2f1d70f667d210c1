CREATE TABLE "work_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_token" uuid,
	"lease_expires_at" timestamp with time zone,
	"error" jsonb,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "work_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "work_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"api_key_id" uuid,
	"request_id" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"options" jsonb NOT NULL,
	"total" integer NOT NULL,
	"completed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "work_jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "work_lanes" (
	"job_id" uuid NOT NULL,
	"lane" integer NOT NULL,
	"token" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "work_lanes_job_id_lane_pk" PRIMARY KEY("job_id","lane")
);
--> statement-breakpoint
ALTER TABLE "work_lanes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_job_id_work_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."work_jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_jobs" ADD CONSTRAINT "work_jobs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_lanes" ADD CONSTRAINT "work_lanes_job_id_work_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."work_jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_lanes" ADD CONSTRAINT "work_lanes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "work_items_position_key" ON "work_items" USING btree ("job_id","position");--> statement-breakpoint
CREATE INDEX "work_items_status_idx" ON "work_items" USING btree ("job_id","status","position");--> statement-breakpoint
CREATE INDEX "work_jobs_organization_id_idx" ON "work_jobs" USING btree ("organization_id","kind","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "work_jobs_open_idx" ON "work_jobs" USING btree ("kind","id") WHERE "work_jobs"."status" in ('queued', 'running', 'cancelling');--> statement-breakpoint
CREATE INDEX "work_jobs_unattended_idx" ON "work_jobs" USING btree ("kind","id") WHERE "work_jobs"."finished_at" is not null and "work_jobs"."ended_at" is null;--> statement-breakpoint
CREATE POLICY "tenant" ON "work_items" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "work_jobs" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "work_lanes" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "work_jobs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "work_items" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "work_lanes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON work_jobs, work_items, work_lanes TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (status, total, completed, failed, cancelled, started_at, finished_at, ended_at) ON work_jobs TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (payload, status, attempts, available_at, lease_token, lease_expires_at, error) ON work_items TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (token, updated_at) ON work_lanes TO refinery_app;
--> statement-breakpoint
-- The system role: of the tenants' work only what says where work waits.
CREATE POLICY system ON work_jobs TO refinery_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT (id, organization_id, kind, status, created_at, finished_at, ended_at) ON work_jobs TO refinery_system;
