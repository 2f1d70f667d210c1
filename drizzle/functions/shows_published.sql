-- Whether an organization shows what it published. For one row after the other: the pages are walked in
-- their own order.
CREATE OR REPLACE FUNCTION shows_published(organization uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT suspended_at IS NULL AND deletes_at IS NULL FROM organizations WHERE id = organization);
END $$;
REVOKE EXECUTE ON FUNCTION shows_published(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shows_published(uuid) TO refinery_platform;
