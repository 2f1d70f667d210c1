CREATE TABLE "enrichments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"api_key_id" uuid,
	"prompt_id" uuid,
	"prompt_version" integer,
	"new_version" integer,
	"status" text NOT NULL,
	"input_hash" text NOT NULL,
	"repeatable" boolean DEFAULT false NOT NULL,
	"strict" boolean NOT NULL,
	"original_text" text,
	"enriched_text" text,
	"messages" jsonb,
	"sections" jsonb,
	"checks" jsonb,
	"additions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"quality_before" double precision,
	"quality_after" double precision,
	"reason" text,
	"provider" text NOT NULL,
	"model" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_micros" bigint,
	"duration_ms" double precision,
	"error" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"texts_removed_at" timestamp with time zone,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "enrichments_text_check" CHECK ("enrichments"."original_text" is not null or "enrichments"."texts_removed_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "enrichments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "enrichments" ADD CONSTRAINT "enrichments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrichments" ADD CONSTRAINT "enrichments_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrichments" ADD CONSTRAINT "enrichments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enrichments_page_idx" ON "enrichments" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "enrichments_created_at_idx" ON "enrichments" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "enrichments_prompt_page_idx" ON "enrichments" USING btree ("prompt_id","id");--> statement-breakpoint
CREATE INDEX "enrichments_newest_idx" ON "enrichments" USING btree ("prompt_id","created_at") WHERE "enrichments"."enriched_text" is not null;--> statement-breakpoint
CREATE INDEX "enrichments_hash_idx" ON "enrichments" USING btree ("organization_id","input_hash","created_at") WHERE "enrichments"."repeatable";--> statement-breakpoint
CREATE INDEX "enrichments_user_idx" ON "enrichments" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "enrichments_texts_idx" ON "enrichments" USING btree ("organization_id","created_at") WHERE "enrichments"."texts_removed_at" is null;--> statement-breakpoint
CREATE INDEX "enrichments_processing_idx" ON "enrichments" USING btree ("organization_id","created_at") WHERE "enrichments"."status" = 'processing';--> statement-breakpoint
CREATE POLICY "tenant" ON "enrichments" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "enrichments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (
  new_version, status, repeatable, enriched_text, messages, sections, checks, additions, quality_before, quality_after,
  reason, provider, model, input_tokens, output_tokens, cost_micros, duration_ms, error
) ON "enrichments" TO refinery_app;--> statement-breakpoint
-- Finding abandoned ones, and old texts: nothing of what they say.
CREATE POLICY "system" ON "enrichments" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT (id, organization_id, status, created_at, texts_removed_at) ON "enrichments" TO refinery_system;--> statement-breakpoint
-- As before, and now for enrichments, too.
CREATE OR REPLACE FUNCTION remove_old_texts(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  batch uuid;
  removed integer;
  changed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;

  WITH old AS MATERIALIZED (
    SELECT id FROM optimizations
    WHERE organization_id = owner AND texts_removed_at IS NULL AND created_at < oldest AND status <> 'processing'
    ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), emptied AS (
    UPDATE optimizations o SET
      original_text = NULL, refined_text = NULL, removed_segments = '[]', explanation = NULL, warnings = '[]',
      checks = CASE jsonb_typeof(o.checks) WHEN 'object'
        THEN o.checks || '{"lost": [], "requirements": [], "added": [], "doubtful": []}' END,
      -- Why a result was not used quotes it.
      attempts = CASE jsonb_typeof(o.attempts) WHEN 'array' THEN (
        SELECT jsonb_agg(CASE WHEN a -> 'error' = 'null' THEN a ELSE a || '{"error": "removed with the texts"}' END ORDER BY n)
        FROM jsonb_array_elements(o.attempts) WITH ORDINALITY AS attempt(a, n)) END,
      texts_removed_at = at
    FROM old WHERE o.id = old.id
    RETURNING o.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM emptied WHERE k.organization_id = owner AND k.resource_id = emptied.id
  )
  SELECT count(*) INTO removed FROM emptied;

  WITH old AS MATERIALIZED (
    SELECT id FROM enrichments
    WHERE organization_id = owner AND texts_removed_at IS NULL AND created_at < oldest AND status <> 'processing'
    ORDER BY created_at LIMIT most - removed FOR UPDATE SKIP LOCKED
  ), emptied AS (
    UPDATE enrichments e SET
      original_text = NULL, enriched_text = NULL, messages = NULL, sections = NULL, reason = NULL, additions = '[]',
      checks = CASE jsonb_typeof(e.checks) WHEN 'object'
        THEN e.checks || '{"lost": [], "requirements": [], "added": [], "doubtful": []}' END,
      texts_removed_at = at
    FROM old WHERE e.id = old.id
    RETURNING e.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM emptied WHERE k.organization_id = owner AND k.resource_id = emptied.id
  )
  SELECT removed + count(*) INTO removed FROM emptied;

  -- Instructions are texts of people, too. A job is older than its enrichments, so they go together.
  UPDATE work_jobs SET options = options - 'instructions'
  WHERE organization_id = owner AND kind = 'enrichment' AND finished_at IS NOT NULL AND created_at < oldest
    AND options ? 'instructions';

  WHILE removed < most LOOP
    SELECT id INTO batch FROM batch_jobs
    WHERE organization_id = owner AND texts_removed_at IS NULL AND finished_at < oldest
      AND status IN ('completed', 'failed', 'cancelled')
    ORDER BY finished_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
    EXIT WHEN NOT FOUND;
    UPDATE batch_items SET text = NULL WHERE id = ANY (ARRAY(
      SELECT id FROM batch_items WHERE batch_id = batch AND organization_id = owner AND text IS NOT NULL
      LIMIT most - removed));
    GET DIAGNOSTICS changed = ROW_COUNT;
    removed := removed + changed;
    EXIT WHEN removed >= most;
    -- Texts to preserve are among its options.
    UPDATE batch_jobs SET options = '{}', texts_removed_at = at WHERE id = batch;
    removed := removed + 1;
  END LOOP;
  RETURN removed;
END $$;
