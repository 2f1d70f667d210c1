CREATE TABLE "api_key_spend" (
	"api_key_id" uuid PRIMARY KEY NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"used" bigint NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_key_spend" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spend_lease_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lease_id" uuid NOT NULL,
	"api_key_id" uuid,
	"micros" bigint NOT NULL,
	"destination" text NOT NULL,
	"call" text NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "spend_lease_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spend_lease_keys" (
	"lease_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"granted" bigint NOT NULL,
	"spent" bigint NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "spend_lease_keys_lease_id_api_key_id_pk" PRIMARY KEY("lease_id","api_key_id")
);
--> statement-breakpoint
ALTER TABLE "spend_lease_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spend_leases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"granted" bigint NOT NULL,
	"spent" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "spend_leases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_key_spend" ADD CONSTRAINT "api_key_spend_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key_spend" ADD CONSTRAINT "api_key_spend_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lease_calls" ADD CONSTRAINT "spend_lease_calls_lease_id_spend_leases_id_fk" FOREIGN KEY ("lease_id") REFERENCES "public"."spend_leases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lease_calls" ADD CONSTRAINT "spend_lease_calls_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lease_keys" ADD CONSTRAINT "spend_lease_keys_lease_id_spend_leases_id_fk" FOREIGN KEY ("lease_id") REFERENCES "public"."spend_leases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lease_keys" ADD CONSTRAINT "spend_lease_keys_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lease_keys" ADD CONSTRAINT "spend_lease_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_leases" ADD CONSTRAINT "spend_leases_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spend_lease_calls_lease_id_idx" ON "spend_lease_calls" USING btree ("lease_id");--> statement-breakpoint
CREATE INDEX "spend_lease_keys_api_key_id_idx" ON "spend_lease_keys" USING btree ("api_key_id");--> statement-breakpoint
CREATE INDEX "spend_leases_organization_id_idx" ON "spend_leases" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "spend_leases_expires_at_idx" ON "spend_leases" USING btree ("expires_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "api_key_spend" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "spend_lease_calls" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "spend_lease_keys" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "spend_leases" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "spend_leases" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "spend_lease_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "spend_lease_calls" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_key_spend" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "spend_leases", "spend_lease_keys", "spend_lease_calls" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("granted", "spent", "expires_at") ON "spend_leases" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("granted", "spent") ON "spend_lease_keys" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("lease_id", "micros", "call") ON "spend_lease_calls" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "api_key_spend" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("period_start", "used") ON "api_key_spend" TO refinery_app;--> statement-breakpoint
-- Finds the organizations whose leases are over, and nothing else.
CREATE POLICY "system" ON "spend_leases" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("organization_id", "expires_at") ON "spend_leases" TO refinery_system;
