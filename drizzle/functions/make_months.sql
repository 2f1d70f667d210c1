-- Makes the partitions of the coming months of a table.
CREATE OR REPLACE FUNCTION make_months(of text, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET lock_timeout = '500ms' AS $$
DECLARE
  later text := of || '_later';
  made integer := 0;
  locked boolean := false;
  bound uuid;
  starts timestamptz;
  ends uuid;
  month text;
BEGIN
  IF of NOT IN ('optimizations', 'model_calls') THEN
    RAISE EXCEPTION 'The table % has no months.', of USING ERRCODE = '42809';
  END IF;
  WHILE made < 3 LOOP
    SELECT substring(pg_get_expr(relpartbound, oid) FROM '[0-9a-f]{8}-[0-9a-f-]{27}') INTO STRICT bound
      FROM pg_class WHERE oid = later::regclass;
    starts := to_timestamp(('x' || substr(replace(bound::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0);
    EXIT WHEN starts > date_trunc('month', at) + interval '2 months';
    IF NOT locked THEN
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', of);
      locked := true;
      -- Somebody else may have made it meanwhile.
      CONTINUE;
    END IF;
    month := of || to_char(starts, '"_"YYYY_MM');
    ends := first_id_at(starts + interval '1 month');
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', of, later);
    EXECUTE format('CREATE TABLE public.%I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', month, of, bound, ends);
    PERFORM close_partition(month::regclass);
    EXECUTE format('INSERT INTO %I SELECT * FROM %I WHERE id < %L', of, later, ends);
    EXECUTE format('DELETE FROM %I WHERE id < %L', later, ends);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (MAXVALUE)', of, later, ends);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION make_months(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_months(text, timestamptz) TO refinery_system;
