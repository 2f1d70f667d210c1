CREATE TABLE "inactive_members" (
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "inactive_members_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "inactive_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scim_group_members" (
	"connection_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"scim_user_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "scim_group_members_group_id_scim_user_id_pk" PRIMARY KEY("group_id","scim_user_id")
);
--> statement-breakpoint
ALTER TABLE "scim_group_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scim_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"display_name" text NOT NULL,
	"external_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "scim_groups_own_key" UNIQUE("connection_id","id")
);
--> statement-breakpoint
ALTER TABLE "scim_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scim_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "scim_tokens_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "scim_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scim_users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"external_id" text,
	"active" boolean NOT NULL,
	"attributes" jsonb NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "scim_users_own_key" UNIQUE("connection_id","id"),
	CONSTRAINT "scim_users_user_key" UNIQUE("connection_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "scim_users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "inactive_members" ADD CONSTRAINT "inactive_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inactive_members" ADD CONSTRAINT "inactive_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_group_members" ADD CONSTRAINT "scim_group_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_group_members" ADD CONSTRAINT "scim_group_members_group_scim_groups_id_fk" FOREIGN KEY ("connection_id","group_id") REFERENCES "public"."scim_groups"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_group_members" ADD CONSTRAINT "scim_group_members_user_scim_users_id_fk" FOREIGN KEY ("connection_id","scim_user_id") REFERENCES "public"."scim_users"("connection_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_groups" ADD CONSTRAINT "scim_groups_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_groups" ADD CONSTRAINT "scim_groups_connection_sso_connections_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."sso_connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_tokens" ADD CONSTRAINT "scim_tokens_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_tokens" ADD CONSTRAINT "scim_tokens_connection_sso_connections_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."sso_connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_users" ADD CONSTRAINT "scim_users_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_users" ADD CONSTRAINT "scim_users_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_users" ADD CONSTRAINT "scim_users_connection_sso_connections_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."sso_connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inactive_members_user_id_idx" ON "inactive_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "scim_group_members_user_idx" ON "scim_group_members" USING btree ("connection_id","scim_user_id");--> statement-breakpoint
CREATE INDEX "scim_group_members_group_idx" ON "scim_group_members" USING btree ("connection_id","group_id");--> statement-breakpoint
CREATE INDEX "scim_group_members_organization_idx" ON "scim_group_members" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scim_groups_display_name_key" ON "scim_groups" USING btree ("connection_id",lower("display_name"));--> statement-breakpoint
CREATE INDEX "scim_groups_connection_idx" ON "scim_groups" USING btree ("organization_id","connection_id");--> statement-breakpoint
CREATE INDEX "scim_tokens_history_idx" ON "scim_tokens" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "scim_tokens_connection_idx" ON "scim_tokens" USING btree ("organization_id","connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scim_users_user_name_key" ON "scim_users" USING btree ("connection_id",lower("user_name"));--> statement-breakpoint
CREATE INDEX "scim_users_connection_idx" ON "scim_users" USING btree ("organization_id","connection_id");--> statement-breakpoint
CREATE INDEX "scim_users_user_id_idx" ON "scim_users" USING btree ("user_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "inactive_members" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "scim_group_members" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "scim_groups" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "scim_tokens" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "scim_users" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "inactive_members" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scim_group_members" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scim_groups" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scim_tokens" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scim_users" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON inactive_members, scim_users TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (display_name, external_id, updated_at) ON scim_groups TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON scim_group_members, scim_tokens TO refinery_app;--> statement-breakpoint
-- Whose a token is, is found before anything else is known.
CREATE POLICY system ON scim_tokens TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, UPDATE (last_used_at) ON scim_tokens TO refinery_system;--> statement-breakpoint
-- A directory makes accounts, which are no organization's.
CREATE POLICY system ON scim_users TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (user_name, external_id, active, attributes, user_id, updated_at) ON scim_users TO refinery_system;--> statement-breakpoint
CREATE POLICY system ON inactive_members TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON inactive_members TO refinery_system;--> statement-breakpoint
-- It takes a membership away only where that is kept to come back.
CREATE POLICY system_deactivates ON memberships AS RESTRICTIVE FOR DELETE TO refinery_system USING (
  EXISTS (
    SELECT 1 FROM inactive_members kept
    WHERE kept.organization_id = memberships.organization_id AND kept.user_id = memberships.user_id
      AND kept.role = memberships.role
  )
);--> statement-breakpoint
GRANT DELETE ON memberships TO refinery_system;--> statement-breakpoint
GRANT SELECT (default_role, role_mapping) ON sso_connections TO refinery_system;
