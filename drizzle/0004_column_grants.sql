-- What may change, column by column: never an id, an owner, a plan or an original text. A new column is in no grant
-- until a migration puts it there; apps/api/src/isolation/update-columns.test.ts holds the same table.
REVOKE UPDATE ON
  organizations, subscriptions, api_keys, provider_configs, optimizations, batch_jobs, batch_items, batch_lanes,
  idempotency_keys
  FROM refinery_app;
--> statement-breakpoint
REVOKE UPDATE ON organizations, users, memberships, sessions, subscriptions FROM refinery_system;
--> statement-breakpoint
GRANT UPDATE (default_provider) ON organizations TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (used, period_start, period_end) ON subscriptions TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (
  encrypted_credential, last_four, default_model, base_url, auth_header, request_format, enabled, position, updated_at
) ON provider_configs TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (
  status, provider, model, mode, refined_text, original_tokens, refined_tokens, savings_percentage, removed_segments,
  explanation, refiner_version, scores, checks, warnings, attempts, error, cached, input_tokens, output_tokens,
  cost_usd, latency_ms
) ON optimizations TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (
  status, total, completed, failed, cancelled, original_tokens, refined_tokens, estimated_savings_usd, started_at,
  finished_at
) ON batch_jobs TO refinery_app;
--> statement-breakpoint
-- The text goes once the optimization has it.
GRANT UPDATE (
  text, status, attempts, available_at, lease_token, lease_expires_at, optimization_id, error
) ON batch_items TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (token, updated_at) ON batch_lanes TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (route, request_hash, resource_id, sealed_reply, locked_until, expires_at)
  ON idempotency_keys TO refinery_app;
--> statement-breakpoint
GRANT UPDATE (refresh_token_hash, used_token_hashes, expires_at, revoked_at) ON sessions TO refinery_system;
--> statement-breakpoint
GRANT UPDATE (password_hash) ON users TO refinery_system;
