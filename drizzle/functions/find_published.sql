-- Finds public prompts by words and tags, those that were published last first: `words` are patterns of
-- LIKE, the longest first. What many have is found among the newest thousand; the rest are so few that all
-- of them may be read. It works as refinery_platform.
CREATE OR REPLACE FUNCTION find_published(words text[], with_tags text[], with_category text, before uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  longest text := words[1];
  found uuid[];
BEGIN
  found := ARRAY(
    SELECT n.id FROM (
      SELECT * FROM published_prompts WHERE status = 'approved' AND (before IS NULL OR publication_id < before)
      ORDER BY publication_id DESC LIMIT 1000
    ) AS n
    WHERE n.tags @> with_tags AND (with_category IS NULL OR n.category = with_category)
      AND (longest IS NULL OR n.search LIKE ALL (words)) AND shows_published(n.organization_id)
    ORDER BY n.publication_id DESC LIMIT most
  );
  IF cardinality(found) = most THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  RETURN QUERY
  SELECT s.id FROM (
    SELECT p.id, p.publication_id, p.organization_id FROM published_prompts p
    WHERE p.status = 'approved' AND (before IS NULL OR p.publication_id < before)
      AND (cardinality(with_tags) = 0 OR p.tags @> with_tags) AND (with_category IS NULL OR p.category = with_category)
      AND (longest IS NULL OR p.search LIKE longest AND p.search LIKE ALL (words))
    ORDER BY p.publication_id DESC OFFSET 0
  ) AS s
  WHERE shows_published(s.organization_id)
  ORDER BY s.publication_id DESC LIMIT most;
END $$;
REVOKE EXECUTE ON FUNCTION find_published(text[], text[], text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_published(text[], text[], text, uuid, integer) TO refinery_platform;
