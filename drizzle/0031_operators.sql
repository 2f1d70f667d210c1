ALTER TABLE "users" ADD COLUMN "operator_since" timestamp with time zone;--> statement-breakpoint
-- Only a command makes operators: refinery_system adds people and none of them may be one.
CREATE POLICY system_no_operators ON users AS RESTRICTIVE FOR INSERT TO refinery_system WITH CHECK (operator_since IS NULL);--> statement-breakpoint
GRANT SELECT (email_verified_at, operator_since), UPDATE (operator_since) ON users TO refinery_operator;--> statement-breakpoint
CREATE POLICY operator ON second_factors FOR SELECT TO refinery_operator USING (true);--> statement-breakpoint
GRANT SELECT (user_id, confirmed_at) ON second_factors TO refinery_operator;--> statement-breakpoint
-- Who operates the product is a part of who calls.
DROP TRIGGER tell_identity_changed ON users;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF email_verified_at, disabled_at, operator_since ON users
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');
