-- Processes of releases without usage_counters charge and give back in subscriptions until they end. What
-- they begin a period with counts everything in flight; where the counter is in that period already, how
-- much of it is new cannot be told.
CREATE OR REPLACE FUNCTION carry_usage_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO usage_counters AS c (organization_id, meter, period_start, used)
    VALUES (NEW.organization_id, 'optimizations', NEW.period_start, NEW.used)
  ON CONFLICT (organization_id, meter) DO UPDATE SET
    used = CASE
      WHEN c.period_start < EXCLUDED.period_start THEN EXCLUDED.used
      WHEN OLD.period_start = NEW.period_start THEN greatest(0, c.used + NEW.used - OLD.used)
      ELSE c.used END,
    period_start = greatest(c.period_start, EXCLUDED.period_start);
  RETURN NULL;
END $$;
