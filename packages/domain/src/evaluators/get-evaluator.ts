import type { EvaluatorReply } from '@refinery/contracts/evaluators.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findEvaluator, toEvaluatorReply } from './evaluator-rows.ts';

/** One evaluator. Errors: `forbidden`, `evaluator_not_found`. */
export async function getEvaluator(ctx: CallerContext, { id }: { id: string }): Promise<EvaluatorReply> {
  requirePermission(ctx, 'tests:read');
  return readEvaluator(ctx, id);
}

/** The evaluator as the answer of the verb that made it: a key that may write may see what it wrote. */
export const readEvaluator = async (ctx: CallerContext, id: string): Promise<EvaluatorReply> =>
  toEvaluatorReply(await ctx.tenant.run((tx) => findEvaluator(ctx, tx, id)));
