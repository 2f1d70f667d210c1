-- Indexes that were made "DESC NULLS LAST" never gave an order: "ORDER BY id DESC" means NULLS FIRST. Those of optimizations may have been
-- made before, concurrently: see docs/deployment.md, "Upgrading a large database".
-- What labels a row has, one number for each, so that those of other organizations are others.
CREATE OR REPLACE FUNCTION metadata_terms(owner uuid, metadata jsonb) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(
    SELECT hashtextextended(owner::text || chr(31) || key || chr(31) || value, 0) FROM jsonb_each_text(metadata)
  );--> statement-breakpoint
DROP INDEX "audit_log_created_at_idx";--> statement-breakpoint
DROP INDEX "batch_jobs_organization_id_idx";--> statement-breakpoint
DROP INDEX "batch_jobs_open_idx";--> statement-breakpoint
DROP INDEX "optimizations_history_idx";--> statement-breakpoint
DROP INDEX "optimizations_batch_id_idx";--> statement-breakpoint
DROP INDEX "optimizations_metadata_idx";--> statement-breakpoint
DROP INDEX "webhooks_organization_id_idx";--> statement-breakpoint
DROP INDEX "work_jobs_organization_id_idx";--> statement-breakpoint
DROP INDEX "work_jobs_webhook_idx";--> statement-breakpoint
ALTER TABLE "work_jobs" ADD COLUMN "webhook_id" text GENERATED ALWAYS AS ((options ->> 'webhookId')) STORED;--> statement-breakpoint
CREATE INDEX "audit_log_time_idx" ON "audit_log" USING btree ("organization_id","created_at","sequence") WHERE "audit_log"."sequence" is not null;--> statement-breakpoint
CREATE INDEX "batch_jobs_history_idx" ON "batch_jobs" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "batch_jobs_status_idx" ON "batch_jobs" USING btree ("organization_id","status","id");--> statement-breakpoint
CREATE INDEX "batch_jobs_in_flight_idx" ON "batch_jobs" USING btree ("organization_id","id") WHERE "batch_jobs"."status" in ('queued', 'running', 'cancelling');--> statement-breakpoint
CREATE INDEX "invitations_history_idx" ON "invitations" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "optimizations_page_idx" ON "optimizations" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "optimizations_created_at_idx" ON "optimizations" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "optimizations_status_idx" ON "optimizations" USING btree ("organization_id","status","id") WHERE "optimizations"."status" <> 'completed';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "optimizations_provider_idx" ON "optimizations" USING btree ("organization_id","provider","id") WHERE "optimizations"."provider" <> 'local';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "optimizations_terms_idx" ON "optimizations" USING gin (metadata_terms("organization_id", "metadata")) WHERE "optimizations"."metadata" <> '{}';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "optimizations_batch_idx" ON "optimizations" USING btree ("batch_id") WHERE "optimizations"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "webhooks_history_idx" ON "webhooks" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "work_jobs_history_idx" ON "work_jobs" USING btree ("organization_id","kind","id");--> statement-breakpoint
CREATE INDEX "work_jobs_finished_at_idx" ON "work_jobs" USING btree ("kind","finished_at") WHERE "work_jobs"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "work_jobs_deliveries_idx" ON "work_jobs" USING btree ("organization_id","webhook_id","id") WHERE "work_jobs"."kind" = 'webhook';--> statement-breakpoint
-- Finds what was sent along with these labels, newest first. As the owner: operators on JSON and arrays may show what they compare, so
-- row-level security lets refinery_app look into no index with them, and it would read the whole history. It sees its own organization only.
-- Labels that many rows have are found among the newest thousand; others are so few that all of them may be read.
CREATE FUNCTION find_by_metadata(
  wanted jsonb, before uuid, with_provider text, with_status text, since timestamptz, until timestamptz, skipped integer, most integer
) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  own uuid := current_organization_id();
  terms bigint[] := metadata_terms(own, wanted);
  found uuid[];
BEGIN
  found := ARRAY(
    SELECT n.id FROM (
      SELECT * FROM optimizations WHERE organization_id = own AND (before IS NULL OR id < before)
      ORDER BY id DESC LIMIT 1000 + skipped
    ) AS n
    WHERE n.metadata @> wanted
      AND (with_provider IS NULL OR n.provider = with_provider) AND (with_status IS NULL OR n.status = with_status)
      AND (since IS NULL OR n.created_at >= since) AND (until IS NULL OR n.created_at < until)
    ORDER BY n.id DESC LIMIT most OFFSET skipped
  );
  IF cardinality(found) = most THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  RETURN QUERY SELECT o.id FROM optimizations o
  WHERE o.organization_id = own AND o.metadata <> '{}' AND o.metadata @> wanted
    AND metadata_terms(o.organization_id, o.metadata) @> terms
    AND (before IS NULL OR o.id < before)
    AND (with_provider IS NULL OR o.provider = with_provider) AND (with_status IS NULL OR o.status = with_status)
    AND (since IS NULL OR o.created_at >= since) AND (until IS NULL OR o.created_at < until)
  ORDER BY o.id DESC LIMIT most OFFSET skipped;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_by_metadata(jsonb, uuid, text, text, timestamptz, timestamptz, integer, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_by_metadata(jsonb, uuid, text, text, timestamptz, timestamptz, integer, integer) TO refinery_app;
