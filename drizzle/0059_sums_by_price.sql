ALTER TABLE "call_sums" DROP CONSTRAINT "call_sums_key";--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "answered_model" text;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "longer_than" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "beginning" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "saved_calls" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "marked_calls" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "marked_reads" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "marked_writes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD COLUMN "system_reads" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_sums" ADD CONSTRAINT "call_sums_key" UNIQUE NULLS NOT DISTINCT("organization_id","day","api_key_id","kind","provider","model","status","answered_model","longer_than","beginning");;--> statement-breakpoint
-- Of sums that exist nobody knows what their savings were worth. The owner may be one whom row-level security binds.
ALTER TABLE "call_sums" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "call_sums" SET "saved_calls" = "calls" WHERE "saved" <> '{}';--> statement-breakpoint
ALTER TABLE "call_sums" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT UPDATE ("saved_calls", "marked_calls", "marked_reads", "marked_writes", "system_reads") ON "call_sums" TO refinery_app;
