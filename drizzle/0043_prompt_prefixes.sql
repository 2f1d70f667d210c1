CREATE TABLE "prompt_prefixes" (
	"api_key_id" uuid NOT NULL,
	"model" text NOT NULL,
	"day" date NOT NULL,
	"compared" integer NOT NULL,
	"differed" integer NOT NULL,
	"differs_at" integer,
	"votes" integer NOT NULL,
	"excerpt" text,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "prompt_prefixes_pkey" PRIMARY KEY("organization_id","api_key_id","model","day")
);
--> statement-breakpoint
ALTER TABLE "prompt_prefixes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_prefixes" ADD CONSTRAINT "prompt_prefixes_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_prefixes" ADD CONSTRAINT "prompt_prefixes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prompt_prefixes_key_idx" ON "prompt_prefixes" USING btree ("api_key_id");--> statement-breakpoint
CREATE INDEX "prompt_prefixes_day_idx" ON "prompt_prefixes" USING btree ("organization_id","day");--> statement-breakpoint
CREATE POLICY "tenant" ON "prompt_prefixes" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "prompt_prefixes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("compared", "differed", "differs_at", "votes", "excerpt") ON "prompt_prefixes" TO refinery_app;--> statement-breakpoint
ALTER TABLE "prompt_prefixes" ADD CONSTRAINT "prompt_prefixes_excerpt_check" CHECK (length("excerpt") <= 120);--> statement-breakpoint
-- The reconciler deletes what is too old, and reads nothing else of it.
CREATE POLICY "system" ON "prompt_prefixes" TO refinery_system USING (true) WITH CHECK (false);--> statement-breakpoint
GRANT SELECT ("organization_id", "day"), DELETE ON "prompt_prefixes" TO refinery_system;
