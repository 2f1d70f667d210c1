-- Jobs of runs and of system texts end too, and hold up to 100,000 items each.
DROP POLICY "system_deletes" ON "work_jobs";--> statement-breakpoint
CREATE POLICY "system_deletes" ON "work_jobs" AS RESTRICTIVE FOR DELETE TO refinery_system USING (
  kind IN ('webhook', 'export', 'text', 'cell', 'judgement')
  OR kind = 'email' AND user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = work_jobs.user_id)
);--> statement-breakpoint
GRANT SELECT ("total") ON "work_jobs" TO refinery_system;
