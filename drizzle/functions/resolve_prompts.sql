-- Finds what programs fetch at run time. An exact name comes before a slug. It works as its caller, under
-- row-level security.
CREATE OR REPLACE FUNCTION resolve_prompts(organization uuid, wanted jsonb)
RETURNS TABLE (place integer, name text, slug text, version integer, messages jsonb, config jsonb, variables jsonb, ab_test jsonb)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  one record;
  prompt public.prompts%ROWTYPE;
BEGIN
  PERFORM pg_catalog.set_config('app.organization_id', organization::text, true);
  -- One after the other: each is found by indexes, whatever Postgres believes of the tables when it plans.
  FOR one IN SELECT * FROM pg_catalog.jsonb_to_recordset(wanted) AS w (place integer, name text, label text, version integer) LOOP
    SELECT * INTO prompt FROM public.prompts p WHERE p.organization_id = organization AND p.name = one.name ORDER BY p.id LIMIT 1;
    IF NOT FOUND THEN
      SELECT * INTO prompt FROM public.prompts p WHERE p.organization_id = organization AND p.slug = one.name;
    END IF;
    CONTINUE WHEN NOT FOUND;
    RETURN QUERY SELECT one.place, prompt.name, prompt.slug, v.number, v.messages, v.config, pg_catalog.to_jsonb(v.variables),
      CASE WHEN one.version IS NULL THEN (
        SELECT pg_catalog.jsonb_build_object('id', t.id, 'salt', t.salt, 'arms', (
          SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
            'version', a.version, 'weight', a.weight, 'messages', w.messages, 'config', w.config, 'variables', w.variables
          ) ORDER BY a.place)
          FROM ROWS FROM (pg_catalog.jsonb_to_recordset(t.arms) AS (version integer, weight double precision)) WITH ORDINALITY AS a (version, weight, place)
          JOIN public.prompt_versions w ON w.prompt_id = prompt.id AND w.number = a.version
        )) FROM public.ab_tests t WHERE t.prompt_id = prompt.id AND t.label = one.label AND t.status = 'running'
      ) END
    FROM (SELECT CASE
      WHEN one.version IS NOT NULL THEN one.version
      WHEN one.label = 'latest' THEN prompt.latest
      ELSE (SELECT l.version FROM public.prompt_labels l WHERE l.prompt_id = prompt.id AND l.label = one.label)
    END AS number) AS chosen
    LEFT JOIN public.prompt_versions v ON v.prompt_id = prompt.id AND v.number = chosen.number;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION resolve_prompts(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_prompts(uuid, jsonb) TO refinery_app;
