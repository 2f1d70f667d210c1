CREATE TABLE "publishing_verdicts" (
	"verdict" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "publishing_verdicts_organization_id_verdict_hash_pk" PRIMARY KEY("organization_id","verdict","hash")
);
--> statement-breakpoint
ALTER TABLE "publishing_verdicts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "published_prompts" ADD COLUMN "screened" jsonb;--> statement-breakpoint
ALTER TABLE "publishing_verdicts" ADD CONSTRAINT "publishing_verdicts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "publishing_verdicts" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "publishing_verdicts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON "publishing_verdicts" TO refinery_app;--> statement-breakpoint
GRANT INSERT ("screened") ON "published_prompts" TO refinery_app;--> statement-breakpoint
CREATE POLICY "platform" ON "publishing_verdicts" TO refinery_platform USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "publishing_verdicts" TO refinery_platform;
