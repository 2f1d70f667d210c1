CREATE TABLE "social_accounts" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "social_accounts_provider_subject_pk" PRIMARY KEY("provider","subject"),
	CONSTRAINT "social_accounts_user_key" UNIQUE("user_id","provider")
);
--> statement-breakpoint
ALTER TABLE "sso_flows" ALTER COLUMN "connection_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_flows" ADD COLUMN "social_provider" text;--> statement-breakpoint
ALTER TABLE "sso_flows" ADD COLUMN "linking_user_id" uuid;--> statement-breakpoint
ALTER TABLE "sso_flows" ADD COLUMN "account" jsonb;--> statement-breakpoint
ALTER TABLE "social_accounts" ADD CONSTRAINT "social_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_flows" ADD CONSTRAINT "sso_flows_linking_user_id_users_id_fk" FOREIGN KEY ("linking_user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sso_flows_linking_user_id_idx" ON "sso_flows" USING btree ("linking_user_id");--> statement-breakpoint
ALTER TABLE "sso_flows" ADD CONSTRAINT "sso_flows_through" CHECK ((connection_id is null) = (social_provider is not null)
        and (identity is null or connection_id is not null)
        and (coalesce(account::text, linking_user_id::text) is null or social_provider is not null));--> statement-breakpoint
GRANT UPDATE (account) ON sso_flows TO refinery_system;--> statement-breakpoint
ALTER TABLE "social_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "social_accounts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY system ON social_accounts TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON social_accounts TO refinery_system;
