CREATE TABLE "executions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"prompt_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"input" jsonb,
	"output" text,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cost_micros" bigint,
	"latency_ms" integer NOT NULL,
	"finish_reason" text NOT NULL,
	"ignored_parameters" text[] NOT NULL,
	"rating" smallint,
	"feedback" text,
	"created_at" timestamp with time zone NOT NULL,
	"texts_removed_at" timestamp with time zone,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "executions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "executions_page_idx" ON "executions" USING btree ("organization_id","prompt_id","id");--> statement-breakpoint
CREATE INDEX "executions_user_idx" ON "executions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "executions_texts_idx" ON "executions" USING btree ("organization_id","created_at") WHERE "executions"."texts_removed_at" is null;--> statement-breakpoint
CREATE POLICY "tenant" ON "executions" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "executions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "executions" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("rating", "feedback") ON "executions" TO refinery_app;--> statement-breakpoint
-- When texts are due, and no text.
GRANT SELECT ("organization_id", "created_at", "texts_removed_at") ON "executions" TO refinery_system;--> statement-breakpoint
CREATE POLICY "system" ON "executions" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
CREATE POLICY "retention" ON "executions" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- Removes the texts of at most so many executions that an organization does not want to keep any longer. Ratings and figures stay.
CREATE FUNCTION remove_old_executions(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  removed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;

  WITH old AS MATERIALIZED (
    SELECT id FROM executions WHERE organization_id = owner AND created_at < oldest AND texts_removed_at IS NULL
    ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), emptied AS (
    UPDATE executions e SET input = NULL, output = NULL, feedback = NULL, texts_removed_at = at
    FROM old WHERE e.id = old.id RETURNING e.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM emptied WHERE k.organization_id = owner AND k.resource_id = emptied.id
  )
  SELECT count(*) INTO removed FROM emptied;
  RETURN removed;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_old_executions(uuid, timestamptz, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_old_executions(uuid, timestamptz, integer) TO refinery_system;
