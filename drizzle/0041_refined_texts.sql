CREATE TABLE "refined_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"text" text NOT NULL,
	"tokens" integer NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"refined_text" text,
	"refined_tokens" integer,
	"checks" jsonb,
	"refined_by" text,
	"refined_by_model" text,
	"optimization_id" uuid,
	"refining_micros" bigint,
	"active_from" timestamp with time zone,
	"active_until" timestamp with time zone,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"beside_tokens" integer NOT NULL,
	"json_object" boolean NOT NULL,
	"recent_calls" double precision NOT NULL,
	"recent_micros" double precision NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refined_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "refined_texts" ADD CONSTRAINT "refined_texts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refined_texts_hash_key" ON "refined_texts" USING btree ("organization_id","hash");--> statement-breakpoint
CREATE INDEX "refined_texts_page_idx" ON "refined_texts" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "refined_texts_status_idx" ON "refined_texts" USING btree ("organization_id","status","id");--> statement-breakpoint
CREATE INDEX "refined_texts_seen_idx" ON "refined_texts" USING btree ("organization_id","last_seen_at");--> statement-breakpoint
CREATE INDEX "refined_texts_active_idx" ON "refined_texts" USING btree ("organization_id") WHERE "refined_texts"."active_from" is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "refined_texts" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "refined_texts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (
  "status", "reason", "refined_text", "refined_tokens", "checks", "refined_by", "refined_by_model", "optimization_id", "refining_micros",
  "active_from", "active_until", "provider", "model", "beside_tokens", "json_object", "recent_calls", "recent_micros", "last_seen_at"
) ON "refined_texts" TO refinery_app;--> statement-breakpoint
-- Processes hear of what changes in calls. What was never used changes none.
CREATE TRIGGER tell_gateway_changed
  AFTER UPDATE OF active_from, active_until ON refined_texts
  FOR EACH ROW WHEN (OLD.active_from IS DISTINCT FROM NEW.active_from OR OLD.active_until IS DISTINCT FROM NEW.active_until)
  EXECUTE FUNCTION tell_gateway_changed('organization_id');--> statement-breakpoint
CREATE TRIGGER tell_gateway_deleted
  AFTER DELETE ON refined_texts
  FOR EACH ROW WHEN (OLD.active_from IS NOT NULL)
  EXECUTE FUNCTION tell_gateway_changed('organization_id');--> statement-breakpoint
-- The reconciler finds whose texts are too old. That there are texts is all that it reads of them.
CREATE POLICY "system" ON "refined_texts" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("organization_id", "last_seen_at") ON "refined_texts" TO refinery_system;--> statement-breakpoint
CREATE POLICY "retention" ON "refined_texts" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- Deletes texts that no call has brought for as long as their organization keeps texts.
CREATE FUNCTION remove_unseen_texts(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  removed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;
  DELETE FROM refined_texts WHERE id = ANY (ARRAY(
    SELECT id FROM refined_texts WHERE organization_id = owner AND last_seen_at < oldest
    ORDER BY last_seen_at LIMIT most FOR UPDATE SKIP LOCKED));
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION remove_unseen_texts(uuid, timestamptz, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_unseen_texts(uuid, timestamptz, integer) TO refinery_system;
