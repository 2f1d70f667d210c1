ALTER TABLE "billing_accounts" ADD COLUMN "reminders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
GRANT UPDATE (reminders) ON billing_accounts TO refinery_billing;
