ALTER TABLE "subscriptions" ADD COLUMN "own_limit" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Limits that differ from those of the release's plans are an organization's own. The owner may be one whom row-level security binds.
ALTER TABLE "subscriptions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "subscriptions" SET "own_limit" = true
  WHERE "quota_limit" IS DISTINCT FROM CASE "plan" WHEN 'free' THEN 1000 WHEN 'pro' THEN 10000 END;--> statement-breakpoint
ALTER TABLE "subscriptions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT UPDATE ("own_limit") ON "subscriptions" TO refinery_operator;
