CREATE TABLE "user_export_chunks" (
	"export_id" uuid NOT NULL,
	"attempt" uuid NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "user_export_chunks_export_id_attempt_position_pk" PRIMARY KEY("export_id","attempt","position")
);
--> statement-breakpoint
ALTER TABLE "user_export_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text NOT NULL,
	"attempt" uuid,
	"chunks" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"token_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "user_exports_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "user_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "digests" jsonb;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "salts" jsonb;--> statement-breakpoint
ALTER TABLE "user_export_chunks" ADD CONSTRAINT "user_export_chunks_export_id_user_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."user_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_export_chunks" ADD CONSTRAINT "user_export_chunks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_exports" ADD CONSTRAINT "user_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_exports" ADD CONSTRAINT "user_exports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "user_exports_pending_key" ON "user_exports" USING btree ("user_id") WHERE "user_exports"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "user_exports_user_id_idx" ON "user_exports" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_exports_expires_at_idx" ON "user_exports" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_log_email_idx" ON "audit_log" USING btree (lower(coalesce(after ->> 'email', before ->> 'email'))) WHERE "audit_log"."sequence" is not null and lower(coalesce(after ->> 'email', before ->> 'email')) is not null;--> statement-breakpoint
CREATE INDEX "work_jobs_user_id_idx" ON "work_jobs" USING btree ("user_id") WHERE "work_jobs"."kind" in ('email', 'export');--> statement-breakpoint
CREATE POLICY "tenant" ON "user_export_chunks" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "user_exports" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "user_exports" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "user_export_chunks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("status", "attempt", "chunks", "bytes", "token_hash", "ready_at", "expires_at") ON "user_exports" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "user_export_chunks" TO refinery_app;--> statement-breakpoint
-- Whoever downloads an archive has its token only, and what is over goes, whosever it is.
CREATE POLICY "system" ON "user_exports" TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system" ON "user_export_chunks" TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, DELETE, UPDATE ("status", "taken_at") ON "user_exports" TO refinery_system;--> statement-breakpoint
GRANT SELECT, DELETE ON "user_export_chunks" TO refinery_system;--> statement-breakpoint
-- People who are erased, with what waits for them; their organizations are locked meanwhile, which takes the right to change something.
GRANT DELETE ON "users" TO refinery_system;--> statement-breakpoint
GRANT UPDATE ("deletes_at") ON "organizations" TO refinery_system;--> statement-breakpoint
GRANT SELECT ("user_id") ON "work_jobs" TO refinery_system;--> statement-breakpoint
DROP POLICY "system_deletes" ON "work_jobs";--> statement-breakpoint
CREATE POLICY "system_deletes" ON "work_jobs" AS RESTRICTIVE FOR DELETE TO refinery_system USING (
  kind IN ('webhook', 'export')
  OR kind = 'email' AND user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = work_jobs.user_id)
);--> statement-breakpoint
-- The owner of the tables may be one whom row-level security binds too.
CREATE POLICY "chain" ON "users" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY "erasure" ON "organizations" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- What of a row tells of people, by its place. Names of these fields are part of the chain: a change here is for new rows only.
CREATE FUNCTION audit_values(entry audit_log) RETURNS jsonb LANGUAGE sql STABLE
  RETURN (
    SELECT coalesce(jsonb_object_agg(place, value), '{}') FROM (
      SELECT 'address' AS place, to_jsonb((entry).address) AS value
      UNION ALL SELECT 'userAgent', to_jsonb((entry).user_agent)
      UNION ALL SELECT 'before.' || key, value FROM jsonb_each((entry).before)
        WHERE key IN ('email', 'fullName', 'name', 'slug', 'allowedAddresses')
      UNION ALL SELECT 'after.' || key, value FROM jsonb_each((entry).after)
        WHERE key IN ('email', 'fullName', 'name', 'slug', 'allowedAddresses')
    ) AS found
    WHERE value IS NOT NULL AND value <> 'null'
  );--> statement-breakpoint
CREATE FUNCTION audit_digest(salt text, value jsonb) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(convert_to(jsonb_build_array(salt, value)::text, 'UTF8')), 'hex');--> statement-breakpoint
-- The names of the values of one part of a row that are hashed by their digest.
CREATE FUNCTION audit_hidden(digests jsonb, part text) RETURNS text[] LANGUAGE sql IMMUTABLE
  RETURN ARRAY(
    SELECT substr(place, length(part) + 2) FROM jsonb_object_keys(digests) AS place WHERE starts_with(place, part || '.')
  );--> statement-breakpoint
-- As before for rows without digests. In others the digests stand for what they are of.
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
    - ARRAY(SELECT jsonb_object_keys((entry).digests)))::text, 'UTF8')), 'hex');--> statement-breakpoint
