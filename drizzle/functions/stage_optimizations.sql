-- Takes the optimizations of a month out of the table into one of their own, from which operators archive
-- them: its partition as it is, where it has one, and what stands elsewhere row by row, at most so many in a
-- call. Answers how many rows the call moved; none are left at 0. Rows of organizations and batches that are
-- deleted meanwhile go from there as well.
CREATE OR REPLACE FUNCTION stage_optimizations(month date, most integer) RETURNS integer
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
END $$;
REVOKE EXECUTE ON FUNCTION stage_optimizations(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stage_optimizations(date, integer) TO refinery_operator;
