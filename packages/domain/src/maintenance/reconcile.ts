import { sql } from 'drizzle-orm';
import { closeUnits } from '../ab-tests/close-units.ts';
import { promoteWinners } from '../ab-tests/promote-winners.ts';
import { computeUsageHours } from '../analytics/compute-usage-hours.ts';
import type { Context } from '../context/context.ts';
import { spreadBroadcasts } from '../operators/spread-broadcasts.ts';
import { recoverAbandoned } from '../optimizations/recover-abandoned.ts';
import { purgeOrganizations } from '../organizations/purge-organizations.ts';
import { recoverEnrichments } from '../prompts/enriching/recover-enrichments.ts';
import { moveWaitingLabels } from '../prompts/labels/move-waiting-labels.ts';
import { reconcilePublications } from '../prompts/publishing/reconcile-publications.ts';
import { workKinds } from '../registries/work-kinds.ts';
import { decideRuns } from '../runs/decide-runs.ts';
import { recoverLeases } from '../usage/leases/recover-leases.ts';
import { recoverSpend } from '../usage/recover-spend.ts';
import type { Kind } from '../work/kind.ts';
import { reconcileWork } from '../work/reconcile-work.ts';
import { purgeExpired } from './internal/purge-expired.ts';
import { removeOldTexts } from './internal/remove-old-texts.ts';

/**
 * One tick of the reconciler: brings queues, leases, quotas and old rows back to what Postgres says. Safe to
 * run at any time, also twice at once.
 */
export async function reconcile(ctx: Context, kinds: readonly Kind[] = workKinds): Promise<void> {
  // Before the mails are looked at, which it makes.
  await spreadBroadcasts(ctx);
  const openJobs: Record<string, number> = {};
  for (const kind of kinds) openJobs[kind.name] = await reconcileWork(ctx, kind);
  const abandoned = await recoverAbandoned(ctx);
  await recoverEnrichments(ctx);
  await recoverSpend(ctx);
  await recoverLeases(ctx);
  await reconcilePublications(ctx);
  await closeUnits(ctx);
  await promoteWinners(ctx);
  await decideRuns(ctx);
  await moveWaitingLabels(ctx);
  await purgeExpired(ctx);
  await removeOldTexts(ctx);
  await removeOldCallTexts(ctx);
  await makeMonths(ctx);
  await purgeOrganizations(ctx);
  await computeUsageHours(ctx);
  ctx.logger.debug({ openJobs, abandoned }, 'reconciled');
  if (abandoned) ctx.logger.warn({ abandoned }, 'abandoned optimizations failed and given back');
}

/** Tables with a partition for each month. */
const TABLES = ['optimizations', 'model_calls'] as const;

type Ctx = Pick<Context, 'clock' | 'logger' | 'systemDb'>;

/**
 * Makes the partitions into which the rows of the next months go. Where it cannot have a table at once, or
 * fails, the next tick tries again: there are months ahead, and what has none is kept in the last partition.
 * Returns how many were made.
 */
async function makeMonths(ctx: Ctx): Promise<number> {
  let made = 0;
  for (const table of TABLES) made += await makeMonthsOf(ctx, table);
  return made;
}

async function makeMonthsOf(ctx: Ctx, table: (typeof TABLES)[number]): Promise<number> {
  try {
    const now = ctx.clock.now().toISOString();
    const [row] = await ctx.systemDb.execute<{ made: number }>(
      sql`select make_months(${table}, ${now}::timestamptz) as made`,
    );
    const made = row?.made ?? 0;
    if (made) ctx.logger.info({ made, table }, 'partitions made');
    return made;
  } catch (error) {
    ctx.logger.warn({ err: error, table }, 'partitions not made');
    return 0;
  }
}

/** Rows that are deleted in one transaction: each may have half a megabyte. */
const CHUNK_ROWS = 100;
/** Of one tick; the rest is left to the next. */
const MOST_CHUNKS = 20;

/**
 * Deletes the texts of calls that are older than their organizations keep texts, chunk by chunk, and what
 * remembers which calls were counted. Returns how many texts were deleted.
 */
async function removeOldCallTexts(
  ctx: Pick<Context, 'clock' | 'logger' | 'stopping' | 'systemDb'>,
  chunkRows = CHUNK_ROWS,
): Promise<number> {
  let removed = 0;
  for (let chunk = 0; chunk < MOST_CHUNKS && !ctx.stopping.aborted; chunk += 1) {
    const now = ctx.clock.now().toISOString();
    const [row] = await ctx.systemDb.execute<{ removed: number }>(
      sql`select remove_old_call_texts(${now}::timestamptz, ${chunkRows}) as removed`,
    );
    const count = row?.removed ?? 0;
    removed += count;
    if (count < chunkRows) break;
  }
  if (removed) ctx.logger.info({ removed }, 'old texts of calls removed');
  return removed;
}
