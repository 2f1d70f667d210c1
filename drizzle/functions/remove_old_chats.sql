-- Deletes at most so many messages that an organization does not want to keep any longer, then sessions
-- without a newer message or change. One in which a reply is being written stays.
CREATE OR REPLACE FUNCTION remove_old_chats(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  removed integer;
  changed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;

  WITH old AS MATERIALIZED (
    SELECT id FROM chat_messages WHERE organization_id = owner AND created_at < oldest AND status <> 'pending'
    ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM chat_messages m USING old WHERE m.id = old.id RETURNING m.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM gone WHERE k.organization_id = owner AND k.resource_id = gone.id
  )
  SELECT count(*) INTO removed FROM gone;

  IF removed < most THEN
    WITH old AS MATERIALIZED (
      SELECT id FROM chat_sessions
      WHERE organization_id = owner AND updated_at < oldest AND (lease_until IS NULL OR lease_until < at)
      ORDER BY updated_at LIMIT most - removed FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM chat_sessions s USING old WHERE s.id = old.id RETURNING s.id
    ), forgotten AS (
      UPDATE idempotency_keys k SET sealed_reply = NULL
      FROM gone WHERE k.organization_id = owner AND k.resource_id = gone.id
    )
    SELECT count(*) INTO changed FROM gone;
    removed := removed + changed;
  END IF;
  RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION remove_old_chats(uuid, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_old_chats(uuid, timestamptz, integer) TO refinery_system;
