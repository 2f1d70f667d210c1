import type { EnrichmentJobReply } from '@refinery/contracts/enrichments.ts';
import { recordChange } from '../../audit/record-change.ts';
import { requirePermission } from '../../context/actor.ts';
import type { ActorContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { cancelJob } from '../../work/cancel.ts';
import { isOpen } from '../../work/tables.ts';
import { enrichmentKind } from './enrichment-kind.ts';
import { findEnrichmentJob, readEnrichmentJob } from './internal/find-enrichment-job.ts';

/**
 * Cancels what has not begun and returns its quota; what is running finishes. Cancelling twice is fine.
 * Errors: `forbidden`, `enrichment_job_not_found`, `enrichment_job_finished`.
 */
export async function cancelEnrichmentJob(
  ctx: ActorContext,
  { id }: { id: string },
): Promise<EnrichmentJobReply> {
  requirePermission(ctx, 'optimizations:write');
  const { organizationId } = ctx.actor;
  // The engine would cancel a job of any kind.
  await ctx.tenant.run((tx) => findEnrichmentJob(ctx, tx, id));
  const was = await cancelJob(ctx, enrichmentKind, { organizationId, jobId: id }, (tx, status) =>
    recordChange(ctx, tx, organizationId, { action: 'enrichment.cancel', target: id, before: { status } }),
  );
  if (was === null) throw new DomainError('enrichment_job_not_found');
  if (!isOpen(was)) throw new DomainError('enrichment_job_finished', `The job is already ${was}.`);
  return readEnrichmentJob(ctx, id);
}
