import type { RunReply } from '@refinery/contracts/runs.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findRun, toRunReplies } from './internal/run-rows.ts';

/** One run with its counts. Errors: `forbidden`, `run_not_found`. */
export async function getRun(ctx: CallerContext, { id }: { id: string }): Promise<RunReply> {
  requirePermission(ctx, 'tests:read');
  return readRun(ctx, id);
}

/** The run as the answer of a verb that changed it: a key that may write may see what it wrote. */
export const readRun = (ctx: CallerContext, id: string): Promise<RunReply> =>
  ctx.tenant.run(async (tx) => {
    const [reply] = await toRunReplies(ctx, tx, [await findRun(ctx, tx, id)]);
    if (!reply) throw new DomainError('run_not_found');
    return reply;
  });