-- Whether values of a row were erased; null where one is another than its digest says.
CREATE FUNCTION audit_erased(entry audit_log) RETURNS boolean LANGUAGE sql STABLE
  RETURN (
    SELECT CASE
      WHEN coalesce(bool_and(
        CASE WHEN salt IS NULL THEN value IS NULL ELSE digest IS NOT DISTINCT FROM audit_digest(salt, value) END
      ), true) THEN coalesce(bool_or(salt IS NULL), false) END
    FROM (
      SELECT d.value AS digest, (entry).salts ->> d.key AS salt, held -> d.key AS value
      FROM audit_values(entry) AS held, jsonb_each_text((entry).digests) AS d
    ) AS parts
  );--> statement-breakpoint
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
END $$;--> statement-breakpoint
-- Erases what tells of somebody who is no more, in the logs of all organizations; everything else of a row stays, and is checked as
-- before. Says of each organization which rows these were, how many values, and how many stay in rows that have no digests. An
-- e-mail alone is erased `everywhere` where it was shown to be theirs, else in the organizations that they are or were in. The heads of
-- their organizations are taken first: what somebody writes as them at this moment is either seen here, or sees that they are gone.
CREATE FUNCTION erase_from_audit_log(person uuid, mail text, names text[], organizations_of uuid[], everywhere boolean)
RETURNS TABLE (organization_id uuid, entries jsonb, erased integer, kept integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF EXISTS (SELECT 1 FROM users u WHERE u.id = person OR lower(u.email) = lower(mail)) THEN
    RAISE EXCEPTION 'Somebody who has an account is not erased from the audit log.' USING ERRCODE = '42501';
  END IF;
  PERFORM 1 FROM audit_heads h WHERE h.organization_id = ANY (organizations_of) ORDER BY h.organization_id FOR UPDATE;
  RETURN QUERY
  WITH own AS MATERIALIZED (
    SELECT a.id, a.organization_id, a.action, a.target FROM audit_heads h
    JOIN audit_log a ON a.organization_id = h.organization_id AND a.user_id = person AND a.sequence IS NOT NULL
  ), told AS (
    SELECT id, '{address,userAgent}'::text[] AS places FROM own
    UNION ALL
    SELECT a.id, '{before.email,after.email,before.fullName,after.fullName}'::text[]
        || CASE WHEN a.actor_kind = 'system' THEN '{address,userAgent}'::text[] END
      FROM audit_heads h
      JOIN audit_log a ON a.organization_id = h.organization_id AND a.target = person::text AND a.sequence IS NOT NULL
    UNION ALL
    -- Invitations, which know the address only.
    SELECT a.id, '{before.email,after.email}'::text[] FROM audit_log a
      WHERE lower(coalesce(a.after ->> 'email', a.before ->> 'email')) = lower(mail) AND a.sequence IS NOT NULL
        AND (everywhere OR a.organization_id = ANY (organizations_of)
          OR a.organization_id IN (SELECT own.organization_id FROM own))
    UNION ALL
    -- API keys that they made.
    SELECT a.id, '{before.name,after.name,before.allowedAddresses,after.allowedAddresses}'::text[]
      FROM (SELECT DISTINCT organization_id, target FROM own WHERE action = 'api-key.create') AS made
      JOIN audit_log a ON a.organization_id = made.organization_id AND a.target = made.target AND a.sequence IS NOT NULL
      WHERE starts_with(a.action, 'api-key.')
    UNION ALL
    -- Organizations that were called after them.
    SELECT a.id, CASE WHEN a.before ->> 'name' = ANY (names) THEN '{before.name,before.slug}'::text[] END
        || CASE WHEN a.after ->> 'name' = ANY (names) THEN '{after.name,after.slug}'::text[] END
      FROM (SELECT DISTINCT organization_id, target FROM own WHERE action = 'organization.create') AS made
      JOIN audit_log a ON a.organization_id = made.organization_id AND a.target = made.target AND a.sequence IS NOT NULL
      WHERE starts_with(a.action, 'organization.')
    UNION ALL
    SELECT a.id, '{address,userAgent}'::text[] FROM audit_heads h
      JOIN audit_log a ON a.organization_id = h.organization_id AND a.action = 'session.reuse' AND a.sequence IS NOT NULL
      WHERE a.after ->> 'userId' = person::text
  ), wanted AS MATERIALIZED (
    SELECT a.id, a.organization_id, a.sequence, a.digests IS NOT NULL AS erasable, array_agg(DISTINCT place) AS places
    FROM told CROSS JOIN unnest(told.places) AS place JOIN audit_log a ON a.id = told.id
    WHERE audit_values(a) ? place GROUP BY a.id
  ), gone AS (
    UPDATE audit_log a SET
      address = CASE WHEN 'address' = ANY (w.places) THEN NULL ELSE a.address END,
      user_agent = CASE WHEN 'userAgent' = ANY (w.places) THEN NULL ELSE a.user_agent END,
      before = a.before - ARRAY(SELECT substr(place, 8) FROM unnest(w.places) AS place WHERE starts_with(place, 'before.')),
      after = a.after - ARRAY(SELECT substr(place, 7) FROM unnest(w.places) AS place WHERE starts_with(place, 'after.')),
      salts = a.salts - w.places
    FROM wanted w WHERE a.id = w.id AND w.erasable
  )
  SELECT w.organization_id, coalesce(jsonb_agg(w.sequence ORDER BY w.sequence) FILTER (WHERE w.erasable), '[]'),
    coalesce(sum(cardinality(w.places)) FILTER (WHERE w.erasable), 0)::integer,
    coalesce(sum(cardinality(w.places)) FILTER (WHERE NOT w.erasable), 0)::integer
  FROM wanted w GROUP BY w.organization_id;
END $$;--> statement-breakpoint
-- Organizations that nobody named were called after who made them.
CREATE FUNCTION unname_organizations(names text[], which uuid[]) RETURNS TABLE (id uuid, name text, slug text)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE organizations o SET name = 'Organization',
    slug = 'organization-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)
  WHERE o.id = ANY (which) AND o.name = ANY (names) RETURNING o.id, o.name, o.slug
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION erase_from_audit_log(uuid, text, text[], uuid[], boolean), unname_organizations(text[], uuid[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION erase_from_audit_log(uuid, text, text[], uuid[], boolean), unname_organizations(text[], uuid[]) TO refinery_system;
