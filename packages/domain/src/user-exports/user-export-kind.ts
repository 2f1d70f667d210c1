import { userExportChunks, userExports } from '@refinery/db/schema/user-exports.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { failureOf } from '../usage/failure.ts';
import { itemBackoff } from '../work/item-backoff.ts';
import type { Kind, Outcome, WorkItem, WorkJob } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { ExportLost } from './internal/chunks.ts';
import { makeExport } from './internal/make-export.ts';

const MOST_TRIES = 5;

interface Options {
  exportId: string;
}
type ExportOutcome = Outcome<WorkItem, null>;

const storedOptions = Compile(Type.Object({ exportId: Type.String() }));

/** Exports of what is held about a person: each is one item of a job of its own. */
export const userExportKind: Kind<Options, object, null, null> = {
  name: 'export',
  queue: 'user-exports',
  idName: 'jobId',
  tables: sharedTables('export'),
  options: storedOptions,
  // What is held about people is theirs, whoever pays for the organization.
  goesOnWhileSuspended: true,
  meter: null,
  onlyOnce: true,
  limits: ({ batches: { leaseMs } }) => ({
    maxLanes: 1,
    chunkSize: 1,
    chunkConcurrency: 1,
    leaseMs,
    maxAttempts: MOST_TRIES,
  }),
  readPayload: () => ({}),
  prepare: async () => null,
  run: (ctx, item, { job }) => run(ctx, item, job),
  resultWrites: async (_ctx, _job, outcomes) => ({ results: outcomes.map(() => null) }),
  afterJobEnded: async (ctx, { organizationId, options: { exportId } }) =>
    giveUp(ctx, organizationId, exportId),
};

async function run(ctx: Context, item: WorkItem, job: WorkJob<Options>): Promise<ExportOutcome> {
  try {
    await makeExport(ctx, { organizationId: job.organizationId, exportId: job.options.exportId });
    return { kind: 'completed', item, result: null };
  } catch (error) {
    return decide(ctx, item, error);
  }
}

function decide(ctx: Context, item: WorkItem, error: unknown): ExportOutcome {
  // Where another worker has taken over, nothing of this one counts.
  if (ctx.stopping.aborted || error instanceof ExportLost)
    return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  if (error instanceof DomainError) return { kind: 'failed', item, failure: failureOf(error) };
  ctx.logger.error({ err: error, itemId: item.id }, 'export not made');
  if (item.attempts < MOST_TRIES)
    return { kind: 'released', item, delayMs: itemBackoff(item.attempts), countsAsAttempt: true };
  return { kind: 'failed', item, failure: failureOf(error) };
}

/** An export that is not ready when its work has ended never will be. */
async function giveUp(ctx: Context, organizationId: string, exportId: string): Promise<void> {
  await withTenant(ctx.db, organizationId, async (tx) => {
    const [given] = await tx
      .update(userExports)
      .set({ status: 'failed' })
      .where(and(eq(userExports.id, exportId), eq(userExports.status, 'pending')))
      .returning({ id: userExports.id });
    if (given) await tx.delete(userExportChunks).where(eq(userExportChunks.exportId, exportId));
  });
}
