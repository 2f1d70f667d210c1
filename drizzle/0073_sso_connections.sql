CREATE TABLE "sso_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"default_role" text,
	"role_mapping" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "sso_connections_own_key" UNIQUE("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "sso_connections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sso_flows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"state_hash" text NOT NULL,
	"challenge" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	"code_hash" text,
	"identity" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sso_flows_state_hash_key" UNIQUE("state_hash"),
	CONSTRAINT "sso_flows_code_hash_key" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "sso_identities" (
	"connection_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "sso_identities_connection_id_subject_pk" PRIMARY KEY("connection_id","subject"),
	CONSTRAINT "sso_identities_user_key" UNIQUE("connection_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "sso_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "connection_id" uuid;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD CONSTRAINT "sso_connections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_flows" ADD CONSTRAINT "sso_flows_connection_id_sso_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."sso_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_identities" ADD CONSTRAINT "sso_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_identities" ADD CONSTRAINT "sso_identities_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_identities" ADD CONSTRAINT "sso_identities_connection_sso_connections_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."sso_connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_identities" ADD CONSTRAINT "sso_identities_member_memberships_id_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sso_flows_expires_at_idx" ON "sso_flows" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sso_flows_connection_id_idx" ON "sso_flows" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "sso_identities_membership_idx" ON "sso_identities" USING btree ("organization_id","user_id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_connection_sso_connections_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."sso_connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_connection_idx" ON "sessions" USING btree ("organization_id","connection_id") WHERE "sessions"."connection_id" is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_connections" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_identities" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());
--> statement-breakpoint
ALTER TABLE "sso_connections" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (name, client_id, sealed_secret, default_role, role_mapping, updated_at) ON sso_connections TO refinery_app;--> statement-breakpoint
-- Who signs in belongs to no organization yet: which one has the connection is found here, and its secret in the organization itself.
CREATE POLICY system ON sso_connections FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT (id, organization_id, name) ON sso_connections TO refinery_system;--> statement-breakpoint
ALTER TABLE "sso_flows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_flows" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY system ON sso_flows TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (expires_at, returned_at, code_hash, identity) ON sso_flows TO refinery_system;--> statement-breakpoint
ALTER TABLE "sso_identities" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY system ON sso_identities TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sso_identities TO refinery_system;--> statement-breakpoint
DROP TRIGGER tell_identity_changed ON sessions;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, expires_at, revoked_at, cookie_hash, connection_id ON sessions
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');
