CREATE TABLE "ab_events" (
	"test_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "ab_events_test_id_event_id_pk" PRIMARY KEY("test_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "ab_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ab_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prompt_id" uuid NOT NULL,
	"label" text NOT NULL,
	"status" text NOT NULL,
	"salt" text NOT NULL,
	"arms" jsonb NOT NULL,
	"metric" text NOT NULL,
	"missing" text NOT NULL,
	"guardrails" jsonb NOT NULL,
	"window_hours" integer NOT NULL,
	"alpha" double precision NOT NULL,
	"min_units" integer NOT NULL,
	"auto_promote" boolean NOT NULL,
	"exposed" integer[] NOT NULL,
	"exposed_until" timestamp with time zone,
	"state" jsonb NOT NULL,
	"winner" integer,
	"reason" text,
	"promotion" text,
	"started_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ab_tests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ab_units" (
	"test_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"arm" smallint NOT NULL,
	"exposed_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "ab_units_test_id_unit_pk" PRIMARY KEY("test_id","unit")
);
--> statement-breakpoint
ALTER TABLE "ab_units" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ab_values" (
	"test_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"metric" smallint NOT NULL,
	"sum" double precision NOT NULL,
	"count" integer NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "ab_values_test_id_unit_metric_pk" PRIMARY KEY("test_id","unit","metric")
);
--> statement-breakpoint
ALTER TABLE "ab_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"micros" bigint NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" text,
	"dataset_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"arms" jsonb NOT NULL,
	"evaluator_ids" uuid[] NOT NULL,
	"repeats" integer NOT NULL,
	"margin" double precision NOT NULL,
	"cluster_by" text,
	"stop_when_decided" boolean NOT NULL,
	"looked_at_cells" integer DEFAULT 0 NOT NULL,
	"max_cost_micros" bigint,
	"spent_micros" bigint DEFAULT 0 NOT NULL,
	"held_micros" bigint DEFAULT 0 NOT NULL,
	"judgement_job_id" uuid,
	"end_status" text,
	"stop_reason" text,
	"cells" jsonb,
	"judgements" jsonb,
	"failed_items" integer[] NOT NULL,
	"move" jsonb,
	"move_status" text,
	"move_detail" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scores" (
	"execution_id" uuid NOT NULL,
	"evaluator_id" uuid NOT NULL,
	"score" double precision,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "scores_execution_id_evaluator_id_pk" PRIMARY KEY("execution_id","evaluator_id")
);
--> statement-breakpoint
ALTER TABLE "scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "executions_page_idx";--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "run_id" uuid;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "dataset_item_id" uuid;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "arm" smallint;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "repeat" smallint;--> statement-breakpoint
ALTER TABLE "ab_events" ADD CONSTRAINT "ab_events_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_events" ADD CONSTRAINT "ab_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_tests" ADD CONSTRAINT "ab_tests_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_tests" ADD CONSTRAINT "ab_tests_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_tests" ADD CONSTRAINT "ab_tests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_units" ADD CONSTRAINT "ab_units_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_units" ADD CONSTRAINT "ab_units_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_values" ADD CONSTRAINT "ab_values_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_values" ADD CONSTRAINT "ab_values_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_holds" ADD CONSTRAINT "run_holds_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_holds" ADD CONSTRAINT "run_holds_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_execution_id_executions_id_fk" FOREIGN KEY ("execution_id") REFERENCES "public"."executions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_evaluator_id_evaluators_id_fk" FOREIGN KEY ("evaluator_id") REFERENCES "public"."evaluators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ab_events_organization_idx" ON "ab_events" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "ab_events_received_idx" ON "ab_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "ab_tests_page_idx" ON "ab_tests" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "ab_tests_prompt_idx" ON "ab_tests" USING btree ("prompt_id");--> statement-breakpoint
CREATE INDEX "ab_tests_started_by_idx" ON "ab_tests" USING btree ("started_by");--> statement-breakpoint
CREATE UNIQUE INDEX "ab_tests_running_key" ON "ab_tests" USING btree ("prompt_id","label") WHERE "ab_tests"."status" = 'running';--> statement-breakpoint
CREATE INDEX "ab_units_order_idx" ON "ab_units" USING btree ("test_id","exposed_at","unit");--> statement-breakpoint
CREATE INDEX "ab_units_organization_idx" ON "ab_units" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "ab_values_organization_idx" ON "ab_values" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "run_holds_run_idx" ON "run_holds" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "run_holds_item_idx" ON "run_holds" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "runs_page_idx" ON "runs" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "runs_dataset_idx" ON "runs" USING btree ("organization_id","dataset_id","id");--> statement-breakpoint
CREATE INDEX "runs_user_idx" ON "runs" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "runs_moves_idx" ON "runs" USING btree ("id") WHERE "runs"."move_status" = 'waiting' and "runs"."end_status" is not null;--> statement-breakpoint
CREATE INDEX "runs_undecided_idx" ON "runs" USING btree ("id") WHERE "runs"."stop_when_decided" and "runs"."end_status" is null and "runs"."stop_reason" is null;--> statement-breakpoint
CREATE INDEX "scores_evaluator_idx" ON "scores" USING btree ("evaluator_id");--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "executions_run_idx" ON "executions" USING btree ("run_id","id") WHERE "executions"."run_id" is not null;--> statement-breakpoint
CREATE INDEX "executions_created_idx" ON "executions" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "executions_prompt_idx" ON "executions" USING btree ("prompt_id");--> statement-breakpoint
CREATE INDEX "executions_page_idx" ON "executions" USING btree ("organization_id","prompt_id","id") WHERE "executions"."run_id" is null;--> statement-breakpoint
CREATE POLICY "tenant" ON "ab_events" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "ab_tests" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "ab_units" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "ab_values" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "run_holds" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "runs" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "scores" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());
--> statement-breakpoint
ALTER TABLE "runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_holds" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scores" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "runs" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("evaluator_ids", "judgement_job_id", "spent_micros", "held_micros", "end_status", "stop_reason", "finished_at", "cells", "judgements", "failed_items", "move_status", "move_detail", "looked_at_cells") ON "runs" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "run_holds" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "scores" TO refinery_app;--> statement-breakpoint
-- The reconciler finds runs that end once they are decided, and those that a label waits for.
CREATE POLICY "system" ON "runs" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("id", "organization_id", "stop_when_decided", "end_status", "stop_reason", "move_status") ON "runs" TO refinery_system;--> statement-breakpoint
CREATE POLICY "retention" ON "scores" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- With the outputs go the words of judges about them. Scores stay.
CREATE OR REPLACE FUNCTION remove_old_executions(owner uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  oldest timestamptz;
  removed integer;
BEGIN
  SELECT at - make_interval(hours => 24 * prompt_retention_days) INTO oldest FROM organizations WHERE id = owner;
  IF oldest IS NULL THEN RETURN 0; END IF;

  WITH old AS MATERIALIZED (
    SELECT id FROM executions WHERE organization_id = owner AND created_at < oldest AND texts_removed_at IS NULL
    ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), emptied AS (
    UPDATE executions e SET input = NULL, output = NULL, feedback = NULL, texts_removed_at = at
    FROM old WHERE e.id = old.id RETURNING e.id
  ), forgotten AS (
    UPDATE idempotency_keys k SET sealed_reply = NULL
    FROM emptied WHERE k.organization_id = owner AND k.resource_id = emptied.id
  ), unsaid AS (
    UPDATE scores s SET reason = NULL FROM emptied WHERE s.execution_id = emptied.id AND s.reason IS NOT NULL
  )
  SELECT count(*) INTO removed FROM emptied;
  RETURN removed;
END $$;

--> statement-breakpoint
-- From here on written by hand.
ALTER TABLE "ab_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ab_tests" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ab_units" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ab_values" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "ab_events" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "ab_tests" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("status", "exposed", "exposed_until", "state", "winner", "reason", "promotion", "started_by", "started_at", "ended_at") ON "ab_tests" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "ab_units" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "ab_values" TO refinery_app;--> statement-breakpoint
GRANT UPDATE ("sum", "count") ON "ab_values" TO refinery_app;--> statement-breakpoint
-- Which tests are running or have a winner to promote, and nothing of them.
CREATE POLICY "system" ON "ab_tests" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("id", "organization_id", "status", "promotion") ON "ab_tests" TO refinery_system;--> statement-breakpoint
-- Nobody sends an event again after so long.
CREATE POLICY "system" ON "ab_events" TO refinery_system USING (true) WITH CHECK (false);--> statement-breakpoint
GRANT SELECT ("received_at"), DELETE ON "ab_events" TO refinery_system;--> statement-breakpoint
-- Counts events of a test. `records` is an array of {events: [{eventId, unit, arm, metric, value}]}; without a metric an event is an exposure.
-- Events that came before, or while the test is not running, change nothing. It works as its caller, under row-level security.
CREATE FUNCTION record_ab_events(test uuid, at timestamptz, records jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  one public.ab_tests%ROWTYPE;
  moment timestamptz;
  fresh jsonb;
  entered integer[];
BEGIN
  -- One after the other: so the order of the units is that of their exposures.
  SELECT * INTO one FROM public.ab_tests t WHERE t.id = test FOR NO KEY UPDATE;
  IF NOT FOUND OR one.status <> 'running' THEN RETURN 0; END IF;
  -- Whatever the clocks of several processes say, no unit comes before those that are counted.
  moment := greatest(at, one.exposed_until);

  WITH given AS (
    SELECT DISTINCT ON (e."eventId") e.* FROM pg_catalog.jsonb_array_elements(records) r,
      pg_catalog.jsonb_to_recordset(r -> 'events') AS e ("eventId" text, unit text, arm integer, metric integer, value double precision)
  ), added AS (
    INSERT INTO public.ab_events (organization_id, test_id, event_id, received_at)
    SELECT one.organization_id, test, g."eventId", at FROM given g ON CONFLICT DO NOTHING RETURNING event_id
  )
  SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(g)) INTO fresh FROM given g JOIN added a ON a.event_id = g."eventId";
  IF fresh IS NULL THEN RETURN 0; END IF;

  WITH added AS (
    INSERT INTO public.ab_units (organization_id, test_id, unit, arm, exposed_at)
    SELECT DISTINCT ON (e.unit) one.organization_id, test, e.unit, e.arm, moment
    FROM pg_catalog.jsonb_to_recordset(fresh) AS e (unit text, arm integer, metric integer) WHERE e.metric IS NULL
    ON CONFLICT DO NOTHING RETURNING arm
  )
  SELECT pg_catalog.array_agg(a.arm) INTO entered FROM added a;
  IF entered IS NOT NULL THEN
    UPDATE public.ab_tests t SET exposed_until = moment, exposed = ARRAY(
      SELECT coalesce(t.exposed[place], 0) + (SELECT count(*)::integer FROM unnest(entered) AS x (arm) WHERE x.arm = place - 1)
      FROM generate_series(1, pg_catalog.jsonb_array_length(t.arms)) AS s (place) ORDER BY place
    ) WHERE t.id = test;
  END IF;

  -- Of units that were exposed, within their windows.
  INSERT INTO public.ab_values AS v (organization_id, test_id, unit, metric, sum, count)
  SELECT one.organization_id, test, e.unit, e.metric, sum(e.value), count(*)
  FROM pg_catalog.jsonb_to_recordset(fresh) AS e (unit text, metric integer, value double precision)
  JOIN public.ab_units u ON u.test_id = test AND u.unit = e.unit
  WHERE e.metric IS NOT NULL AND moment < u.exposed_at + CASE e.metric
    WHEN 0 THEN make_interval(hours => one.window_hours)
    ELSE make_interval(mins => (one.guardrails -> (e.metric - 1) ->> 'windowMinutes')::integer) END
  GROUP BY e.unit, e.metric
  ON CONFLICT (test_id, unit, metric) DO UPDATE SET sum = v.sum + excluded.sum, count = v.count + excluded.count;
  RETURN pg_catalog.jsonb_array_length(fresh);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION record_ab_events(uuid, timestamptz, jsonb) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION record_ab_events(uuid, timestamptz, jsonb) TO refinery_app;--> statement-breakpoint
DROP FUNCTION resolve_prompts(uuid, jsonb);--> statement-breakpoint
-- What programs fetch at run time, as before, and the running A/B test of the label, with the texts of its arms. A prompt without one costs one more look
-- into an index that has running tests only.
CREATE FUNCTION resolve_prompts(organization uuid, wanted jsonb)
RETURNS TABLE (place integer, name text, slug text, version integer, messages jsonb, config jsonb, variables jsonb, ab_test jsonb)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  one record;
  prompt public.prompts%ROWTYPE;
BEGIN
  PERFORM pg_catalog.set_config('app.organization_id', organization::text, true);
  -- One after the other: each is found by indexes, whatever Postgres believes of the tables when it plans.
  FOR one IN SELECT * FROM pg_catalog.jsonb_to_recordset(wanted) AS w (place integer, name text, label text, version integer) LOOP
    SELECT * INTO prompt FROM public.prompts p WHERE p.organization_id = organization AND p.slug = one.name;
    IF NOT FOUND THEN
      SELECT * INTO prompt FROM public.prompts p WHERE p.organization_id = organization AND p.name = one.name ORDER BY p.id LIMIT 1;
    END IF;
    CONTINUE WHEN NOT FOUND;
    RETURN QUERY SELECT one.place, prompt.name, prompt.slug, v.number, v.messages, v.config, pg_catalog.to_jsonb(v.variables),
      CASE WHEN one.version IS NULL THEN (
        SELECT pg_catalog.jsonb_build_object('id', t.id, 'salt', t.salt, 'arms', (
          SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
            'version', a.version, 'weight', a.weight, 'messages', w.messages, 'config', w.config, 'variables', w.variables
          ) ORDER BY a.place)
          FROM ROWS FROM (pg_catalog.jsonb_to_recordset(t.arms) AS (version integer, weight double precision)) WITH ORDINALITY AS a (version, weight, place)
          JOIN public.prompt_versions w ON w.prompt_id = prompt.id AND w.number = a.version
        )) FROM public.ab_tests t WHERE t.prompt_id = prompt.id AND t.label = one.label AND t.status = 'running'
      ) END
    FROM (SELECT CASE
      WHEN one.version IS NOT NULL THEN one.version
      WHEN one.label = 'latest' THEN prompt.latest
      ELSE (SELECT l.version FROM public.prompt_labels l WHERE l.prompt_id = prompt.id AND l.label = one.label)
    END AS number) AS chosen
    LEFT JOIN public.prompt_versions v ON v.prompt_id = prompt.id AND v.number = chosen.number;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION resolve_prompts(uuid, jsonb) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_prompts(uuid, jsonb) TO refinery_app;
