ALTER TABLE "executions" ADD COLUMN "rated_by" uuid;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "feedback_by" uuid;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_rated_by_users_id_fk" FOREIGN KEY ("rated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_feedback_by_users_id_fk" FOREIGN KEY ("feedback_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "executions_rated_by_idx" ON "executions" USING btree ("rated_by","id") WHERE "executions"."rated_by" is not null;--> statement-breakpoint
CREATE INDEX "executions_feedback_by_idx" ON "executions" USING btree ("feedback_by","id") WHERE "executions"."feedback_by" is not null;--> statement-breakpoint
GRANT UPDATE ("rated_by", "feedback_by") ON "executions" TO refinery_app;
-- functions 1c450e12553d9f3f62a5a1cd77937977d2ccae292bd6ec78d07f95bceb386ea6
