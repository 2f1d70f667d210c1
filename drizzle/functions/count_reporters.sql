-- How many people have reported a published prompt since an operator decided last, of those that count:
-- their address is confirmed, their account was seven days old when they reported, it is not disabled, and
-- they are no members of the organization that published the prompt. As the owner: refinery_platform reads
-- who reported nowhere.
CREATE OR REPLACE FUNCTION count_reporters(publication uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT count(*) FROM publication_reports r
      JOIN publications p ON p.id = r.publication_id
      JOIN users u ON u.id = r.user_id
    WHERE r.publication_id = publication AND r.settled_at IS NULL
      AND u.email_verified_at IS NOT NULL AND u.disabled_at IS NULL
      AND r.created_at >= u.created_at + interval '168 hours'
      AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.organization_id = p.organization_id)
  );
END $$;
REVOKE EXECUTE ON FUNCTION count_reporters(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_reporters(uuid) TO refinery_platform;
