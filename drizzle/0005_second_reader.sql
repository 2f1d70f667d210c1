ALTER TABLE "optimizations" ADD COLUMN "verification" jsonb;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "verify" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "strictness" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "verifier_provider" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "verifier_model" text;--> statement-breakpoint
GRANT UPDATE (verification) ON optimizations TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (verify, strictness, verifier_provider, verifier_model) ON organizations TO refinery_app;
