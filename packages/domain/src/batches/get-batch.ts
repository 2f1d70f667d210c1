import type { BatchReply } from '@refinery/contracts/batches.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findBatch } from './internal/find-batch.ts';
import { toBatchReplies } from './internal/to-batch-reply.ts';

/** One batch with its counts and progress. Errors: `forbidden`, `batch_not_found`. */
export async function getBatch(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<BatchReply> {
  requirePermission(ctx, 'batches:read');
  return readBatch(ctx, id);
}

/** The batch as the answer of a verb that changed it: a key that may write may see what it wrote. */
export async function readBatch(ctx: CallerContext<'clock'>, batchId: string): Promise<BatchReply> {
  const { organizationId } = ctx.actor;
  return ctx.tenant.run(async (tx) => {
    const row = await findBatch(tx, { organizationId, batchId });
    const [described] = await toBatchReplies(tx, organizationId, [row], ctx.clock.now());
    if (!described) throw new DomainError('batch_not_found');
    return described;
  });
}
