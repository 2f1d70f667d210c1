CREATE TABLE "call_sums" (
	"day" date NOT NULL,
	"api_key_id" uuid,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"status" text NOT NULL,
	"calls" integer NOT NULL,
	"input_tokens" bigint NOT NULL,
	"cached_input_tokens" bigint NOT NULL,
	"cache_write_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"reasoning_tokens" bigint NOT NULL,
	"cost_micros" bigint NOT NULL,
	"unpriced" integer NOT NULL,
	"latency_ms" bigint NOT NULL,
	"saved" jsonb NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "call_sums_key" UNIQUE NULLS NOT DISTINCT("organization_id","day","api_key_id","kind","provider","model","status")
);
--> statement-breakpoint
ALTER TABLE "call_sums" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "call_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"request" text NOT NULL,
	"request_cut" boolean NOT NULL,
	"reply" text,
	"reply_cut" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "counted_calls" (
	"id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "counted_calls_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "counted_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_aliases" (
	"alias" text NOT NULL,
	"targets" text[] NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "model_aliases_organization_id_alias_pk" PRIMARY KEY("organization_id","alias")
);
--> statement-breakpoint
ALTER TABLE "model_aliases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "call_sums" ADD CONSTRAINT "call_sums_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_texts" ADD CONSTRAINT "call_texts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_calls" ADD CONSTRAINT "counted_calls_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_aliases" ADD CONSTRAINT "model_aliases_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_texts_page_idx" ON "call_texts" USING btree ("organization_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "call_sums" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "call_texts" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "counted_calls" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "model_aliases" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "model_aliases" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "model_aliases" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("targets", "updated_at") ON "model_aliases" TO refinery_app;--> statement-breakpoint
CREATE TRIGGER tell_gateway_changed
  AFTER INSERT OR DELETE OR UPDATE ON model_aliases
  FOR EACH ROW EXECUTE FUNCTION tell_gateway_changed('organization_id');--> statement-breakpoint
ALTER TABLE "call_texts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "call_sums" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "counted_calls" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "call_texts", "call_sums", "counted_calls" TO refinery_app;--> statement-breakpoint
GRANT UPDATE (
  "calls", "input_tokens", "cached_input_tokens", "cache_write_tokens", "output_tokens", "reasoning_tokens", "cost_micros", "unpriced",
  "latency_ms", "saved"
) ON "call_sums" TO refinery_app;--> statement-breakpoint
-- Counts by name, such as tokens by what saved them, added up name by name.
CREATE FUNCTION add_counts(a jsonb, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  RETURN CASE WHEN b = '{}' THEN a WHEN a = '{}' THEN b ELSE (
    SELECT jsonb_object_agg(name, total) FROM (
      SELECT name, sum(count::bigint) AS total
      FROM (SELECT * FROM jsonb_each_text(a) UNION ALL SELECT * FROM jsonb_each_text(b)) AS counts(name, count)
      GROUP BY name) AS totals) END;--> statement-breakpoint
CREATE AGGREGATE sum_counts(jsonb) (SFUNC = add_counts, STYPE = jsonb, INITCOND = '{}');--> statement-breakpoint
-- The owner of the tables may be one whom row-level security binds too, and removing what is old is the owner's work.
CREATE POLICY "retention" ON "call_texts" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention" ON "counted_calls" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- Deletes texts of calls that are older at this time than their organization keeps texts, thirty days where it does not say for how
-- long, at most so many, and says how many it deleted. Then the ids of counted calls that nobody will write again after a day.
CREATE FUNCTION remove_old_call_texts(at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  removed integer;
BEGIN
  DELETE FROM call_texts WHERE id = ANY (ARRAY(
    SELECT t.id FROM organizations o CROSS JOIN LATERAL (
      SELECT c.id FROM call_texts c
      WHERE c.organization_id = o.id
        AND c.id < first_id_at(at - make_interval(hours => 24 * coalesce(o.prompt_retention_days, 30)))
      ORDER BY c.id LIMIT most FOR UPDATE SKIP LOCKED) AS t
    LIMIT most));
  GET DIAGNOSTICS removed = ROW_COUNT;
  DELETE FROM counted_calls WHERE (organization_id, id) IN (
    SELECT o.id, t.id FROM organizations o CROSS JOIN LATERAL (
      SELECT c.id FROM counted_calls c
      WHERE c.organization_id = o.id AND c.id < first_id_at(at - interval '1 day')
      LIMIT 10000) AS t);
  RETURN removed;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION remove_old_call_texts(timestamptz, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_old_call_texts(timestamptz, integer) TO refinery_system;
