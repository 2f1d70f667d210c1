import type { CreateRunBody, RunReply } from '@refinery/contracts/runs.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { acceptRun } from './accept-run.ts';
import { requireEvaluators } from './require-evaluators.ts';

/**
 * Accepts a run: all of its cells or none. See {@link acceptRun}.
 * Errors: those of {@link acceptRun}, and `forbidden`, `evaluator_not_found`.
 */
export async function createRun(
  ctx: ActorContext,
  { evaluators, ...input }: CreateRunBody,
): Promise<RunReply> {
  requirePermission(ctx, 'tests:write');
  return acceptRun(ctx, input, (tx) => requireEvaluators(ctx, tx, evaluators));
}
