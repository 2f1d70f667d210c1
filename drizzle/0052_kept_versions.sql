CREATE TABLE "kept_versions" (
	"address" text NOT NULL,
	"label" text NOT NULL,
	"messages" jsonb NOT NULL,
	"config" jsonb NOT NULL,
	"variables" text[] NOT NULL,
	"hash" text NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "kept_versions_organization_id_address_label_pk" PRIMARY KEY("organization_id","address","label")
);
--> statement-breakpoint
ALTER TABLE "kept_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "kept_versions" ADD CONSTRAINT "kept_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "kept_versions" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "kept_versions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "kept_versions" TO refinery_app;
