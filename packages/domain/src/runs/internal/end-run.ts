import { openTenant } from '@refinery/db/tenant-handle.ts';
import type { Context } from '../../context/context.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import type { WorkJob } from '../../work/kind.ts';
import { startLanes } from '../../work/lanes.ts';
import { judgementKind } from '../judgement-kind.ts';
import { endOfCells, finishRun } from './finish-run.ts';
import type { RunOptions } from './run-options.ts';
import { lockRunOf } from './run-rows.ts';
import { startJudging } from './start-judging.ts';

/**
 * Once all cells have ended: their outputs are judged, or the run has ended. Doing it twice changes nothing:
 * the row of the run is locked, and says whether a job of judgements was made.
 */
export async function endRun(
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
