-- Processes remember who calls until they are told of a change: the id of whose it is, in the transaction of
-- the change.
CREATE OR REPLACE FUNCTION tell_identity_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('identity_changed', to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;
