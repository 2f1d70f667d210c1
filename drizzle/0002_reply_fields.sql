ALTER TABLE "optimizations" ADD COLUMN "mode" text;--> statement-breakpoint
ALTER TABLE "optimizations" ADD COLUMN "target_tokens" integer;--> statement-breakpoint
ALTER TABLE "optimizations" ADD COLUMN "explanation" text;--> statement-breakpoint
ALTER TABLE "optimizations" ADD COLUMN "refiner_version" text;