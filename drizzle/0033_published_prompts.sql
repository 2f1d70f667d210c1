CREATE TABLE "publication_reports" (
	"publication_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "publication_reports_publication_id_organization_id_pk" PRIMARY KEY("publication_id","organization_id")
);
--> statement-breakpoint
ALTER TABLE "publication_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prompt_id" uuid NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"held_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "publications_prompt_key" UNIQUE("organization_id","prompt_id"),
	CONSTRAINT "publications_owner_key" UNIQUE("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "publications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "published_prompts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"category" text,
	"tags" text[] NOT NULL,
	"type" text NOT NULL,
	"messages" jsonb NOT NULL,
	"config" jsonb NOT NULL,
	"variables" text[] NOT NULL,
	"tokens" integer NOT NULL,
	"score" double precision,
	"excerpt" text NOT NULL,
	"search" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"judged_at" timestamp with time zone,
	"judged_by" text,
	"told_at" timestamp with time zone,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "published_prompts_revision_key" UNIQUE("publication_id","revision")
);
--> statement-breakpoint
ALTER TABLE "published_prompts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "publication_reports" ADD CONSTRAINT "publication_reports_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_reports" ADD CONSTRAINT "publication_reports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_reports" ADD CONSTRAINT "publication_reports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_prompts" ADD CONSTRAINT "published_prompts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_prompts" ADD CONSTRAINT "published_prompts_publication_id_publications_id_fk" FOREIGN KEY ("organization_id","publication_id") REFERENCES "public"."publications"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publication_reports_organization_idx" ON "publication_reports" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "publication_reports_user_idx" ON "publication_reports" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "publication_reports_open_idx" ON "publication_reports" USING btree ("publication_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "publications_prompt_idx" ON "publications" USING btree ("prompt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "published_prompts_approved_key" ON "published_prompts" USING btree ("publication_id") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "published_prompts_category_idx" ON "published_prompts" USING btree ("category","publication_id") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "published_prompts_owners_idx" ON "published_prompts" USING btree ("category","organization_id") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "published_prompts_search_idx" ON "published_prompts" USING gin ("search" gin_trgm_ops) WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "published_prompts_tags_idx" ON "published_prompts" USING gin ("tags") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "published_prompts_status_idx" ON "published_prompts" USING btree ("status","id") WHERE status <> 'approved';--> statement-breakpoint
CREATE INDEX "published_prompts_untold_idx" ON "published_prompts" USING btree ("id") WHERE judged_at is not null and told_at is null;--> statement-breakpoint
CREATE INDEX "published_prompts_organization_idx" ON "published_prompts" USING btree ("organization_id","publication_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "publication_reports" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "publications" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "published_prompts" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "publication_reports" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "publications" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "published_prompts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Rows get all but what is not its own to say: status, verdicts, views and what holds a publication back have their defaults.
GRANT SELECT, INSERT ("id", "organization_id", "prompt_id", "created_at") ON "publications" TO refinery_app;--> statement-breakpoint
GRANT SELECT, DELETE, UPDATE ("told_at"), INSERT ("id", "organization_id", "publication_id", "revision", "version", "name", "description", "category", "tags", "type", "messages", "config", "variables", "tokens", "score", "excerpt", "search", "hash", "created_at") ON "published_prompts" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT ("publication_id", "organization_id", "reason", "user_id", "created_at") ON "publication_reports" TO refinery_app;--> statement-breakpoint
-- refinery_platform reads what was published, whoever did, and says what becomes of it. Of organizations it reads whether they are suspended or end.
CREATE POLICY "platform" ON "publications" TO refinery_platform USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "platform" ON "published_prompts" TO refinery_platform USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "platform" ON "publication_reports" TO refinery_platform USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "published" ON "organizations" FOR SELECT TO refinery_platform USING (true);--> statement-breakpoint
GRANT SELECT, UPDATE ("views", "held_at") ON "publications" TO refinery_platform;--> statement-breakpoint
GRANT SELECT, UPDATE ("status", "reason", "judged_at", "judged_by", "told_at") ON "published_prompts" TO refinery_platform;--> statement-breakpoint
GRANT SELECT ("publication_id", "organization_id", "reason", "created_at", "settled_at"), UPDATE ("settled_at") ON "publication_reports" TO refinery_platform;--> statement-breakpoint
GRANT SELECT ("id", "suspended_at", "deletes_at") ON "organizations" TO refinery_platform;--> statement-breakpoint
-- Processes remember public pages until they are told of a change, in the transaction of the change, on the channel of ADR 33.
CREATE FUNCTION tell_published_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('identity_changed', 'published');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER tell_published_changed AFTER UPDATE OF status ON published_prompts
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION tell_published_changed();--> statement-breakpoint
CREATE TRIGGER tell_published_deleted AFTER DELETE ON published_prompts
  FOR EACH ROW WHEN (OLD.status = 'approved') EXECUTE FUNCTION tell_published_changed();--> statement-breakpoint
CREATE TRIGGER tell_published_changed AFTER UPDATE OF suspended_at, deletes_at ON organizations
  FOR EACH ROW EXECUTE FUNCTION tell_published_changed();--> statement-breakpoint
-- Whether an organization shows what it published. For one row after the other: the pages are walked in their own order.
CREATE FUNCTION shows_published(organization uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT suspended_at IS NULL AND deletes_at IS NULL FROM organizations WHERE id = organization);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION shows_published(uuid) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION shows_published(uuid) TO refinery_platform;--> statement-breakpoint
-- Finds public prompts by words and tags, those that were published last first: `words` are patterns of LIKE, the longest first. What many have is
-- found among the newest thousand; the rest are so few that all of them may be read. It works as refinery_platform.
CREATE FUNCTION find_published(words text[], with_tags text[], with_category text, before uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  longest text := words[1];
  found uuid[];
BEGIN
  found := ARRAY(
    SELECT n.id FROM (
      SELECT * FROM published_prompts WHERE status = 'approved' AND (before IS NULL OR publication_id < before)
      ORDER BY publication_id DESC LIMIT 1000
    ) AS n
    WHERE n.tags @> with_tags AND (with_category IS NULL OR n.category = with_category)
      AND (longest IS NULL OR n.search LIKE ALL (words)) AND shows_published(n.organization_id)
    ORDER BY n.publication_id DESC LIMIT most
  );
  IF cardinality(found) = most THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  RETURN QUERY
  SELECT s.id FROM (
    SELECT p.id, p.publication_id, p.organization_id FROM published_prompts p
    WHERE p.status = 'approved' AND (before IS NULL OR p.publication_id < before)
      AND (cardinality(with_tags) = 0 OR p.tags @> with_tags) AND (with_category IS NULL OR p.category = with_category)
      AND (longest IS NULL OR p.search LIKE longest AND p.search LIKE ALL (words))
    ORDER BY p.publication_id DESC OFFSET 0
  ) AS s
  WHERE shows_published(s.organization_id)
  ORDER BY s.publication_id DESC LIMIT most;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_published(text[], text[], text, uuid, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_published(text[], text[], text, uuid, integer) TO refinery_platform;
