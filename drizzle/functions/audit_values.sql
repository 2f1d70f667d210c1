-- What of a row tells of people, by its place. Names of these fields are part of the chain: a change here is
-- for new rows only.
CREATE OR REPLACE FUNCTION audit_values(entry audit_log) RETURNS jsonb LANGUAGE sql STABLE
  RETURN (
    SELECT coalesce(jsonb_object_agg(place, value), '{}') FROM (
      SELECT 'address' AS place, to_jsonb((entry).address) AS value
      UNION ALL SELECT 'userAgent', to_jsonb((entry).user_agent)
      UNION ALL SELECT 'before.' || key, value FROM jsonb_each((entry).before)
        WHERE key IN ('email', 'fullName', 'name', 'slug', 'allowedAddresses')
      UNION ALL SELECT 'after.' || key, value FROM jsonb_each((entry).after)
        WHERE key IN ('email', 'fullName', 'name', 'slug', 'allowedAddresses')
    ) AS found
    WHERE value IS NOT NULL AND value <> 'null'
  );
