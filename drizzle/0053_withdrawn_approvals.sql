GRANT DELETE ON "prompt_approvals" TO refinery_app;--> statement-breakpoint
-- Approvals of people whose account is disabled do not count.
GRANT SELECT ("disabled_at") ON "users" TO refinery_app;
