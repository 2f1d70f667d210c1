-- The digest of a value of the audit log. It stays when the value is erased.
CREATE OR REPLACE FUNCTION audit_digest(salt text, value jsonb) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(convert_to(jsonb_build_array(salt, value)::text, 'UTF8')), 'hex');
