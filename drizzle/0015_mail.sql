CREATE TABLE "account_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_tokens_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_tokens_user_id_idx" ON "account_tokens" USING btree ("user_id","kind");--> statement-breakpoint
CREATE INDEX "account_tokens_expires_at_idx" ON "account_tokens" USING btree ("expires_at");--> statement-breakpoint
-- Tokens of people: whoever serves tenants sees none of them.
ALTER TABLE account_tokens ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE account_tokens FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY system ON account_tokens TO refinery_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON account_tokens TO refinery_system;--> statement-breakpoint
GRANT UPDATE (used_at) ON account_tokens TO refinery_system;--> statement-breakpoint
GRANT UPDATE (email_verified_at) ON users TO refinery_system;--> statement-breakpoint
-- Mails about accounts are accepted in the transaction of what they tell of, which is refinery_system's. It makes no other
-- work, and reads none of what it makes.
CREATE POLICY system_mails ON work_jobs AS RESTRICTIVE FOR INSERT TO refinery_system WITH CHECK (kind = 'email');--> statement-breakpoint
CREATE POLICY system_mails ON work_items FOR INSERT TO refinery_system WITH CHECK (
  EXISTS (
    SELECT 1 FROM work_jobs j
    WHERE j.id = job_id AND j.organization_id = work_items.organization_id AND j.kind = 'email'
  )
);--> statement-breakpoint
GRANT INSERT ON work_jobs, work_items TO refinery_system;
