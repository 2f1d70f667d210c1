CREATE TABLE "usage_counters" (
	"organization_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "usage_counters_organization_id_meter_pk" PRIMARY KEY("organization_id","meter")
);
--> statement-breakpoint
ALTER TABLE "usage_counters" ADD CONSTRAINT "usage_counters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- The owner of the tables may be one whom row-level security binds too: it is to see what was charged so far.
ALTER TABLE "subscriptions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "usage_counters" ("organization_id", "meter", "period_start", "used")
  SELECT "organization_id", 'optimizations', "period_start", "used" FROM "subscriptions";--> statement-breakpoint
ALTER TABLE "subscriptions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "usage_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "usage_counters" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "usage_counters" TO refinery_app
  USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("period_start", "used") ON "usage_counters" TO refinery_app;--> statement-breakpoint
-- Processes of the release before charge and give back in subscriptions until they end. What they begin a period with
-- counts everything in flight; where the counter is in that period already, how much of it is new cannot be told.
CREATE FUNCTION carry_usage_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO usage_counters AS c (organization_id, meter, period_start, used)
    VALUES (NEW.organization_id, 'optimizations', NEW.period_start, NEW.used)
  ON CONFLICT (organization_id, meter) DO UPDATE SET
    used = CASE
      WHEN c.period_start < EXCLUDED.period_start THEN EXCLUDED.used
      WHEN OLD.period_start = NEW.period_start THEN greatest(0, c.used + NEW.used - OLD.used)
      ELSE c.used END,
    period_start = greatest(c.period_start, EXCLUDED.period_start);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER carry_usage_over AFTER UPDATE OF used ON "subscriptions"
  FOR EACH ROW EXECUTE FUNCTION carry_usage_over();
