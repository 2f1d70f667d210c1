-- Removes at most so many texts that an organization does not want to keep any longer: those of optimizations,
-- enrichments, reviews, jobs and batches. Figures stay.
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

  -- A review is as old as what it is of, which may be archived meanwhile. Its counts of edits stay.
  IF removed < most THEN
    UPDATE optimization_reviews r SET
      text = NULL, rejected = '[]',
      checks = r.checks || '{"lost": [], "requirements": [], "added": [], "doubtful": []}',
      texts_removed_at = at
    WHERE r.optimization_id = ANY (ARRAY(
      SELECT optimization_id FROM optimization_reviews
      WHERE organization_id = owner AND texts_removed_at IS NULL AND optimized_at < oldest
      ORDER BY optimized_at LIMIT most - removed FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS changed = ROW_COUNT;
    removed := removed + changed;
  END IF;

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
REVOKE EXECUTE ON FUNCTION remove_old_texts(uuid, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_old_texts(uuid, timestamptz, integer) TO refinery_system;
