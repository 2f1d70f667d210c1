ALTER TABLE "ab_tests" ADD COLUMN "acknowledged" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
GRANT UPDATE ("acknowledged") ON "ab_tests" TO refinery_app;
