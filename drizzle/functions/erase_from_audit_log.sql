-- Erases what tells of somebody who is no more, in the logs of all organizations; everything else of a row
-- stays, and is checked as before. Says of each organization which rows these were, how many values, and how
-- many stay in rows that have no digests. An e-mail alone is erased `everywhere` where it was shown to be
-- theirs, else in the organizations that they are or were in. The heads of their organizations are taken
-- first: what somebody writes as them at this moment is either seen here, or sees that they are gone.
CREATE OR REPLACE FUNCTION erase_from_audit_log(person uuid, mail text, names text[], organizations_of uuid[], everywhere boolean)
RETURNS TABLE (organization_id uuid, entries jsonb, erased integer, kept integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF EXISTS (SELECT 1 FROM users u WHERE u.id = person OR lower(u.email) = lower(mail)) THEN
    RAISE EXCEPTION 'Somebody who has an account is not erased from the audit log.' USING ERRCODE = '42501';
  END IF;
  PERFORM 1 FROM audit_heads h WHERE h.organization_id = ANY (organizations_of) ORDER BY h.organization_id FOR UPDATE;
  RETURN QUERY
  WITH own AS MATERIALIZED (
    SELECT a.id, a.organization_id, a.action, a.target FROM audit_heads h
    JOIN audit_log a ON a.organization_id = h.organization_id AND a.user_id = person AND a.sequence IS NOT NULL
  ), told AS (
    SELECT id, '{address,userAgent}'::text[] AS places FROM own
    UNION ALL
    SELECT a.id, '{before.email,after.email,before.fullName,after.fullName}'::text[]
        || CASE WHEN a.actor_kind = 'system' THEN '{address,userAgent}'::text[] END
      FROM audit_heads h
      JOIN audit_log a ON a.organization_id = h.organization_id AND a.target = person::text AND a.sequence IS NOT NULL
    UNION ALL
    -- Invitations, which know the address only.
    SELECT a.id, '{before.email,after.email}'::text[] FROM audit_log a
      WHERE lower(coalesce(a.after ->> 'email', a.before ->> 'email')) = lower(mail) AND a.sequence IS NOT NULL
        AND (everywhere OR a.organization_id = ANY (organizations_of)
          OR a.organization_id IN (SELECT own.organization_id FROM own))
    UNION ALL
    -- API keys that they made.
    SELECT a.id, '{before.name,after.name,before.allowedAddresses,after.allowedAddresses}'::text[]
      FROM (SELECT DISTINCT organization_id, target FROM own WHERE action = 'api-key.create') AS made
      JOIN audit_log a ON a.organization_id = made.organization_id AND a.target = made.target AND a.sequence IS NOT NULL
      WHERE starts_with(a.action, 'api-key.')
    UNION ALL
    -- Organizations that were called after them.
    SELECT a.id, CASE WHEN a.before ->> 'name' = ANY (names) THEN '{before.name,before.slug}'::text[] END
        || CASE WHEN a.after ->> 'name' = ANY (names) THEN '{after.name,after.slug}'::text[] END
      FROM (SELECT DISTINCT organization_id, target FROM own WHERE action = 'organization.create') AS made
      JOIN audit_log a ON a.organization_id = made.organization_id AND a.target = made.target AND a.sequence IS NOT NULL
      WHERE starts_with(a.action, 'organization.')
    UNION ALL
    SELECT a.id, '{address,userAgent}'::text[] FROM audit_heads h
      JOIN audit_log a ON a.organization_id = h.organization_id AND a.action = 'session.reuse' AND a.sequence IS NOT NULL
      WHERE a.after ->> 'userId' = person::text
  ), wanted AS MATERIALIZED (
    SELECT a.id, a.organization_id, a.sequence, a.digests IS NOT NULL AS erasable, array_agg(DISTINCT place) AS places
    FROM told CROSS JOIN unnest(told.places) AS place JOIN audit_log a ON a.id = told.id
    WHERE audit_values(a) ? place GROUP BY a.id
  ), gone AS (
    UPDATE audit_log a SET
      address = CASE WHEN 'address' = ANY (w.places) THEN NULL ELSE a.address END,
      user_agent = CASE WHEN 'userAgent' = ANY (w.places) THEN NULL ELSE a.user_agent END,
      before = a.before - ARRAY(SELECT substr(place, 8) FROM unnest(w.places) AS place WHERE starts_with(place, 'before.')),
      after = a.after - ARRAY(SELECT substr(place, 7) FROM unnest(w.places) AS place WHERE starts_with(place, 'after.')),
      salts = a.salts - w.places
    FROM wanted w WHERE a.id = w.id AND w.erasable
  )
  SELECT w.organization_id, coalesce(jsonb_agg(w.sequence ORDER BY w.sequence) FILTER (WHERE w.erasable), '[]'),
    coalesce(sum(cardinality(w.places)) FILTER (WHERE w.erasable), 0)::integer,
    coalesce(sum(cardinality(w.places)) FILTER (WHERE NOT w.erasable), 0)::integer
  FROM wanted w GROUP BY w.organization_id;
END $$;
REVOKE EXECUTE ON FUNCTION erase_from_audit_log(uuid, text, text[], uuid[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_from_audit_log(uuid, text, text[], uuid[], boolean) TO refinery_system;
