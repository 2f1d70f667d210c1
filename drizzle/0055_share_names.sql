ALTER TABLE "share_links" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "share_links" ADD COLUMN "description" text;--> statement-breakpoint
-- What links were called before is not known any more. The owner may be one whom row-level security binds.
ALTER TABLE "share_links" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "share_links" SET "name" = "prompts"."name", "description" = "prompts"."description"
  FROM "prompts" WHERE "prompts"."id" = "share_links"."prompt_id";--> statement-breakpoint
ALTER TABLE "prompts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "share_links" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "share_links" ALTER COLUMN "name" SET NOT NULL;--> statement-breakpoint
GRANT UPDATE ("name", "description") ON "share_links" TO refinery_app;
