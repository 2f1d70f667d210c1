ALTER TABLE "billing_accounts" ADD COLUMN "unpaid_plan" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "unpaid_interval" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "unpaid_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "unpaid_url" text;--> statement-breakpoint
GRANT UPDATE (unpaid_plan, unpaid_interval, unpaid_until, unpaid_url) ON billing_accounts TO refinery_billing;
