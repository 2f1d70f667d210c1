CREATE TABLE "check_counts" (
	"organization_id" uuid NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"checks" bigint NOT NULL,
	CONSTRAINT "check_counts_organization_id_period_start_pk" PRIMARY KEY("organization_id","period_start")
);
--> statement-breakpoint
ALTER TABLE "check_counts" ADD CONSTRAINT "check_counts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "check_counts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "check_counts" TO refinery_app
  USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("checks") ON "check_counts" TO refinery_app;
