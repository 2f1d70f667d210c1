-- Organizations that nobody named were called after who made them.
CREATE OR REPLACE FUNCTION unname_organizations(names text[], which uuid[]) RETURNS TABLE (id uuid, name text, slug text)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE organizations o SET name = 'Organization',
    slug = 'organization-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)
  WHERE o.id = ANY (which) AND o.name = ANY (names) RETURNING o.id, o.name, o.slug
$$;
REVOKE EXECUTE ON FUNCTION unname_organizations(text[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unname_organizations(text[], uuid[]) TO refinery_system;
