ALTER TABLE "billing_accounts" ADD COLUMN "next_plan" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "next_interval" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "next_at" timestamp with time zone;--> statement-breakpoint
GRANT UPDATE (next_plan, next_interval, next_at) ON billing_accounts TO refinery_billing;
