import { executions } from '@refinery/db/schema/executions.ts';
import { sql } from 'drizzle-orm';
import type { UsageSource } from '../usage-source.ts';

/**
 * What models made of prompts: single tests and cells of runs. Those that fail are not kept, so none of these
 * is failed.
 */
export const testSource: UsageSource = {
  table: executions,
  // The ids of cells are as old as their run.
  newestBy: executions.createdAt,
  ended: ({ organizationId, from, to }) => sql`
    select 'test' as action, provider, model, prompt_id, false as failed, null::integer as original_tokens,
      null::integer as refined_tokens, input_tokens, output_tokens, cost_micros, latency_ms::double precision as latency_ms
    from ${executions}
    where organization_id = ${organizationId} and created_at >= ${from} and created_at < ${to}`,
};
