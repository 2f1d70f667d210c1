import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { sql } from 'drizzle-orm';
import type { UsageSource } from '../usage-source.ts';

/** Enriched prompts: every row, those of jobs too. */
export const enrichmentSource: UsageSource = {
  table: enrichments,
  ended: ({ organizationId, from, to }) => sql`
    select 'enrichment' as action, provider, model, prompt_id, status = 'failed' as failed, null::integer as original_tokens,
      null::integer as refined_tokens, input_tokens, output_tokens, cost_micros, duration_ms as latency_ms
    from ${enrichments}
    where organization_id = ${organizationId} and created_at >= ${from} and created_at < ${to} and status <> 'processing'`,
  unfinished: sql`status = 'processing'`,
};
