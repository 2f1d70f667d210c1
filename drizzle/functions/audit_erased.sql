-- Whether values of a row were erased; null where one is another than its digest says.
CREATE OR REPLACE FUNCTION audit_erased(entry audit_log) RETURNS boolean LANGUAGE sql STABLE
  RETURN (
    SELECT CASE
      WHEN coalesce(bool_and(
        CASE WHEN salt IS NULL THEN value IS NULL ELSE digest IS NOT DISTINCT FROM audit_digest(salt, value) END
      ), true) THEN coalesce(bool_or(salt IS NULL), false) END
    FROM (
      SELECT d.value AS digest, (entry).salts ->> d.key AS salt, held -> d.key AS value
      FROM audit_values(entry) AS held, jsonb_each_text((entry).digests) AS d
    ) AS parts
  );
