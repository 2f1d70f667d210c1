CREATE TABLE "billing_customers" (
	"customer_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid PRIMARY KEY NOT NULL,
	CONSTRAINT "billing_customers_customer_id_unique" UNIQUE("customer_id")
);
--> statement-breakpoint
ALTER TABLE "billing_customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "former_customers" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"former_organization_id" uuid NOT NULL,
	"tried_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "subscription_id" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "bought_plan" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "interval" text;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "period_end" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "cancel_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "past_due_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "syncs_begun" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "sync_written" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "sync_begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD COLUMN "synced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_customers" ADD CONSTRAINT "billing_customers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billing_accounts_past_due_idx" ON "billing_accounts" USING btree ("past_due_since");--> statement-breakpoint
CREATE POLICY "tenant" ON "billing_customers" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "billing_customers" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON billing_customers TO refinery_app;--> statement-breakpoint
-- An event of Stripe names a customer; whose it is must be found.
CREATE POLICY system ON billing_customers FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT (organization_id, customer_id) ON billing_customers TO refinery_system;--> statement-breakpoint
-- One that was deleted at Stripe is forgotten.
CREATE POLICY billing ON billing_customers TO refinery_billing USING (true);--> statement-breakpoint
GRANT SELECT, DELETE ON billing_customers TO refinery_billing;--> statement-breakpoint
GRANT UPDATE (subscription_id, status, bought_plan, "interval", period_end, cancel_at, past_due_since, syncs_begun, sync_written, sync_begun_at, synced_at)
  ON billing_accounts TO refinery_billing;--> statement-breakpoint
GRANT SELECT (status, bought_plan, past_due_since) ON billing_accounts TO refinery_operator;
--> statement-breakpoint
-- Only billing sees to customers whose organization is gone.
GRANT SELECT, DELETE, UPDATE (tried_at) ON former_customers TO refinery_billing;--> statement-breakpoint
CREATE FUNCTION keep_former_customer() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';--> statement-breakpoint
CREATE TRIGGER keep_former_customer AFTER DELETE ON billing_customers FOR EACH ROW EXECUTE FUNCTION keep_former_customer();
-- functions a7a0473b31ebc2311cbad2d79ae564648460d8d2ebcef7fcae6e71a544031ec7
