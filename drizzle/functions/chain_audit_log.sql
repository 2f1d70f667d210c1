-- Takes the head of the organization, which makes others of it wait until this transaction has ended.
CREATE OR REPLACE FUNCTION chain_audit_log() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head audit_heads;
  held jsonb;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE organization_id = NEW.organization_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_heads (organization_id, sequence, hash) VALUES (NEW.organization_id, 0, repeat('0', 64))
      ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_heads WHERE organization_id = NEW.organization_id FOR UPDATE;
  END IF;
  -- Whoever was erased while this was done: nothing new tells of them.
  IF NEW.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id) THEN
    NEW.address := NULL;
    NEW.user_agent := NULL;
  END IF;
  held := audit_values(NEW);
  NEW.salts := (
    SELECT coalesce(jsonb_object_agg(place, replace(gen_random_uuid()::text, '-', '')), '{}')
    FROM jsonb_object_keys(held) AS place
  );
  NEW.digests := (
    SELECT coalesce(jsonb_object_agg(key, audit_digest(value, held -> key)), '{}') FROM jsonb_each_text(NEW.salts)
  );
  NEW.sequence := head.sequence + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_log SET sequence = NEW.sequence, previous_hash = NEW.previous_hash, hash = NEW.hash,
      address = NEW.address, user_agent = NEW.user_agent, digests = NEW.digests, salts = NEW.salts
    WHERE id = NEW.id;
  UPDATE audit_heads SET sequence = NEW.sequence, hash = NEW.hash WHERE organization_id = NEW.organization_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION chain_audit_log() FROM PUBLIC;
