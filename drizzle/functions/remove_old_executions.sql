-- Removes the texts of at most so many executions that an organization does not want to keep any longer, and
-- with the outputs the words of judges about them. Scores and ratings stay.
CREATE OR REPLACE FUNCTION remove_old_executions(owner uuid, at timestamptz, most integer) RETURNS integer
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
    UPDATE executions e SET input = NULL, output = NULL, feedback = NULL, feedback_by = NULL, texts_removed_at = at
    FROM old WHERE e.id = old.id RETURNING e.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM emptied WHERE k.organization_id = owner AND k.resource_id = emptied.id
  ), unsaid AS (
    UPDATE scores s SET reason = NULL FROM emptied WHERE s.execution_id = emptied.id AND s.reason IS NOT NULL
  )
  SELECT count(*) INTO removed FROM emptied;
  RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION remove_old_executions(uuid, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_old_executions(uuid, timestamptz, integer) TO refinery_system;
