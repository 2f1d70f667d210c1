CREATE TABLE "spend_reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"micros" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "spend_reservations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "optimizations" ALTER COLUMN "original_text" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_jobs" ADD COLUMN "texts_removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "optimizations" ADD COLUMN "texts_removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "default_strategy" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "default_compression_level" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "fallback_order" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "allowed_addresses" text[];--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "prompt_retention_days" integer;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "monthly_budget_micros" bigint;--> statement-breakpoint
ALTER TABLE "spend_reservations" ADD CONSTRAINT "spend_reservations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spend_reservations_organization_id_idx" ON "spend_reservations" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "spend_reservations_expires_at_idx" ON "spend_reservations" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "batch_jobs_texts_idx" ON "batch_jobs" USING btree ("organization_id","finished_at") WHERE "batch_jobs"."texts_removed_at" is null;--> statement-breakpoint
CREATE INDEX "optimizations_texts_idx" ON "optimizations" USING btree ("organization_id","created_at") WHERE "optimizations"."texts_removed_at" is null;--> statement-breakpoint
ALTER TABLE "optimizations" ADD CONSTRAINT "optimizations_text_check" CHECK ("optimizations"."original_text" is not null or "optimizations"."texts_removed_at" is not null);--> statement-breakpoint
CREATE POLICY "tenant" ON "spend_reservations" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "spend_reservations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "spend_reservations" TO refinery_app;--> statement-breakpoint
-- The reconciler finds whose calls were abandoned.
CREATE POLICY "system" ON "spend_reservations" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("organization_id", "expires_at") ON "spend_reservations" TO refinery_system;--> statement-breakpoint
GRANT UPDATE (
  "default_strategy", "default_compression_level", "fallback_order", "allowed_addresses", "prompt_retention_days",
  "monthly_budget_micros"
) ON "organizations" TO refinery_app;--> statement-breakpoint
-- It also finds whose texts are too old. That there are texts is all that it reads of them.
GRANT SELECT ("texts_removed_at") ON "optimizations", "batch_jobs" TO refinery_system;--> statement-breakpoint
-- The owner of the tables may be one whom row-level security binds too, and removing texts is the owner's work.
CREATE POLICY "retention" ON "organizations" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY "retention" ON "optimizations" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention" ON "batch_jobs" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention" ON "batch_items" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention" ON "idempotency_keys" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- Removes the texts of an organization that are older than it wants to keep them at this time, at most so many, and says how
-- many rows that changed. No role may change an original text otherwise. What is in progress stays, and so do counts, scores,
-- tokens and costs. Whoever changes a batch locks it before its items, and a row that somebody holds waits for the next call.
CREATE FUNCTION remove_old_texts(owner uuid, at timestamptz, most integer) RETURNS integer
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
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION remove_old_texts(uuid, timestamptz, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_old_texts(uuid, timestamptz, integer) TO refinery_system;
