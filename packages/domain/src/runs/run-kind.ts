import { runs } from '@refinery/db/schema/runs.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { TEST_CELLS } from '../meters/meters.ts';
import { startDeliveries } from '../webhooks/start-deliveries.ts';
import type { Kind, WorkJob } from '../work/kind.ts';
import { startLanes } from '../work/lanes.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { type CellResult, runCell } from './internal/cell.ts';
import { cellWrites, type WrittenRun } from './internal/cell-writes.ts';
import { endOfCells, finishRun } from './internal/finish-run.ts';
import { type PreparedRun, prepareRun } from './internal/prepare-run.ts';
import {
  type CellPayload,
  type RunOptions,
  storedCell,
  storedItem,
  storedRunOptions,
} from './internal/run-options.ts';
import { lockRunOf } from './internal/run-rows.ts';
import { startJudging } from './internal/start-judging.ts';
import { judgementKind } from './judgement-kind.ts';

/**
 * Once all cells have ended: their outputs are judged, or the run has ended. Doing it twice changes nothing:
 * the row of the run is locked, and says whether a job of judgements was made.
 */
async function endRun(
  ctx: Context,
  { id, organizationId, userId, apiKeyId }: WorkJob<RunOptions>,
): Promise<void> {
  const { judging, events } = await openTenant(ctx.db, organizationId).run(async (tx) => {
    const run = await lockRunOf(tx, { id, organizationId });
    const end = run && (await endOfCells(tx, run));
    // Tried again meanwhile: it ends once more.
    if (!run || !end || run.endStatus !== null || run.judgementJobId !== null) return NOTHING;
    const judging = end === 'completed' ? await startJudging(ctx, tx, run, { userId, apiKeyId }) : null;
    return { judging, events: judging ? [] : await finishRun(ctx, tx, run, end) };
  });
  if (judging) await startLanes(ctx, judgementKind, judging);
  await startDeliveries(ctx, events);
}

const NOTHING = { judging: null, events: [] };

/** Cells of runs: each asks the model of an arm with an item of a dataset. */
export const cellKind: Kind<RunOptions, CellPayload, PreparedRun, CellResult> = {
  name: 'cell',
  queue: 'cells',
  idName: 'jobId',
  tables: {
    ...sharedTables('cell'),
    bytes: sql`coalesce((select octet_length(d.input::text) from dataset_items d where d.id = (i.payload ->> 'itemId')::uuid), 0)`,
    // The item comes with the cell: no query of its own for each.
    payload: sql`payload, (
      select jsonb_build_object('input', d.input, 'expected', d.expected) from dataset_items d
      where d.id = (payload ->> 'itemId')::uuid) as item`,
  },
  options: storedRunOptions,
  meter: TEST_CELLS,
  limits: ({ batches }) => batches,
  readPayload: ({ payload, item }) => ({
    ...storedCell.Parse(payload),
    item: item === null ? null : storedItem.Parse(item),
  }),
  prepare: prepareRun,
  run: runCell,
  resultWrites: async (ctx, job, outcomes) => cellWrites(ctx, job, outcomes, await readWritten(ctx, job)),
  afterJobEnded: endRun,
};

async function readWritten(
  ctx: Pick<Context, 'db'>,
  { id, organizationId }: WorkJob<RunOptions>,
): Promise<WrittenRun> {
  const [run] = await openTenant(ctx.db, organizationId).run((tx) =>
    tx
      .select({ userId: runs.userId, arms: runs.arms, most: runs.maxCostMicros })
      .from(runs)
      .where(and(eq(runs.id, id), eq(runs.organizationId, organizationId))),
  );
  return {
    userId: run?.userId ?? null,
    arms: (run?.arms ?? []).map(({ promptId, version }) => ({ promptId, version })),
    isBounded: typeof run?.most === 'number',
  };
}
