ALTER TABLE "sessions" ALTER COLUMN "refresh_token_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cookie_hash" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_one_secret" CHECK (num_nonnulls("sessions"."refresh_token_hash", "sessions"."cookie_hash") = 1);--> statement-breakpoint
-- Whoever calls with a cookie is told by its hash.
DROP TRIGGER tell_identity_changed ON sessions;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, expires_at, revoked_at, cookie_hash ON sessions
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');
