-- Finds optimizations and batches by their labels, newest first. Whose a row is serves no index here, unless
-- a filter has one that begins with it: Postgres took a label that few rows have for one that many have, and
-- read every entry of the organization beside the index of labels, whose terms say whose they are anyhow.
CREATE OR REPLACE FUNCTION find_by_metadata(
  wanted jsonb, before uuid, with_provider text, with_status text, since timestamptz, until timestamptz, skipped integer, most integer
) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  own uuid := current_organization_id();
  terms bigint[] := metadata_terms(own, wanted);
  narrow boolean := coalesce(with_provider <> 'local', false) OR coalesce(with_status <> 'completed', false)
    OR since IS NOT NULL OR until IS NOT NULL;
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
  WHERE (o.organization_id = own OR NOT narrow) AND o.organization_id::text = own::text
    AND o.metadata <> '{}' AND o.metadata @> wanted
    AND metadata_terms(o.organization_id, o.metadata) @> terms
    AND (before IS NULL OR o.id < before)
    AND (with_provider IS NULL OR o.provider = with_provider) AND (with_status IS NULL OR o.status = with_status)
    AND (since IS NULL OR o.created_at >= since) AND (until IS NULL OR o.created_at < until)
  ORDER BY o.id DESC LIMIT most OFFSET skipped;
END $$;
REVOKE EXECUTE ON FUNCTION find_by_metadata(jsonb, uuid, text, text, timestamptz, timestamptz, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_by_metadata(jsonb, uuid, text, text, timestamptz, timestamptz, integer, integer) TO refinery_app;
