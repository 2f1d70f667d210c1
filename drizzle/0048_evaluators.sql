CREATE TABLE "evaluators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evaluators" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evaluators" ADD CONSTRAINT "evaluators_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluators_page_idx" ON "evaluators" USING btree ("organization_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "evaluators" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "evaluators" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "evaluators" TO refinery_app;
