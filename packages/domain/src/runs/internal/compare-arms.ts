import type { RunComparisonReply } from '@refinery/contracts/runs.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { ComparedCell, ComparedKind } from '../../comparing/comparison.ts';
import type { Context } from '../../context/context.ts';
import { isNoise } from './judgements.ts';
import { isSomethingExpected, readEvaluators } from './read-evaluators.ts';
import type { RunRow } from './run-rows.ts';

type Compared = RunComparisonReply['arms'];

/**
 * Each arm of a run beside the first one. There are no verdicts before its end, unless `isEarly`, nor of one
 * that was cancelled.
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
    isAveraged: run.repeats > 1 || run.clusterBy !== null,
    hasVerdicts: isEarly || hasVerdicts(run),
    wantsItemsNeeded,
    cellsOfItem: run.arms.length * run.repeats,
    failedItems: run.failedItems,
    evaluators: await kindsOf(ctx, run),
    cells: await readCells(ctx, run),
  });
}

/**
 * Who cancels a run has seen how it goes, and so chooses when it ends: that is certain only of what holds
 * whenever somebody looks.
 */
const hasVerdicts = ({ endStatus, stopWhenDecided }: RunRow): boolean =>
  endStatus !== null && (endStatus !== 'cancelled' || stopWhenDecided);

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

/**
 * Read at once: each page is a short transaction of its own, and the process does nothing else while it
 * becomes objects.
 */
const PAGE_ROWS = 2_000;

/** The outputs of a run as they are compared, in the order of their ids, without any text. */
async function readCells(ctx: { tenant: Tenant }, run: RunRow): Promise<ComparedCell[]> {
  const cells: ComparedCell[] = [];
  let after: string | undefined;
  for (;;) {
    const rows = await readPage(ctx, run, after);
    for (const { id: _, said, ...cell } of rows) {
      const byId = new Map(Object.entries(said));
      cells.push({ ...cell, scores: run.evaluatorIds.map((id) => byId.get(id) ?? null) });
    }
    after = rows.at(-1)?.id;
    if (rows.length < PAGE_ROWS || after === undefined) return cells;
  }
}

const readPage = (
  ctx: { tenant: Tenant },
  { id, organizationId, clusterBy }: RunRow,
  after: string | undefined,
) =>
  ctx.tenant.run((tx) =>
    tx
      .select({
        id: executions.id,
        // Items without the key stand for themselves.
        cluster: sql<string>`coalesce(md5(${datasetItems.metadata} ->> ${clusterBy ?? ''}::text), ${executions.datasetItemId}::text)`,
        arm: sql<number>`${executions.arm}`.mapWith(Number),
        inputTokens: executions.inputTokens,
        outputTokens: executions.outputTokens,
        costMicros: executions.costMicros,
        said: sql<Record<string, number>>`coalesce((
          select jsonb_object_agg(s.evaluator_id, s.score) from ${scores} s
          where s.execution_id = ${executions.id} and s.score is not null), '{}')`,
      })
      .from(executions)
      .leftJoin(datasetItems, eq(datasetItems.id, executions.datasetItemId))
      .where(
        and(
          eq(executions.organizationId, organizationId),
          eq(executions.runId, id),
          after === undefined ? undefined : gt(executions.id, after),
        ),
      )
      .orderBy(asc(executions.id))
      .limit(PAGE_ROWS),
  );
