-- The hash of a row of the audit log, chained to the row before it. Where a row has digests, they stand for
-- the values that they are of.
CREATE OR REPLACE FUNCTION audit_hash(entry audit_log) RETURNS text LANGUAGE sql STABLE
  RETURN encode(sha256(convert_to(((jsonb_build_object(
    'id', (entry).id,
    'organizationId', (entry).organization_id,
    'sequence', (entry).sequence,
    'previousHash', (entry).previous_hash,
    'actorKind', (entry).actor_kind,
    'userId', (entry).user_id,
    'apiKeyId', (entry).api_key_id,
    'actorName', (entry).actor_name,
    'action', (entry).action,
    'target', (entry).target,
    'requestId', (entry).request_id,
    'address', (entry).address,
    'userAgent', (entry).user_agent,
    'before', CASE WHEN (entry).digests IS NULL THEN (entry).before
      ELSE (entry).before - audit_hidden((entry).digests, 'before') END,
    'after', CASE WHEN (entry).digests IS NULL THEN (entry).after
      ELSE (entry).after - audit_hidden((entry).digests, 'after') END,
    'createdAt', to_char((entry).created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ) || CASE WHEN (entry).digests IS NULL THEN '{}' ELSE jsonb_build_object('digests', (entry).digests) END)
    - ARRAY(SELECT jsonb_object_keys((entry).digests)))::text, 'UTF8')), 'hex');
