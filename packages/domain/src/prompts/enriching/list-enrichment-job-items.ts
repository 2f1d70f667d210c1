import type { EnrichmentJobItemReply } from '@refinery/contracts/enrichments.ts';
import type { BatchItemStatus } from '@refinery/contracts/enums.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { workItems } from '@refinery/db/schema/work.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { type Page, pageOf, rowsFor } from '../../context/pages.ts';
import { findEnrichmentJob } from './internal/find-enrichment-job.ts';
import { storedPayload } from './internal/job-options.ts';

export interface ListJobItemsInput {
  id: string;
  limit: number;
  /** Position after which the page begins. */
  cursor?: number;
  status?: BatchItemStatus;
}

const STATUSES: readonly BatchItemStatus[] = ['pending', 'processing', 'completed', 'failed', 'cancelled'];

/**
 * The prompts of a job in their order, and what became of each. Errors: `forbidden`,
 * `enrichment_job_not_found`.
 */
export async function listEnrichmentJobItems(
  ctx: CallerContext,
  { id, limit, cursor, status }: ListJobItemsInput,
): Promise<Page<EnrichmentJobItemReply>> {
  requirePermission(ctx, 'optimizations:read');
  const rows = await ctx.tenant.run(async (tx) => {
    await findEnrichmentJob(ctx, tx, id);
    return (
      tx
        .select({ item: workItems, enrichmentId: enrichments.id, version: enrichments.newVersion })
        .from(workItems)
        // An enrichment of a job has the id of its item.
        .leftJoin(enrichments, eq(enrichments.id, workItems.id))
        .where(
          and(
            eq(workItems.organizationId, ctx.actor.organizationId),
            eq(workItems.jobId, id),
            status ? eq(workItems.status, status) : undefined,
            cursor === undefined ? undefined : gt(workItems.position, cursor),
          ),
        )
        .orderBy(asc(workItems.position))
        .limit(rowsFor(limit))
    );
  });
  const page = pageOf(
    rows.map((row) => ({ id: row.item.id, ...row })),
    limit,
    ({ item }) => String(item.position),
  );
  return {
    items: page.items.map(({ item, enrichmentId, version }) => ({
      position: item.position,
      promptId: storedPayload.Parse(item.payload).promptId,
      status: STATUSES.find((known) => known === item.status) ?? 'failed',
      attempts: item.attempts,
      enrichmentId,
      version,
      failure: item.status === 'failed' ? item.error : null,
    })),
    next: page.next,
  };
}
