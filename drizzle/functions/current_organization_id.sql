-- The organization of the transaction; null: none is set, and no row is seen.
CREATE OR REPLACE FUNCTION current_organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.organization_id', true), '')::uuid;
