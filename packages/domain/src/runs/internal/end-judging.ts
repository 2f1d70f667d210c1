import { openTenant } from '@refinery/db/tenant-handle.ts';
import type { Context } from '../../context/context.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import type { WorkJob } from '../../work/kind.ts';
import { endOfJudging, finishRun } from './finish-run.ts';
import type { JudgementOptions } from './judgement-options.ts';
import { lockRunOf } from './run-rows.ts';

/** Once all judgements have ended, the run has. Doing it twice changes nothing. */
export async function endJudging(
  ctx: Context,
  { id, organizationId, options }: WorkJob<JudgementOptions>,
): Promise<void> {
  const events = await openTenant(ctx.db, organizationId).run(async (tx) => {
    const run = await lockRunOf(tx, { id: options.runId, organizationId });
    if (!run || run.judgementJobId !== id || run.endStatus !== null) return [];
    return finishRun(ctx, tx, run, await endOfJudging(tx, run));
  });
  await startDeliveries(ctx, events);
}
