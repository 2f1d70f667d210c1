CREATE TABLE "domains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"verified_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"missing_since" timestamp with time zone,
	"missing_answers" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "domains" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "domains_own_key" ON "domains" USING btree ("organization_id","domain");--> statement-breakpoint
CREATE UNIQUE INDEX "domains_verified_key" ON "domains" USING btree ("domain") WHERE "domains"."verified_at" is not null;--> statement-breakpoint
CREATE INDEX "domains_history_idx" ON "domains" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "domains_checked_idx" ON "domains" USING btree ("checked_at") WHERE "domains"."verified_at" is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "domains" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "domains" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (verified_at, checked_at, missing_since, missing_answers) ON domains TO refinery_app;--> statement-breakpoint
-- The daily look finds what is due, of all organizations; each is changed in its own.
CREATE POLICY system ON domains FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT (id, organization_id, domain, token, verified_at, checked_at) ON domains TO refinery_system;
