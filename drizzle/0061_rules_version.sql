ALTER TABLE "enrichments" ADD COLUMN "rules_version" integer;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD COLUMN "rules_version" integer;--> statement-breakpoint
ALTER TABLE "published_prompts" ADD COLUMN "rules_version" integer;--> statement-breakpoint
GRANT INSERT ("rules_version") ON "published_prompts" TO refinery_app;
