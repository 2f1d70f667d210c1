-- Counts events of a test. `records` is an array of {events: [{eventId, unit, arm, metric, value}]}; without
-- a metric an event is an exposure. Events that came before, or while the test is not running, change
-- nothing. It works as its caller, under row-level security.
CREATE OR REPLACE FUNCTION record_ab_events(test uuid, at timestamptz, records jsonb) RETURNS integer
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
END $$;
REVOKE EXECUTE ON FUNCTION record_ab_events(uuid, timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_ab_events(uuid, timestamptz, jsonb) TO refinery_app;
