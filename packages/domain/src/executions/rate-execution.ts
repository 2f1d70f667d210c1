import type { ExecutionReply, RateExecutionBody } from '@refinery/contracts/executions.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { textsRemoved } from '../optimizations/texts-removed.ts';
import { lockExecution } from './internal/execution-rows.ts';
import { judgedBy } from './internal/judged-by.ts';
import { toExecutionReply } from './to-execution-reply.ts';

/**
 * Rates an output. What is left out does not change, and what is said again stays that of whoever said it
 * first. Errors: `forbidden`, `execution_not_found`, `texts_removed` for a feedback where the texts are gone:
 * it would stay.
 */
export async function rateExecution(
  ctx: CallerContext<'clock'>,
  { id, ...given }: RateExecutionBody & { id: string },
): Promise<ExecutionReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'execution.rate', async (tx) => {
    const before = await lockExecution(ctx, tx, id);
    if (before.textsRemovedAt && given.feedback) throw textsRemoved(before);
    const judged = judgedBy(ctx.actor.userId, given, before);
    await tx
      .update(executions)
      .set(judged)
      .where(whereOwn(ctx, executions, id));
    return {
      target: id,
      before: { rating: before.rating },
      after: { rating: judged.rating },
      result: toExecutionReply({ ...before, ...judged }),
    };
  });
}
