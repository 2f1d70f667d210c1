-- Partitioned by month like optimizations, by ranges of ids. See docs/adr/0035 and docs/adr/0043.
CREATE TABLE "model_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"api_key_id" uuid,
	"kind" text NOT NULL,
	"optimization_id" uuid,
	"batch_id" uuid,
	"batch_item_id" uuid,
	"enrichment_id" uuid,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"requested_provider" text NOT NULL,
	"requested_model" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"answered_model" text,
	"attempts" jsonb NOT NULL,
	"error" text,
	"input_tokens" integer NOT NULL,
	"cached_input_tokens" integer NOT NULL,
	"cache_write_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"reasoning_tokens" integer NOT NULL,
	"cost_micros" bigint,
	"first_content_ms" integer,
	"latency_ms" integer NOT NULL,
	"saved" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
) PARTITION BY RANGE ("id");
--> statement-breakpoint
ALTER TABLE "model_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "spend_reservations" ADD COLUMN "call" text;--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_calls_page_idx" ON "model_calls" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "model_calls_kind_idx" ON "model_calls" USING btree ("organization_id","kind","id");--> statement-breakpoint
CREATE INDEX "model_calls_provider_idx" ON "model_calls" USING btree ("organization_id","provider","id");--> statement-breakpoint
CREATE INDEX "model_calls_model_idx" ON "model_calls" USING btree ("organization_id","model","id");--> statement-breakpoint
CREATE INDEX "model_calls_status_idx" ON "model_calls" USING btree ("organization_id","status","id") WHERE "model_calls"."status" <> 'completed';--> statement-breakpoint
CREATE INDEX "model_calls_key_idx" ON "model_calls" USING btree ("organization_id","api_key_id","id") WHERE "model_calls"."api_key_id" is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "model_calls" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "model_calls" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "model_calls" TO refinery_app;--> statement-breakpoint
CREATE POLICY "owner" ON "model_calls" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
DO $$
DECLARE
  bound uuid := first_id_at(date_trunc('month', now(), 'UTC'));
BEGIN
  EXECUTE format('CREATE TABLE model_calls_older PARTITION OF model_calls FOR VALUES FROM (MINVALUE) TO (%L)', bound);
  EXECUTE format('CREATE TABLE model_calls_later PARTITION OF model_calls FOR VALUES FROM (%L) TO (MAXVALUE)', bound);
  PERFORM close_partition('model_calls_older');
  PERFORM close_partition('model_calls_later');
END $$;--> statement-breakpoint
-- What make_optimization_months did, for each table with months. It stays for workers of the release before.
CREATE FUNCTION make_months(of text, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET lock_timeout = '500ms' AS $$
DECLARE
  later text := of || '_later';
  made integer := 0;
  locked boolean := false;
  bound uuid;
  starts timestamptz;
  ends uuid;
  month text;
BEGIN
  IF of NOT IN ('optimizations', 'model_calls') THEN
    RAISE EXCEPTION 'The table % has no months.', of USING ERRCODE = '42809';
  END IF;
  WHILE made < 3 LOOP
    SELECT substring(pg_get_expr(relpartbound, oid) FROM '[0-9a-f]{8}-[0-9a-f-]{27}') INTO STRICT bound
      FROM pg_class WHERE oid = later::regclass;
    starts := to_timestamp(('x' || substr(replace(bound::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0);
    EXIT WHEN starts > date_trunc('month', at) + interval '2 months';
    IF NOT locked THEN
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', of);
      locked := true;
      -- Somebody else may have made it meanwhile.
      CONTINUE;
    END IF;
    month := of || to_char(starts, '"_"YYYY_MM');
    ends := first_id_at(starts + interval '1 month');
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', of, later);
    EXECUTE format('CREATE TABLE public.%I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', month, of, bound, ends);
    PERFORM close_partition(month::regclass);
    EXECUTE format('INSERT INTO %I SELECT * FROM %I WHERE id < %L', of, later, ends);
    EXECUTE format('DELETE FROM %I WHERE id < %L', later, ends);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (MAXVALUE)', of, later, ends);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION make_months(text, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_months(text, timestamptz) TO refinery_system;--> statement-breakpoint
CREATE OR REPLACE FUNCTION make_optimization_months(at timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  RETURN make_months('optimizations', at);--> statement-breakpoint
SELECT make_months('model_calls', now());
