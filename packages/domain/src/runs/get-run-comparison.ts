import type { RunComparisonReply } from '@refinery/contracts/runs.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { compareArms } from './internal/compare-arms.ts';
import { judgesOf } from './internal/judges-of.ts';
import { findRun, toRunReplies } from './internal/run-rows.ts';

/**
 * Each arm of a run beside the first one. There are no verdicts before the end, nor of a run that was
 * cancelled. Errors: `forbidden`, `run_not_found`.
 */
export async function getRunComparison(
  ctx: CallerContext<'comparer'>,
  { id }: { id: string },
): Promise<RunComparisonReply> {
  requirePermission(ctx, 'tests:read');
  const { run, status, judges } = await ctx.tenant.run(async (tx) => {
    const run = await findRun(ctx, tx, id);
    const [reply] = await toRunReplies(ctx, tx, [run]);
    return { run, status: reply?.status ?? 'running', judges: await judgesOf(tx, run) };
  });
  return {
    runId: run.id,
    status,
    judges,
    runCostUsd: toUsd(run.spentMicros),
    arms: await compareArms(ctx, run, { wantsItemsNeeded: true }),
  };
}
