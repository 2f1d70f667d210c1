-- Drops a month that was taken out, with its reviews, once both stand in files.
CREATE OR REPLACE FUNCTION drop_staged_optimizations(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
  staged text := to_char(month, '"archiving_"YYYY_MM');
BEGIN
  EXECUTE format('DELETE FROM optimization_reviews r USING %I s WHERE r.optimization_id = s.id', staged);
  EXECUTE format('DROP TABLE %I', staged);
END $$;
REVOKE EXECUTE ON FUNCTION drop_staged_optimizations(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_staged_optimizations(date) TO refinery_operator;
