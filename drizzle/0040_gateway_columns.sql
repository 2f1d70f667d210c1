ALTER TABLE "api_keys" ADD COLUMN "monthly_budget_micros" bigint;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "tokens_per_minute" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "compact_tool_results" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "reply_cache_seconds" integer;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "gateway_refine" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "gateway_provider" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "gateway_model" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "cache_marks" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "holdout_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "call_texts" text;--> statement-breakpoint
GRANT UPDATE ("monthly_budget_micros", "tokens_per_minute", "compact_tool_results", "reply_cache_seconds") ON "api_keys" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("gateway_refine", "gateway_provider", "gateway_model", "cache_marks", "holdout_percent", "call_texts") ON "organizations" TO refinery_app;--> statement-breakpoint
DROP TRIGGER tell_identity_changed ON api_keys;--> statement-breakpoint
CREATE TRIGGER tell_identity_changed
  AFTER DELETE OR UPDATE OF organization_id, user_id, key_hash, previous_key_hash, previous_expires_at, scopes,
    allowed_addresses, rate_limit_per_minute, monthly_budget_micros, tokens_per_minute, compact_tool_results,
    reply_cache_seconds, expires_at ON api_keys
  FOR EACH ROW EXECUTE FUNCTION tell_identity_changed('id');--> statement-breakpoint
-- What calls to models go by is told as `gateway:` and the organization's id; the argument is the column that has it.
CREATE FUNCTION tell_gateway_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('identity_changed', 'gateway:' || (to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0]));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER tell_gateway_changed
  AFTER DELETE OR UPDATE OF fallback_order, default_provider, gateway_refine, gateway_provider, gateway_model, cache_marks,
    holdout_percent, call_texts ON organizations
  FOR EACH ROW EXECUTE FUNCTION tell_gateway_changed('id');--> statement-breakpoint
CREATE TRIGGER tell_gateway_changed
  AFTER INSERT OR DELETE OR UPDATE ON provider_configs
  FOR EACH ROW EXECUTE FUNCTION tell_gateway_changed('organization_id');
