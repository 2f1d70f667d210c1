-- The first UUIDv7 of a moment: such an id begins with its time, so months are ranges of ids
-- (docs/adr/0035-optimizations-are-partitioned-by-month.md).
CREATE OR REPLACE FUNCTION first_id_at(at timestamptz) RETURNS uuid LANGUAGE sql STABLE
  RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
