CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_kind" text NOT NULL,
	"user_id" uuid,
	"api_key_id" uuid,
	"actor_name" text,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"request_id" text,
	"address" text,
	"before" jsonb,
	"after" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_organization_id_idx" ON "audit_log" USING btree ("organization_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_target_idx" ON "audit_log" USING btree ("organization_id","target","id" DESC NULLS LAST);--> statement-breakpoint
-- From here on the schema knows the policies of tenant tables; those of earlier tables stand since 0001, 0006 and 0007.
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_log" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
-- Rows are only ever added.
GRANT SELECT, INSERT ON "audit_log" TO refinery_app;--> statement-breakpoint
-- Signing up and in is recorded, too, and so is what the product does by itself.
CREATE POLICY "system" ON "audit_log" AS PERMISSIVE FOR INSERT TO "refinery_system" WITH CHECK (true);--> statement-breakpoint
GRANT INSERT ON "audit_log" TO refinery_system;
