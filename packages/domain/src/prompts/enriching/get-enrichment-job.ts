import type { EnrichmentJobReply } from '@refinery/contracts/enrichments.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { readEnrichmentJob } from './internal/find-enrichment-job.ts';

/** A job of enrichments with its counts. Errors: `forbidden`, `enrichment_job_not_found`. */
export async function getEnrichmentJob(
  ctx: CallerContext,
  { id }: { id: string },
): Promise<EnrichmentJobReply> {
  requirePermission(ctx, 'optimizations:read');
  return readEnrichmentJob(ctx, id);
}

/** The job as the answer to whoever made it and asks again. Errors: `enrichment_job_not_found`. */
export const repeatEnrichmentJob = (ctx: CallerContext, id: string): Promise<EnrichmentJobReply> =>
  readEnrichmentJob(ctx, id);
