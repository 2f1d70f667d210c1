CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "invitations_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "deletes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_email_key" ON "invitations" USING btree ("organization_id","email");--> statement-breakpoint
CREATE INDEX "invitations_expires_at_idx" ON "invitations" USING btree ("expires_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "invitations" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "invitations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE ("role", "token_hash", "invited_by", "expires_at") ON "invitations" TO refinery_app;--> statement-breakpoint
-- Whoever accepts is no member yet.
CREATE POLICY "system" ON "invitations" AS PERMISSIVE FOR ALL TO "refinery_system" USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, DELETE ON "invitations" TO refinery_system;--> statement-breakpoint
-- Admins change who belongs to their organization, and what it is called. No other process raises a role.
GRANT UPDATE ("role"), DELETE ON "memberships" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("name", "slug", "deletes_at") ON "organizations" TO refinery_app;--> statement-breakpoint
-- Once its time has come.
GRANT DELETE ON "organizations" TO refinery_system;
