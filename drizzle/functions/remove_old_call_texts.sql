-- Deletes texts of calls that are older at this time than their organization keeps texts, thirty days where
-- it does not say for how long, at most so many, and says how many it deleted. Then the ids of counted calls
-- that nobody will write again after a day.
CREATE OR REPLACE FUNCTION remove_old_call_texts(at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  removed integer;
BEGIN
  DELETE FROM call_texts WHERE id = ANY (ARRAY(
    SELECT t.id FROM organizations o CROSS JOIN LATERAL (
      SELECT c.id FROM call_texts c
      WHERE c.organization_id = o.id
        AND c.id < first_id_at(at - make_interval(hours => 24 * coalesce(o.prompt_retention_days, 30)))
      ORDER BY c.id LIMIT most FOR UPDATE SKIP LOCKED) AS t
    LIMIT most));
  GET DIAGNOSTICS removed = ROW_COUNT;
  DELETE FROM counted_calls WHERE (organization_id, id) IN (
    SELECT o.id, t.id FROM organizations o CROSS JOIN LATERAL (
      SELECT c.id FROM counted_calls c
      WHERE c.organization_id = o.id AND c.id < first_id_at(at - interval '1 day')
      LIMIT 10000) AS t);
  RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION remove_old_call_texts(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_old_call_texts(timestamptz, integer) TO refinery_system;
