import type { RunComparisonReply } from '@refinery/contracts/runs.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import type { ComparedKind } from '../../comparing/comparison.ts';
import type { Context } from '../../context/context.ts';
import { isNoise } from './judgements.ts';
import { readCells } from './read-cells.ts';
import { isSomethingExpected, readEvaluators } from './read-evaluators.ts';
import type { RunRow } from './run-rows.ts';

type Compared = RunComparisonReply['arms'];

/**
 * Each arm of a run beside the first one. There are no verdicts before its end, unless `isEarly`.
 * Errors: `service_unavailable` for what takes more than a minute.
 */
export async function compareArms(
  ctx: Pick<Context, 'comparer'> & { tenant: Tenant },
  run: RunRow,
  { isEarly = false, wantsItemsNeeded = false } = {},
): Promise<Compared> {
  return ctx.comparer.compare(run.organizationId, {
    arms: run.arms.length,
    margin: run.margin,
    costMicros: run.spentMicros,
    isSequential: run.stopWhenDecided,
    hasEnded: isEarly || run.endStatus !== null,
    wantsItemsNeeded,
    cellsOfItem: run.arms.length * run.repeats,
    failedItems: run.failedItems,
    evaluators: await kindsOf(ctx, run),
    cells: await readCells(ctx, run),
  });
}

const kindsOf = (ctx: { tenant: Tenant }, run: RunRow): Promise<ComparedKind[]> =>
  ctx.tenant.run(async (tx) => {
    const hasExpected = await isSomethingExpected(tx, run);
    const found = new Map((await readEvaluators(tx, run)).map((one) => [one.id, one]));
    return run.evaluatorIds.map((id): ComparedKind => {
      const one = found.get(id);
      if (one?.spec.kind === 'pairwise') return { id, by: 'choices' };
      return { id, by: one && isNoise(one, hasExpected) ? 'noise' : 'scores' };
    });
  });
