CREATE TABLE "usage_hours" (
	"hour" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"prompt_id" uuid NOT NULL,
	"requests" integer NOT NULL,
	"failed" integer NOT NULL,
	"unpriced" integer NOT NULL,
	"original_tokens" bigint NOT NULL,
	"refined_tokens" bigint NOT NULL,
	"input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"cost_micros" bigint NOT NULL,
	"latencies" integer[] NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "usage_hours_pkey" PRIMARY KEY("organization_id","hour","action","provider","model","prompt_id")
);
--> statement-breakpoint
ALTER TABLE "usage_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_progress" (
	"closed_until" timestamp with time zone NOT NULL,
	"computed_until" timestamp with time zone NOT NULL,
	"last_hour" timestamp with time zone,
	"visited_at" timestamp with time zone NOT NULL,
	"organization_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "usage_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "optimizations" ADD COLUMN "prompt_id" uuid;--> statement-breakpoint
ALTER TABLE "usage_hours" ADD CONSTRAINT "usage_hours_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_progress" ADD CONSTRAINT "usage_progress_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "usage_hours_prompt_idx" ON "usage_hours" USING btree ("organization_id","prompt_id","hour");--> statement-breakpoint
CREATE POLICY "tenant" ON "usage_hours" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "usage_progress" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "usage_hours" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "usage_progress" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE ("requests", "failed", "unpriced", "original_tokens", "refined_tokens", "input_tokens", "output_tokens", "cost_micros", "latencies") ON "usage_hours" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("closed_until", "computed_until", "last_hour", "visited_at") ON "usage_progress" TO refinery_app;--> statement-breakpoint
-- The reconciler asks which organizations have hours to compute; what is in them only refinery_app sees.
CREATE POLICY "system" ON "usage_progress" FOR SELECT TO refinery_system USING (true);--> statement-breakpoint
GRANT SELECT ("organization_id", "closed_until", "last_hour", "visited_at") ON "usage_progress" TO refinery_system;
