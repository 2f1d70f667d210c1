-- What labels a row has, one number for each, so that those of other organizations are others.
CREATE OR REPLACE FUNCTION metadata_terms(owner uuid, metadata jsonb) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(
    SELECT hashtextextended(owner::text || chr(31) || key || chr(31) || value, 0) FROM jsonb_each_text(metadata)
  );
