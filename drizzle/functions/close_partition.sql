-- Roles reach partitions through the table alone: none has a right on one. Its owner may be one whom
-- row-level security binds, too.
CREATE OR REPLACE FUNCTION close_partition(partition regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', partition);
  EXECUTE format('CREATE POLICY owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', partition);
END $$;
REVOKE EXECUTE ON FUNCTION close_partition(regclass) FROM PUBLIC;
