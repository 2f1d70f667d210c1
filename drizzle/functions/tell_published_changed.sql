-- Processes remember public pages until they are told of a change, in the transaction of the change, on the
-- channel of ADR 33.
CREATE OR REPLACE FUNCTION tell_published_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('identity_changed', 'published');
  RETURN NULL;
END $$;
