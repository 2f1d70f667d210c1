import type { ExecutionReply, RateExecutionBody } from '@refinery/contracts/executions.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { textsRemoved } from '../optimizations/texts-removed.ts';
import { lockExecution } from './internal/execution-rows.ts';
import { toExecutionReply } from './to-execution-reply.ts';

/**
 * Rates an output. What is left out does not change. Errors: `forbidden`, `execution_not_found`,
 * `texts_removed` for a feedback where the texts are gone: it would stay.
 */
export async function rateExecution(
  ctx: CallerContext<'clock'>,
  { id, ...given }: RateExecutionBody & { id: string },
): Promise<ExecutionReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'execution.rate', async (tx) => {
    const before = await lockExecution(ctx, tx, id);
    if (before.textsRemovedAt && given.feedback) throw textsRemoved(before);
    const { rating = before.rating, feedback = before.feedback } = given;
    await tx
      .update(executions)
      .set({ rating, feedback })
      .where(whereOwn(ctx, executions, id));
    return {
      target: id,
      before: { rating: before.rating },
      after: { rating },
      result: toExecutionReply({ ...before, rating, feedback }),
    };
  });
}
