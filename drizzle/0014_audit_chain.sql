CREATE TABLE "audit_heads" (
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	"organization_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "audit_log_organization_id_idx";--> statement-breakpoint
DROP INDEX "audit_log_target_idx";--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "created_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "created_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "sequence" bigint;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_sequence_key" ON "audit_log" USING btree ("organization_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_log_action_idx" ON "audit_log" USING btree ("organization_id","action","sequence") WHERE "audit_log"."sequence" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_user_id_idx" ON "audit_log" USING btree ("organization_id","user_id","sequence") WHERE "audit_log"."sequence" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_api_key_id_idx" ON "audit_log" USING btree ("organization_id","api_key_id","sequence") WHERE "audit_log"."sequence" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("organization_id","created_at") WHERE "audit_log"."sequence" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_target_idx" ON "audit_log" USING btree ("organization_id","target","sequence") WHERE "audit_log"."sequence" is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_heads" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "audit_heads" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Nobody who serves the product writes heads; verifying reads them.
GRANT SELECT ON "audit_heads" TO refinery_app;--> statement-breakpoint
-- The owner of the tables may be one whom row-level security binds too, and the chain is the owner's work.
CREATE POLICY "chain" ON "audit_heads" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "chain" ON "audit_log" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- What is hashed is the text of this object as jsonb writes it: keys by their length in bytes and then by their bytes,
-- ", " and ": " between, numbers in decimals. docs/audit-log.md says the same with code; a change here is a new chain.
CREATE FUNCTION audit_hash(entry audit_log) RETURNS text LANGUAGE sql STABLE
  RETURN encode(sha256(convert_to(jsonb_build_object(
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
    'before', (entry).before,
    'after', (entry).after,
    'createdAt', to_char((entry).created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  )::text, 'UTF8')), 'hex');--> statement-breakpoint
-- Takes the head of the organization, which makes others of it wait until this transaction has ended.
CREATE FUNCTION chain_audit_log() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head audit_heads;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE organization_id = NEW.organization_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_heads (organization_id, sequence, hash) VALUES (NEW.organization_id, 0, repeat('0', 64))
      ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_heads WHERE organization_id = NEW.organization_id FOR UPDATE;
  END IF;
  NEW.sequence := head.sequence + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_log SET sequence = NEW.sequence, previous_hash = NEW.previous_hash, hash = NEW.hash
    WHERE id = NEW.id;
  UPDATE audit_heads SET sequence = NEW.sequence, hash = NEW.hash WHERE organization_id = NEW.organization_id;
  RETURN NULL;
END $$;--> statement-breakpoint
-- Nor may anybody call it by a trigger on a table of their own.
REVOKE EXECUTE ON FUNCTION chain_audit_log() FROM PUBLIC;--> statement-breakpoint
-- At the very end of the transaction: the lock is the last that it takes, and is held no longer than its commit.
CREATE CONSTRAINT TRIGGER chain_audit_log AFTER INSERT ON "audit_log" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION chain_audit_log();--> statement-breakpoint
-- What was recorded before is chained in the order in which it was. Each head is written once: a row that one transaction
-- changes again and again takes it longer each time.
DO $$
DECLARE
  entry audit_log;
  head audit_heads;
BEGIN
  FOR entry IN SELECT * FROM audit_log ORDER BY organization_id, id LOOP
    IF head.organization_id IS DISTINCT FROM entry.organization_id THEN
      INSERT INTO audit_heads SELECT head.* WHERE head.organization_id IS NOT NULL;
      head := ROW(0, repeat('0', 64), entry.organization_id);
    END IF;
    entry.sequence := head.sequence + 1;
    entry.previous_hash := head.hash;
    entry.hash := audit_hash(entry);
    UPDATE audit_log SET sequence = entry.sequence, previous_hash = entry.previous_hash, hash = entry.hash
      WHERE id = entry.id;
    head.sequence := entry.sequence;
    head.hash := entry.hash;
  END LOOP;
  INSERT INTO audit_heads SELECT head.* WHERE head.organization_id IS NOT NULL;
END $$;
