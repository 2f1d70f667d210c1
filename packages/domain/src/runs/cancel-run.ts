import type { RunReply } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { recordChange } from '../audit/record-change.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startDeliveries } from '../webhooks/start-deliveries.ts';
import { cancelJob } from '../work/cancel.ts';
import { readRun } from './get-run.ts';
import { endOfCells, finishRun } from './internal/finish-run.ts';
import { findRun, lockRun } from './internal/run-rows.ts';
import { judgementKind } from './judgement-kind.ts';
import { cellKind } from './run-kind.ts';

/**
 * Cancels the cells and judgements that have not begun, and returns their quota; what is running finishes.
 * Cancelling twice is fine. Errors: `forbidden`, `run_not_found`, `run_finished`.
 */
export async function cancelRun(ctx: ActorContext, { id }: { id: string }): Promise<RunReply> {
  requirePermission(ctx, 'tests:write');
  const { organizationId } = ctx.actor;
  const { endStatus } = await ctx.tenant.run((tx) => findRun(ctx, tx, id));
  if (endStatus !== null) throw new DomainError('run_finished', `The run is already ${endStatus}.`);
  const note = async (tx: Transaction, before: Record<string, unknown>) => {
    // Whatever was decided, somebody does not want the rest of it.
    await tx
      .update(runs)
      .set({ stopReason: null })
      .where(whereOwn(ctx, runs, id));
    await recordChange(ctx, tx, organizationId, { action: 'run.cancel', target: id, before });
  };
  await cancelJob(ctx, cellKind, { organizationId, jobId: id }, (tx, cells) => note(tx, { cells }));
  // Looked up now: its cells may have ended meanwhile, and the judgements be new.
  const judging = await endBetween(ctx, id);
  if (judging !== null)
    await cancelJob(ctx, judgementKind, { organizationId, jobId: judging }, (tx, judgements) =>
      note(tx, { judgements }),
    );
  return readRun(ctx, id);
}

/**
 * Ends a run whose cells have ended and whose judgements were not made yet. Returns the job of those that
 * were.
 */
async function endBetween(ctx: ActorContext, id: string): Promise<string | null> {
  const { judging, events } = await ctx.tenant.run(async (tx) => {
    const run = await lockRun(ctx, tx, id);
    if (run.endStatus !== null || run.judgementJobId !== null || !(await endOfCells(tx, run)))
      return { judging: run.judgementJobId, events: [] };
    return { judging: null, events: await finishRun(ctx, tx, run, 'cancelled') };
  });
  await startDeliveries(ctx, events);
  return judging;
}
