-- Processes remember who calls until they are told of a change: the id of whose it is, in the transaction of the change.
CREATE FUNCTION tell_identity_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('identity_changed', to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, key_hash, previous_key_hash, previous_expires_at, scopes,
    allowed_addresses, rate_limit_per_minute, expires_at ON api_keys
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, expires_at, revoked_at ON sessions
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, role ON memberships
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('user_id');--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF email_verified_at, disabled_at ON users
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF default_provider, default_strategy, default_compression_level, require_two_factor,
    allowed_addresses, suspended_at, suspended_reason ON organizations
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, plan ON subscriptions
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('organization_id');--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER INSERT OR DELETE OR UPDATE OF user_id, confirmed_at ON second_factors
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('user_id');
