CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "projects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "label_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prompt_id" uuid NOT NULL,
	"label" text NOT NULL,
	"from_version" integer,
	"to_version" integer,
	"reason" text,
	"acknowledged" text[] NOT NULL,
	"findings" jsonb NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "label_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "label_policies" (
	"label" text NOT NULL,
	"require" jsonb NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "label_policies_organization_id_label_pk" PRIMARY KEY("organization_id","label")
);
--> statement-breakpoint
ALTER TABLE "label_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_approvals" (
	"prompt_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "prompt_approvals_prompt_id_version_user_id_pk" PRIMARY KEY("prompt_id","version","user_id")
);
--> statement-breakpoint
ALTER TABLE "prompt_approvals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_labels" (
	"prompt_id" uuid NOT NULL,
	"label" text NOT NULL,
	"version" integer NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "prompt_labels_prompt_id_label_pk" PRIMARY KEY("prompt_id","label")
);
--> statement-breakpoint
ALTER TABLE "prompt_labels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prompt_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"parent" integer,
	"messages" jsonb NOT NULL,
	"sections" jsonb,
	"config" jsonb NOT NULL,
	"variables" text[] NOT NULL,
	"tokens" integer NOT NULL,
	"hash" text NOT NULL,
	"note" text,
	"author_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "prompt_versions_number_key" UNIQUE("prompt_id","number")
);
--> statement-breakpoint
ALTER TABLE "prompt_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"type" text NOT NULL,
	"folder" text,
	"description" text,
	"category" text,
	"tags" text[] NOT NULL,
	"latest" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "prompts_slug_key" UNIQUE("organization_id","slug")
);
--> statement-breakpoint
ALTER TABLE "prompts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_moves" ADD CONSTRAINT "label_moves_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_moves" ADD CONSTRAINT "label_moves_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_moves" ADD CONSTRAINT "label_moves_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_policies" ADD CONSTRAINT "label_policies_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_approvals" ADD CONSTRAINT "prompt_approvals_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_approvals" ADD CONSTRAINT "prompt_approvals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_approvals" ADD CONSTRAINT "prompt_approvals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_labels" ADD CONSTRAINT "prompt_labels_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_labels" ADD CONSTRAINT "prompt_labels_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "projects_default_key" ON "projects" USING btree ("organization_id") WHERE "projects"."is_default";--> statement-breakpoint
CREATE INDEX "label_moves_page_idx" ON "label_moves" USING btree ("organization_id","prompt_id","label","id");--> statement-breakpoint
CREATE INDEX "label_moves_prompt_idx" ON "label_moves" USING btree ("prompt_id");--> statement-breakpoint
CREATE INDEX "label_moves_user_idx" ON "label_moves" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "prompt_approvals_organization_idx" ON "prompt_approvals" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "prompt_approvals_user_idx" ON "prompt_approvals" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "prompt_labels_label_idx" ON "prompt_labels" USING btree ("organization_id","label","prompt_id");--> statement-breakpoint
CREATE INDEX "prompt_versions_page_idx" ON "prompt_versions" USING btree ("organization_id","prompt_id","id");--> statement-breakpoint
CREATE INDEX "prompt_versions_author_idx" ON "prompt_versions" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "prompts_page_idx" ON "prompts" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "prompts_name_idx" ON "prompts" USING btree ("organization_id","name","id");--> statement-breakpoint
CREATE INDEX "prompts_category_idx" ON "prompts" USING btree ("organization_id","category","id");--> statement-breakpoint
CREATE INDEX "prompts_folder_idx" ON "prompts" USING btree ("organization_id","folder","id");--> statement-breakpoint
CREATE INDEX "prompts_project_idx" ON "prompts" USING btree ("project_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "projects" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "label_moves" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "label_policies" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "prompt_approvals" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "prompt_labels" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "prompt_versions" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "prompts" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "projects" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_versions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_labels" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "label_moves" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "label_policies" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_approvals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE ("name") ON "projects" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE ("project_id", "name", "slug", "type", "folder", "description", "category", "tags", "latest", "updated_at") ON "prompts" TO refinery_app;--> statement-breakpoint
-- Versions, moves and approvals are never changed. They go with their prompt, by the foreign key.
GRANT SELECT, INSERT ON "prompt_versions", "label_moves", "prompt_approvals" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE ("version", "moved_at") ON "prompt_labels" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("require") ON "label_policies" TO refinery_app;
