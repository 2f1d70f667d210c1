import type { ExecutionReply } from '@refinery/contracts/executions.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findExecution } from './internal/execution-rows.ts';
import { toExecutionReply } from './to-execution-reply.ts';

/** One execution. Errors: `forbidden`, `execution_not_found`. */
export async function getExecution(ctx: CallerContext, { id }: { id: string }): Promise<ExecutionReply> {
  requirePermission(ctx, 'tests:read');
  return readExecution(ctx, id);
}

/**
 * The execution as the answer of a verb that made or changed it: a key that may write may see what it wrote.
 */
export const readExecution = async (ctx: CallerContext, id: string): Promise<ExecutionReply> =>
  toExecutionReply(await ctx.tenant.run((tx) => findExecution(ctx, tx, id)));
