import type { RunReply } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { sql } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { recordChange } from '../audit/record-change.ts';
import { apiKeyOf, requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startLanes } from '../work/lanes.ts';
import { retryFailed } from '../work/retry-failed.ts';
import { readRun } from './get-run.ts';
import { findRun, lockRun } from './internal/run-rows.ts';
import { startJudging } from './internal/start-judging.ts';
import { judgementKind } from './judgement-kind.ts';
import { cellKind } from './run-kind.ts';

/**
 * Tries the failed cells of an ended run again, and only those; where none has failed, the judgements that
 * are missing. Errors: `forbidden`, `run_not_found`, `run_not_finished`, `nothing_to_retry`,
 * `quota_exceeded`.
 */
export async function retryRun(ctx: ActorContext, { id }: { id: string }): Promise<RunReply> {
  requirePermission(ctx, 'tests:write');
  const { organizationId } = ctx.actor;
  const { endStatus } = await ctx.tenant.run((tx) => findRun(ctx, tx, id));
  if (endStatus === null) throw notFinished();
  const retried = await retryFailed(ctx, cellKind, { organizationId, jobId: id }, async (tx, items) => {
    if ((await lockRun(ctx, tx, id)).endStatus === null) throw notFinished();
    await reopen(ctx, tx, id);
    await recordChange(ctx, tx, organizationId, { action: 'run.retry', target: id, after: { cells: items } });
  });
  if (!retried?.items) await retryJudging(ctx, id);
  return readRun(ctx, id);
}

const notFinished = (): DomainError =>
  new DomainError('run_not_finished', 'The run has not ended yet. Wait for it to end, or cancel it.');

/** What is missing is judged once its cells have ended again. */
const reopen = (ctx: ActorContext, tx: Transaction, id: string) =>
  tx
    .update(runs)
    .set({
      endStatus: null,
      finishedAt: null,
      judgementJobId: null,
      // What was decided stays so; a budget may be enough now.
      stopReason: sql`nullif(${runs.stopReason}, 'budget_reached')`,
    })
    .where(whereOwn(ctx, runs, id));

async function retryJudging(ctx: ActorContext, id: string): Promise<void> {
  const { userId } = ctx.actor;
  const job = await mutate(ctx, 'run.retry', async (tx) => {
    const run = await lockRun(ctx, tx, id);
    if (run.endStatus === null) throw notFinished();
    await reopen(ctx, tx, id);
    const judging = await startJudging(ctx, tx, run, { userId, apiKeyId: apiKeyOf(ctx.actor) });
    if (!judging) throw new DomainError('nothing_to_retry');
    return { target: id, after: { judgements: true }, result: judging };
  });
  await startLanes(ctx, judgementKind, job);
}
