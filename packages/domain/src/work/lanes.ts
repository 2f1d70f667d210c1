import { randomUUID } from 'node:crypto';
import type { Transaction } from '@refinery/db/create-db.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { lockJob } from './internal/lock-job.ts';
import type { Kind } from './kind.ts';
import { enqueueLane, laneState } from './lane-queue.ts';
import { isOpen, type JobId, type Lane, whereLane, whereOf } from './tables.ts';

/**
 * Brings a job to the lanes its pending items need and enqueues every lane whose queue job is missing: new
 * ones, and those whose queue job vanished with Redis or with a worker. Does nothing where there is no such
 * job.
 */
export async function ensureLanes(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  kind: Kind,
  id: JobId,
): Promise<void> {
  const lanes = await withTenant(ctx.db, id.organizationId, async (tx) => {
    const job = await lockJob(tx, kind, id);
    if (!job) return [];
    const wanted = isOpen(job.status) ? await wantedLanes(ctx, tx, kind, id) : 0;
    const found = await tx.execute<{ lane: number; token: string }>(sql`
      select lane, token from ${kind.tables.lanes} where ${whereOf(kind.tables, id)}`);
    const missing = freeLanes(found, wanted).map((lane) => ({ lane, token: randomUUID() }));
    for (const { lane, token } of missing) {
      await tx.execute(sql`
        insert into ${kind.tables.lanes} (organization_id, ${kind.tables.jobId}, lane, token)
        values (${id.organizationId}, ${id.jobId}, ${lane}, ${token})`);
    }
    const { organizationId, jobId } = id;
    const request = job.request_id ? { requestId: job.request_id } : {};
    return [...found, ...missing].map(({ lane, token }) => ({
      organizationId,
      jobId,
      lane,
      token,
      ...request,
    }));
  });
  for (const lane of lanes) await ensureLane(ctx, kind, lane);
}

/** Starts the lanes of a job that is stored already: what goes wrong here is the reconciler's to mend. */
export async function startLanes(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  kind: Kind,
  id: JobId,
): Promise<void> {
  await ensureLanes(ctx, kind, id).catch((error: unknown) =>
    ctx.logger.warn({ err: error, [kind.idName]: id.jobId }, 'lanes not started'),
  );
}

/** As many lanes as there are chunks, up to the most; counts no further than that needs. */
async function wantedLanes(
  ctx: Pick<Context, 'settings'>,
  tx: Transaction,
  kind: Kind,
  id: JobId,
): Promise<number> {
  const { maxLanes, chunkSize } = kind.limits(ctx.settings);
  const [waiting] = await tx.execute<{ items: number }>(sql`
    select count(*)::int as items from (
      select 1 from ${kind.tables.items} where ${whereOf(kind.tables, id)} and status = 'pending'
      limit ${maxLanes * chunkSize}) as waiting`);
  return Math.ceil((waiting?.items ?? 0) / chunkSize);
}

function freeLanes(lanes: readonly { lane: number }[], wanted: number): number[] {
  const taken = new Set(lanes.map(({ lane }) => lane));
  const free = Array.from({ length: wanted }, (_, lane) => lane).filter((lane) => !taken.has(lane));
  return free.slice(0, Math.max(0, wanted - lanes.length));
}

/**
 * Enqueues a lane unless its queue job waits or runs. One that ended without a successor gets one under a new
 * id.
 */
async function ensureLane(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues'>,
  kind: Kind,
  lane: Lane,
): Promise<void> {
  const state = await laneState(ctx, kind, lane);
  if (state === 'unknown') return enqueueLane(ctx, kind, lane);
  if (state === 'completed' || state === 'failed') return continueLane(ctx, kind, lane);
}

/**
 * Gives a lane its next queue job and puts it at the end of the queue, behind the lanes of every other job.
 * Does nothing where somebody else continued the lane meanwhile.
 */
export async function continueLane(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues'>,
  kind: Kind,
  lane: Lane,
  delayMs = 0,
): Promise<void> {
  const next = { ...lane, token: randomUUID() };
  const moved = await withTenant(ctx.db, lane.organizationId, (tx) =>
    tx.execute(sql`
      update ${kind.tables.lanes}
      set token = ${next.token}, updated_at = ${ctx.clock.now().toISOString()}::timestamptz
      where ${whereLane(kind.tables, lane)} returning true`),
  );
  if (moved.length) await enqueueLane(ctx, kind, next, delayMs);
}

/** Ends a lane that has nothing left to do. */
export async function endLane(ctx: Pick<Context, 'db'>, kind: Kind, lane: Lane): Promise<void> {
  await withTenant(ctx.db, lane.organizationId, (tx) =>
    tx.execute(sql`delete from ${kind.tables.lanes} where ${whereLane(kind.tables, lane)}`),
  );
}
