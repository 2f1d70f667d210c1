-- Ids that came in capitals stand in policies as they came, and are compared as texts. The owner may be one
-- whom row-level security binds.
ALTER TABLE "label_policies" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "label_policies" SET "require" = jsonb_set("require", '{evaluation}', "require" -> 'evaluation' || jsonb_build_object(
  'datasetId', lower("require" #>> '{evaluation,datasetId}'),
  'evaluators', lower("require" #>> '{evaluation,evaluators}')::jsonb
)) WHERE "require" ? 'evaluation';--> statement-breakpoint
ALTER TABLE "label_policies" FORCE ROW LEVEL SECURITY;
