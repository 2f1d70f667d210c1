CREATE TABLE "chat_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"content" text NOT NULL,
	"tokens" integer NOT NULL,
	"status" text NOT NULL,
	"provider" text,
	"model" text,
	"finish_reason" text,
	"call_id" uuid,
	"attempts" integer,
	"input_tokens" integer,
	"cached_input_tokens" integer,
	"cache_write_tokens" integer,
	"output_tokens" integer,
	"reasoning_tokens" integer,
	"cost_micros" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "chat_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"api_key_id" uuid,
	"title" text,
	"model" text NOT NULL,
	"system_prompt" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_position" integer DEFAULT 0 NOT NULL,
	"history_from" integer DEFAULT 1 NOT NULL,
	"dropped_messages" integer DEFAULT 0 NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_session_id_chat_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."chat_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chat_messages_position_key" ON "chat_messages" USING btree ("session_id","position");--> statement-breakpoint
CREATE INDEX "chat_messages_created_at_idx" ON "chat_messages" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "chat_messages_pending_idx" ON "chat_messages" USING btree ("session_id") WHERE "chat_messages"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "chat_sessions_page_idx" ON "chat_sessions" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "chat_sessions_user_idx" ON "chat_sessions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "chat_sessions_updated_at_idx" ON "chat_sessions" USING btree ("organization_id","updated_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "chat_messages" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "chat_sessions" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "chat_sessions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chat_messages" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (
  "title", "model", "system_prompt", "metadata", "last_position", "history_from", "dropped_messages", "lease_token",
  "lease_until", "updated_at"
) ON "chat_sessions" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("status") ON "chat_messages" TO refinery_app;--> statement-breakpoint
-- The reconciler finds whose messages are too old, and who erases a person counts theirs. What they say is not read.
CREATE POLICY "system" ON "chat_sessions" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("id", "organization_id", "user_id", "updated_at") ON "chat_sessions" TO refinery_system;--> statement-breakpoint
CREATE POLICY "system" ON "chat_messages" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("organization_id", "session_id", "created_at") ON "chat_messages" TO refinery_system;--> statement-breakpoint
CREATE POLICY "retention" ON "chat_sessions" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention" ON "chat_messages" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- Deletes at most so many messages that an organization does not want to keep any longer, then sessions without a newer message or change.
-- One in which a reply is being written stays.
CREATE FUNCTION remove_old_chats(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  removed integer;
  changed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;

  WITH old AS MATERIALIZED (
    SELECT id FROM chat_messages WHERE organization_id = owner AND created_at < oldest AND status <> 'pending'
    ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM chat_messages m USING old WHERE m.id = old.id RETURNING m.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM gone WHERE k.organization_id = owner AND k.resource_id = gone.id
  )
  SELECT count(*) INTO removed FROM gone;

  IF removed < most THEN
    WITH old AS MATERIALIZED (
      SELECT id FROM chat_sessions
      WHERE organization_id = owner AND updated_at < oldest AND (lease_until IS NULL OR lease_until < at)
      ORDER BY updated_at LIMIT most - removed FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM chat_sessions s USING old WHERE s.id = old.id RETURNING s.id
    ), forgotten AS (
      UPDATE idempotency_keys k SET sealed_reply = NULL
      FROM gone WHERE k.organization_id = owner AND k.resource_id = gone.id
    )
    SELECT count(*) INTO changed FROM gone;
    removed := removed + changed;
  END IF;
  RETURN removed;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_old_chats(uuid, timestamptz, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_old_chats(uuid, timestamptz, integer) TO refinery_system;
