ALTER TABLE "memberships" ADD COLUMN "sso_exempt_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "require_sso" boolean DEFAULT false NOT NULL;--> statement-breakpoint
GRANT UPDATE (sso_exempt_at) ON memberships TO refinery_app;--> statement-breakpoint
GRANT UPDATE (require_sso) ON organizations TO refinery_app;--> statement-breakpoint
-- Where an identity provider has locked everybody out, whoever operates the product opens the door.
GRANT UPDATE (require_sso) ON organizations TO refinery_operator;--> statement-breakpoint
DROP TRIGGER tell_identity_changed ON memberships;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, role, sso_exempt_at ON memberships
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('user_id');--> statement-breakpoint
DROP TRIGGER tell_identity_changed ON organizations;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF default_provider, default_strategy, default_compression_level, require_two_factor,
    require_sso, allowed_addresses, suspended_at, suspended_reason ON organizations
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
-- Whether a sign-in was through a connection as it is now.
GRANT SELECT (updated_at) ON sso_connections TO refinery_system;
