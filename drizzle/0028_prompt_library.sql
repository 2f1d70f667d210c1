CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
CREATE TABLE "prompt_includes" (
	"prompt_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"included_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "prompt_includes_prompt_id_version_included_id_pk" PRIMARY KEY("prompt_id","version","included_id")
);
--> statement-breakpoint
ALTER TABLE "prompt_includes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_search" (
	"prompt_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"organization_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "prompt_search" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD COLUMN "source" jsonb;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "prompt_includes" ADD CONSTRAINT "prompt_includes_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_includes" ADD CONSTRAINT "prompt_includes_included_id_prompts_id_fk" FOREIGN KEY ("included_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_includes" ADD CONSTRAINT "prompt_includes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_search" ADD CONSTRAINT "prompt_search_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_search" ADD CONSTRAINT "prompt_search_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prompt_includes_included_idx" ON "prompt_includes" USING btree ("organization_id","included_id");--> statement-breakpoint
CREATE INDEX "prompt_search_text_idx" ON "prompt_search" USING gin ("organization_id","text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "prompts_tags_idx" ON "prompts" USING gin ("organization_id","tags");--> statement-breakpoint
CREATE POLICY "tenant" ON "prompt_includes" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
CREATE POLICY "tenant" ON "prompt_search" AS PERMISSIVE FOR ALL TO "refinery_app" USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());--> statement-breakpoint
ALTER TABLE "prompt_includes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_search" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON "prompt_includes" TO refinery_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("text") ON "prompt_search" TO refinery_app;--> statement-breakpoint
-- The owner's function below reads them, and may be somebody whom row-level security binds, too.
CREATE POLICY "search" ON "prompts" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY "search" ON "prompt_labels" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY "search" ON "prompt_search" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "search" ON "prompt_versions" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
INSERT INTO prompt_search (organization_id, prompt_id, text)
  SELECT p.organization_id, p.id, lower(concat_ws(E'\n', p.name, p.slug, p.description, (
    SELECT string_agg(m.value->>'content', E'\n' ORDER BY m.ordinality) FROM jsonb_array_elements(v.messages) WITH ORDINALITY AS m
  )))
  FROM prompts p JOIN prompt_versions v ON v.prompt_id = p.id AND v.number = p.latest;--> statement-breakpoint
DROP POLICY "search" ON "prompt_versions";--> statement-breakpoint
-- Finds prompts by words and tags, newest first: `words` are patterns of LIKE, the longest first. As the owner, like find_by_metadata: LIKE and
-- operators on arrays may show what they compare, so row-level security lets refinery_app look into no index with them. It sees its own
-- organization only. What many prompts have is found among the newest thousand; the rest are so few that all of them may be read.
CREATE FUNCTION find_prompts(
  words text[], with_tags text[], before uuid, with_category text, with_folder text, in_project uuid, with_label text, most integer
) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  own uuid := current_organization_id();
  longest text := words[1];
  found uuid[];
BEGIN
  found := ARRAY(
    SELECT n.id FROM (
      SELECT * FROM prompts WHERE organization_id = own AND (before IS NULL OR id < before) ORDER BY id DESC LIMIT 1000
    ) AS n
    WHERE n.tags @> with_tags
      AND (with_category IS NULL OR n.category = with_category) AND (with_folder IS NULL OR n.folder = with_folder)
      AND (in_project IS NULL OR n.project_id = in_project)
      AND (with_label IS NULL OR EXISTS (SELECT FROM prompt_labels l WHERE l.prompt_id = n.id AND l.label = with_label))
      AND (longest IS NULL OR EXISTS (SELECT FROM prompt_search s WHERE s.prompt_id = n.id AND s.text LIKE ALL (words)))
    ORDER BY n.id DESC LIMIT most
  );
  IF cardinality(found) = most THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id FROM prompts p
  WHERE p.organization_id = own AND (with_tags = '{}' OR p.tags @> with_tags)
    AND (before IS NULL OR p.id < before)
    AND (with_category IS NULL OR p.category = with_category) AND (with_folder IS NULL OR p.folder = with_folder)
    AND (in_project IS NULL OR p.project_id = in_project)
    AND (with_label IS NULL OR EXISTS (SELECT FROM prompt_labels l WHERE l.prompt_id = p.id AND l.label = with_label))
    AND (longest IS NULL OR p.id IN (
      SELECT s.prompt_id FROM prompt_search s
      WHERE s.organization_id = own AND s.text LIKE longest AND s.text LIKE ALL (words)
    ))
  ORDER BY p.id DESC LIMIT most;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_prompts(text[], text[], uuid, text, text, uuid, text, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_prompts(text[], text[], uuid, text, text, uuid, text, integer) TO refinery_app;--> statement-breakpoint
-- What programs fetch at run time, many at once: `wanted` is an array of {place, name, label, version}. A prompt is found by slug, else by name (of
-- several the oldest), its version by number, else by label. No row for a place: no such prompt; a row without a version: no such one.
-- It works as its caller, under row-level security, which shows the rows of the organization that it sets.
CREATE FUNCTION resolve_prompts(organization uuid, wanted jsonb)
RETURNS TABLE (place integer, name text, slug text, version integer, messages jsonb, config jsonb, variables jsonb)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  one record;
  prompt public.prompts%ROWTYPE;
BEGIN
  PERFORM pg_catalog.set_config('app.organization_id', organization::text, true);
  -- One after the other: each is found by indexes, whatever Postgres believes of the tables when it plans.
  FOR one IN SELECT * FROM pg_catalog.jsonb_to_recordset(wanted) AS w (place integer, name text, label text, version integer) LOOP
    SELECT * INTO prompt FROM public.prompts p WHERE p.organization_id = organization AND p.slug = one.name;
    IF NOT FOUND THEN
      SELECT * INTO prompt FROM public.prompts p WHERE p.organization_id = organization AND p.name = one.name ORDER BY p.id LIMIT 1;
    END IF;
    CONTINUE WHEN NOT FOUND;
    RETURN QUERY SELECT one.place, prompt.name, prompt.slug, v.number, v.messages, v.config, pg_catalog.to_jsonb(v.variables)
    FROM (SELECT CASE
      WHEN one.version IS NOT NULL THEN one.version
      WHEN one.label = 'latest' THEN prompt.latest
      ELSE (SELECT l.version FROM public.prompt_labels l WHERE l.prompt_id = prompt.id AND l.label = one.label)
    END AS number) AS chosen
    LEFT JOIN public.prompt_versions v ON v.prompt_id = prompt.id AND v.number = chosen.number;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION resolve_prompts(uuid, jsonb) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_prompts(uuid, jsonb) TO refinery_app;
