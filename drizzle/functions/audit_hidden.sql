-- The names of the values of one part of a row that are hashed by their digest.
CREATE OR REPLACE FUNCTION audit_hidden(digests jsonb, part text) RETURNS text[] LANGUAGE sql IMMUTABLE
  RETURN ARRAY(
    SELECT substr(place, length(part) + 2) FROM jsonb_object_keys(digests) AS place WHERE starts_with(place, part || '.')
  );
