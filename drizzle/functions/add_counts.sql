-- Counts by name, such as tokens by what saved them, added up name by name.
CREATE OR REPLACE FUNCTION add_counts(a jsonb, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  RETURN CASE WHEN b = '{}' THEN a WHEN a = '{}' THEN b ELSE (
    SELECT jsonb_object_agg(name, total) FROM (
      SELECT name, sum(count::bigint) AS total
      FROM (SELECT * FROM jsonb_each_text(a) UNION ALL SELECT * FROM jsonb_each_text(b)) AS counts(name, count)
      GROUP BY name) AS totals) END;
