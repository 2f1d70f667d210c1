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
--> statement-breakpoint
-- From here on optimizations are partitioned by month: a UUIDv7 begins with its time, so months are ranges of ids. See docs/adr/0035.
-- The table of before becomes the partition of everything up to now, as it is: no row is copied.
CREATE FUNCTION first_id_at(at timestamptz) RETURNS uuid LANGUAGE sql STABLE
  RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;--> statement-breakpoint
ALTER TABLE "optimizations" RENAME TO "optimizations_older";--> statement-breakpoint
DO $$
DECLARE
  old text;
BEGIN
  FOR old IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'optimizations_older' LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', old, replace(old, 'optimizations_', 'optimizations_older_'));
  END LOOP;
  FOR old IN SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = 'optimizations_older' LOOP
    EXECUTE format('DROP POLICY %I ON optimizations_older', old);
  END LOOP;
END $$;--> statement-breakpoint
CREATE TABLE "optimizations" (
  LIKE "optimizations_older" INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE
) PARTITION BY RANGE ("id");--> statement-breakpoint
-- What may have been prepared holds for the rows of before only.
ALTER TABLE "optimizations" DROP CONSTRAINT IF EXISTS "optimizations_older_check";--> statement-breakpoint
ALTER TABLE "optimizations" ADD CONSTRAINT "optimizations_pkey" PRIMARY KEY ("id");--> statement-breakpoint
ALTER TABLE "optimizations" ADD CONSTRAINT "optimizations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "optimizations" ADD CONSTRAINT "optimizations_batch_id_batch_jobs_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batch_jobs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "optimizations_page_idx" ON "optimizations" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "optimizations_created_at_idx" ON "optimizations" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "optimizations_status_idx" ON "optimizations" USING btree ("organization_id","status","id") WHERE "optimizations"."status" <> 'completed';--> statement-breakpoint
CREATE INDEX "optimizations_provider_idx" ON "optimizations" USING btree ("organization_id","provider","id") WHERE "optimizations"."provider" <> 'local';--> statement-breakpoint
CREATE INDEX "optimizations_terms_idx" ON "optimizations" USING gin (metadata_terms("organization_id", "metadata")) WHERE "optimizations"."metadata" <> '{}';--> statement-breakpoint
CREATE INDEX "optimizations_batch_idx" ON "optimizations" USING btree ("batch_id") WHERE "optimizations"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "optimizations_texts_idx" ON "optimizations" USING btree ("organization_id","created_at") WHERE "optimizations"."texts_removed_at" is null;--> statement-breakpoint
CREATE INDEX "optimizations_processing_idx" ON "optimizations" USING btree ("created_at") WHERE "optimizations"."status" = 'processing';--> statement-breakpoint
ALTER TABLE "optimizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "optimizations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant" ON "optimizations" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "system" ON "optimizations" TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "operator" ON "optimizations" TO refinery_operator USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention" ON "optimizations" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "optimizations" TO refinery_app;--> statement-breakpoint
GRANT UPDATE (
  status, provider, model, mode, refined_text, original_tokens, refined_tokens, savings_percentage, removed_segments,
  explanation, refiner_version, scores, checks, warnings, attempts, error, cached, input_tokens, output_tokens,
  cost_usd, latency_ms, verification
) ON "optimizations" TO refinery_app;--> statement-breakpoint
GRANT SELECT (id, organization_id, status, created_at, texts_removed_at) ON "optimizations" TO refinery_system;--> statement-breakpoint
GRANT SELECT (id, organization_id, status) ON "optimizations" TO refinery_operator;--> statement-breakpoint
-- Roles reach partitions through the table alone: none has a right on one. Its owner may be one whom row-level security binds, too.
CREATE FUNCTION close_partition(partition regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', partition);
  EXECUTE format('CREATE POLICY owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', partition);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION close_partition(regclass) FROM PUBLIC;--> statement-breakpoint
REVOKE ALL ON "optimizations_older" FROM refinery_app, refinery_system, refinery_operator;--> statement-breakpoint
SELECT close_partition('optimizations_older');--> statement-breakpoint
DO $$
DECLARE
  bound uuid;
BEGIN
  SELECT substring(pg_get_constraintdef(oid) FROM '[0-9a-f]{8}-[0-9a-f-]{27}') INTO bound FROM pg_constraint
  WHERE conrelid = 'optimizations_older'::regclass AND conname = 'optimizations_older_check' AND convalidated;
  bound := coalesce(bound, first_id_at(date_trunc('month', now(), 'UTC')
    + CASE WHEN EXISTS (SELECT 1 FROM optimizations_older) THEN interval '1 month' ELSE interval '0' END));
  EXECUTE format('CREATE TABLE optimizations_later PARTITION OF optimizations FOR VALUES FROM (%L) TO (MAXVALUE)', bound);
  PERFORM close_partition('optimizations_later');
  -- Ids of no time, or of a clock that was wrong.
  INSERT INTO optimizations SELECT * FROM optimizations_older WHERE id >= bound;
  DELETE FROM optimizations_older WHERE id >= bound;
  EXECUTE format('ALTER TABLE optimizations ATTACH PARTITION optimizations_older FOR VALUES FROM (MINVALUE) TO (%L)', bound);
  ALTER TABLE optimizations_older DROP CONSTRAINT IF EXISTS optimizations_older_check;
END $$;--> statement-breakpoint
-- Makes the partitions of this month and the two after it, where they are missing, at most three in a call. They are cut from the last one, which
-- takes whatever is newer than all others, so that no row is ever without a place. It locks the table for a moment, and gives up where it cannot
-- at once: whoever waits for it would hold up everybody behind them.
CREATE FUNCTION make_optimization_months(at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET lock_timeout = '500ms' AS $$
DECLARE
  made integer := 0;
  locked boolean := false;
  bound uuid;
  starts timestamptz;
  ends uuid;
  month text;
BEGIN
  WHILE made < 3 LOOP
    SELECT substring(pg_get_expr(relpartbound, oid) FROM '[0-9a-f]{8}-[0-9a-f-]{27}') INTO STRICT bound
      FROM pg_class WHERE oid = 'optimizations_later'::regclass;
    starts := to_timestamp(('x' || substr(replace(bound::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0);
    EXIT WHEN starts > date_trunc('month', at) + interval '2 months';
    IF NOT locked THEN
      LOCK TABLE optimizations IN ACCESS EXCLUSIVE MODE;
      locked := true;
      -- Somebody else may have made it meanwhile.
      CONTINUE;
    END IF;
    month := to_char(starts, '"optimizations_"YYYY_MM');
    ends := first_id_at(starts + interval '1 month');
    ALTER TABLE optimizations DETACH PARTITION optimizations_later;
    EXECUTE format('CREATE TABLE public.%I PARTITION OF optimizations FOR VALUES FROM (%L) TO (%L)', month, bound, ends);
    PERFORM close_partition(month::regclass);
    INSERT INTO optimizations SELECT * FROM optimizations_later WHERE id < ends;
    DELETE FROM optimizations_later WHERE id < ends;
    EXECUTE format('ALTER TABLE optimizations ATTACH PARTITION optimizations_later FOR VALUES FROM (%L) TO (MAXVALUE)', ends);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION make_optimization_months(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_optimization_months(timestamptz) TO refinery_system;--> statement-breakpoint
SELECT make_optimization_months(now());
--> statement-breakpoint
-- Takes the optimizations of a month out of the table into one of their own, from which operators archive them: its partition as it is, where it
-- has one, and what stands elsewhere row by row, at most so many in a call. Answers how many rows the call moved; none are left at 0. Rows of
-- organizations and batches that are deleted meanwhile go from there as well.
CREATE FUNCTION stage_optimizations(month date, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET lock_timeout = '500ms' AS $$
DECLARE
  starts uuid := first_id_at(date_trunc('month', month::timestamptz));
  ends uuid := first_id_at(date_trunc('month', month::timestamptz) + interval '1 month');
  partition text := to_char(month, '"optimizations_"YYYY_MM');
  staged text := to_char(month, '"archiving_"YYYY_MM');
  moved integer;
BEGIN
  IF to_regclass(staged) IS NULL THEN
    LOCK TABLE optimizations IN ACCESS EXCLUSIVE MODE;
    IF EXISTS (SELECT 1 FROM optimizations WHERE status = 'processing' AND id >= starts AND id < ends) THEN
      RAISE EXCEPTION 'Optimizations of this month are in progress.' USING ERRCODE = '55006';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_inherits WHERE inhparent = 'optimizations'::regclass AND inhrelid = to_regclass(partition)) THEN
      EXECUTE format('ALTER TABLE optimizations DETACH PARTITION %I', partition);
      EXECUTE format('ALTER TABLE %I RENAME TO %I', partition, staged);
      EXECUTE format('CREATE TABLE public.%I PARTITION OF optimizations FOR VALUES FROM (%L) TO (%L)', partition, starts, ends);
      PERFORM close_partition(partition::regclass);
    ELSE
      EXECUTE format('CREATE TABLE public.%I (LIKE optimizations INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE,
        PRIMARY KEY (id),
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
        FOREIGN KEY (batch_id) REFERENCES batch_jobs (id) ON DELETE SET NULL)', staged);
      EXECUTE format('CREATE INDEX ON %I (organization_id, id)', staged);
      EXECUTE format('CREATE INDEX ON %I (batch_id) WHERE batch_id IS NOT NULL', staged);
      PERFORM close_partition(staged::regclass);
    END IF;
    -- Whoever archives reads each organization as itself, and as operator whose there are.
    EXECUTE format('CREATE POLICY tenant ON %I FOR SELECT TO refinery_app USING (organization_id = current_organization_id())', staged);
    EXECUTE format('CREATE POLICY operator ON %I FOR SELECT TO refinery_operator USING (true)', staged);
    EXECUTE format('GRANT SELECT ON %I TO refinery_app', staged);
    EXECUTE format('GRANT SELECT (id, organization_id) ON %I TO refinery_operator', staged);
  END IF;
  EXECUTE format('WITH gone AS (
      DELETE FROM optimizations WHERE id = ANY (ARRAY(
        SELECT id FROM optimizations WHERE id >= $1 AND id < $2 AND status <> ''processing'' ORDER BY id LIMIT $3)) RETURNING *
    ) INSERT INTO %I SELECT * FROM gone', staged) USING starts, ends, most;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;--> statement-breakpoint
-- Drops a month that was taken out, once it stands in files.
CREATE FUNCTION drop_staged_optimizations(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '500ms' AS $$
BEGIN
  EXECUTE format('DROP TABLE %I', to_char(month, '"archiving_"YYYY_MM'));
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION stage_optimizations(date, integer), drop_staged_optimizations(date) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION stage_optimizations(date, integer), drop_staged_optimizations(date) TO refinery_operator;
