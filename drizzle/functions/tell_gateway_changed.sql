-- What calls to models go by is told as `gateway:` and the organization's id; the argument is the column
-- that has it.
CREATE OR REPLACE FUNCTION tell_gateway_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('identity_changed', 'gateway:' || (to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0]));
  RETURN NULL;
END $$;
