import type { RetriedJobReply, RetryJobBody } from '@refinery/contracts/operators.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { recordChange } from '../audit/record-change.ts';
import { requireTexts } from '../batches/retry-batch.ts';
import { requireOperator } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { retryFailed } from '../work/retry-failed.ts';
import { findJobOfAnyKind, kindOf } from './internal/jobs.ts';

/**
 * Tries the failed items of an ended job again, as its organization: it is charged as if a member had done
 * so. Its log names the operator by id; not where they sit. Errors: those of `requireOperator`,
 * `job_not_found`, `nothing_to_retry`, `quota_exceeded`, `texts_removed`.
 */
export async function retryJob(ctx: ActorContext, { jobId }: RetryJobBody): Promise<RetriedJobReply> {
  const { userId } = requireOperator(ctx);
  const row = await findJobOfAnyKind(ctx, jobId);
  const kind = row && kindOf(row);
  if (!kind) throw new DomainError('job_not_found');
  if (kind.onlyOnce)
    throw new DomainError('nothing_to_retry', 'What such a job needs is deleted when it fails.');
  const organizationId = row.organization_id;
  const also = async (tx: Transaction, items: number) => {
    if (row.kind === 'batch') await requireTexts(tx, { organizationId, batchId: jobId });
    await recordChange(byOperator(ctx), tx, organizationId, {
      action: 'job.retry',
      target: jobId,
      after: { items, operatorId: userId },
    });
    await ctx.reauthorize?.();
  };
  const retried = await retryFailed(ctx, kind, { organizationId, jobId: row.id }, also);
  if (!retried) throw new DomainError('job_not_found');
  if (!retried.items)
    throw new DomainError('nothing_to_retry', 'The job has not ended, or nothing of it failed.');
  return { jobId: row.id, items: retried.items };
}

const byOperator = ({ clock, requestId }: ActorContext) => ({
  clock,
  actor: { kind: 'operator', name: 'admin/jobs/retry' } as const,
  ...(requestId ? { requestId } : {}),
});
