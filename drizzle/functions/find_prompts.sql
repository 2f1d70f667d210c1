-- Finds prompts by words and tags, newest first: `words` are patterns of LIKE, the longest first. As the
-- owner, like find_by_metadata: LIKE and operators on arrays may show what they compare, so row-level
-- security lets refinery_app look into no index with them. It sees its own organization only. What many
-- prompts have is found among the newest thousand; the rest are so few that all of them may be read.
CREATE OR REPLACE FUNCTION find_prompts(
  words text[], with_tags text[], before uuid, with_category text, with_folder text, in_project uuid, with_label text, most integer
) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  own uuid := current_organization_id();
  longest text := words[1];
  found uuid[];
BEGIN
  found := ARRAY(
    SELECT n.id FROM (
      SELECT * FROM prompts WHERE organization_id = own AND (before IS NULL OR id < before) ORDER BY id DESC LIMIT 1000
    ) AS n
    WHERE n.tags @> with_tags
      AND (with_category IS NULL OR n.category = with_category) AND (with_folder IS NULL OR n.folder = with_folder)
      AND (in_project IS NULL OR n.project_id = in_project)
      AND (with_label IS NULL OR EXISTS (SELECT FROM prompt_labels l WHERE l.prompt_id = n.id AND l.label = with_label))
      AND (longest IS NULL OR EXISTS (SELECT FROM prompt_search s WHERE s.prompt_id = n.id AND s.text LIKE ALL (words)))
    ORDER BY n.id DESC LIMIT most
  );
  IF cardinality(found) = most THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id FROM prompts p
  WHERE p.organization_id = own AND (with_tags = '{}' OR p.tags @> with_tags)
    AND (before IS NULL OR p.id < before)
    AND (with_category IS NULL OR p.category = with_category) AND (with_folder IS NULL OR p.folder = with_folder)
    AND (in_project IS NULL OR p.project_id = in_project)
    AND (with_label IS NULL OR EXISTS (SELECT FROM prompt_labels l WHERE l.prompt_id = p.id AND l.label = with_label))
    AND (longest IS NULL OR p.id IN (
      SELECT s.prompt_id FROM prompt_search s
      WHERE s.organization_id = own AND s.text LIKE longest AND s.text LIKE ALL (words)
    ))
  ORDER BY p.id DESC LIMIT most;
END $$;
REVOKE EXECUTE ON FUNCTION find_prompts(text[], text[], uuid, text, text, uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_prompts(text[], text[], uuid, text, text, uuid, text, integer) TO refinery_app;
