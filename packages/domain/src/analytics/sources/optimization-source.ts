import { microsIn } from '@refinery/db/micros.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { sql } from 'drizzle-orm';
import type { UsageSource } from '../usage-source.ts';

/**
 * Refined texts: every row of the history, which has those of batches too. When a batch is deleted its texts
 * stay in the history as texts of none, so in an hour that is not final they count as single ones then.
 */
export const optimizationSource: UsageSource = {
  table: optimizations,
  ended: ({ organizationId, from, to }) => sql`
    select case when batch_id is null then 'optimization' else 'batch' end as action, provider, model, prompt_id,
      status = 'failed' as failed, original_tokens, refined_tokens, input_tokens, output_tokens,
      ${microsIn(sql`cost_usd`)} as cost_micros, latency_ms
    from ${optimizations}
    where organization_id = ${organizationId} and created_at >= ${from} and created_at < ${to} and status <> 'processing'`,
  unfinished: sql`status = 'processing'`,
};
