-- Workers of releases without make_months ask for it by this name.
CREATE OR REPLACE FUNCTION make_optimization_months(at timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  RETURN make_months('optimizations', at);
REVOKE EXECUTE ON FUNCTION make_optimization_months(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_optimization_months(timestamptz) TO refinery_system;
