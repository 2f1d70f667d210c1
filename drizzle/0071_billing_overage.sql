ALTER TABLE "billing_accounts" ADD COLUMN "overage_units" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "overage_limit_cents" bigint;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "overage_unit_cents" double precision;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "overage_subscription_id" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "overage_told" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "overage_month" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "usage_counters" ADD COLUMN "overage" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_counters" ADD COLUMN "previous_overage" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
GRANT UPDATE (overage, previous_overage) ON usage_counters TO refinery_app;--> statement-breakpoint
GRANT UPDATE (overage_units, overage_limit_cents, overage_unit_cents, overage_subscription_id, overage_told, overage_month)
  ON billing_accounts TO refinery_billing;--> statement-breakpoint
-- The limit of a plan is read where an operator changes it.
GRANT SELECT (overage_units) ON billing_accounts TO refinery_operator;
