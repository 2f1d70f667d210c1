import type { RunResult } from '@refinery/contracts/runs.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { workItems } from '@refinery/db/schema/work.ts';
import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { toExecutionReply } from '../executions/to-execution-reply.ts';
import { storedCell } from './internal/run-options.ts';
import { findRun } from './internal/run-rows.ts';

/**
 * Bounds of what is read at once: each page is a short transaction of its own, so a slow reader holds none
 * open.
 */
const PAGE_ROWS = 200;
const PAGE_BYTES = 1024 * 1024;

/**
 * The cells of a run that have ended, each with its output and scores: those that are completed, in the order
 * of their ids, then all others, which are known as long as the jobs of the run are kept. Errors, before the
 * first: `forbidden`, `run_not_found`.
 */
export async function streamRunResults(
  ctx: CallerContext,
  { id }: { id: string },
): Promise<AsyncIterable<RunResult>> {
  requirePermission(ctx, 'tests:read');
  await ctx.tenant.run((tx) => findRun(ctx, tx, id));
  return readResults(ctx, id);
}

async function* readResults(ctx: CallerContext, runId: string): AsyncIterable<RunResult> {
  for (let after: string | undefined; ; ) {
    const page = await readCompleted(ctx, runId, after);
    yield* page;
    after = page.at(-1)?.execution?.id;
    if (after === undefined) break;
  }
  for (let after = 0; ; ) {
    const page = await readOthers(ctx, runId, after);
    for (const { result } of page) yield result;
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
  }
}

/** The next completed cells, so many that they take about a megabyte, and at least one. */
const readCompleted = (ctx: CallerContext, runId: string, after: string | undefined): Promise<RunResult[]> =>
  ctx.tenant.run(async (tx) => {
    const next = and(
      eq(executions.organizationId, ctx.actor.organizationId),
      eq(executions.runId, runId),
      after === undefined ? undefined : gt(executions.id, after),
    );
    const sizes = tx
      .select({
        id: executions.id,
        size: sql<number>`coalesce(octet_length(${executions.output}), 0)::bigint`.as('size'),
      })
      .from(executions)
      .where(next)
      .orderBy(asc(executions.id))
      .limit(PAGE_ROWS)
      .as('sizes');
    const last = sql`(select id from (
      select id, sum(size) over (order by id) - size as before from ${sizes}) as sums
      where before < ${PAGE_BYTES}::integer order by id desc limit 1)`;
    const rows = await tx
      .select({ execution: executions, customId: datasetItems.customId })
      .from(executions)
      .leftJoin(datasetItems, eq(datasetItems.id, executions.datasetItemId))
      .where(and(next, lte(executions.id, last)))
      .orderBy(asc(executions.id));
    const ids = rows.map(({ execution }) => execution.id);
    const said = ids.length ? await tx.select().from(scores).where(inArray(scores.executionId, ids)) : [];
    const scoresOf = Map.groupBy(said, ({ executionId }) => executionId);
    return rows.map(({ execution, customId }) => ({
      itemId: execution.datasetItemId ?? '',
      customId,
      status: 'completed' as const,
      arm: execution.arm ?? 0,
      repeat: execution.repeat ?? 1,
      execution: toExecutionReply(execution),
      scores: (scoresOf.get(execution.id) ?? []).map(({ evaluatorId, score, reason }) => ({
        evaluatorId,
        score,
        reason,
      })),
    }));
  });

/** The next cells that failed or were cancelled. */
const readOthers = (ctx: CallerContext, runId: string, after: number) =>
  ctx.tenant.run(async (tx) => {
    const rows = await tx
      .select({ item: workItems, customId: datasetItems.customId })
      .from(workItems)
      .leftJoin(datasetItems, eq(datasetItems.id, sql`(${workItems.payload} ->> 'itemId')::uuid`))
      .where(
        and(
          eq(workItems.organizationId, ctx.actor.organizationId),
          eq(workItems.jobId, runId),
          inArray(workItems.status, ['failed', 'cancelled']),
          gt(workItems.position, after),
        ),
      )
      .orderBy(asc(workItems.position))
      .limit(PAGE_ROWS);
    return rows.map(({ item, customId }) => ({
      position: item.position,
      result: {
        ...storedCell.Parse(item.payload),
        customId,
        execution: null,
        scores: [],
        status: item.status === 'failed' ? 'failed' : 'cancelled',
        ...(item.error ? { error: item.error } : {}),
      } satisfies RunResult as RunResult,
    }));
  });
