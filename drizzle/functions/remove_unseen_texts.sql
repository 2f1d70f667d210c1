-- Deletes texts that no call has brought for as long as their organization keeps texts.
CREATE OR REPLACE FUNCTION remove_unseen_texts(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  removed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;
  DELETE FROM refined_texts WHERE id = ANY (ARRAY(
    SELECT id FROM refined_texts WHERE organization_id = owner AND last_seen_at < oldest
    ORDER BY last_seen_at LIMIT most FOR UPDATE SKIP LOCKED));
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION remove_unseen_texts(uuid, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_unseen_texts(uuid, timestamptz, integer) TO refinery_system;
