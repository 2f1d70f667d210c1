import type { Transaction } from '@refinery/db/create-db.ts';
import { usageHours, usageProgress } from '@refinery/db/schema/usage-hours.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { UsageSource } from '../usage-source.ts';
import { HOUR_MS, hourAfter, hourOf } from './hours.ts';

/** How long after its end an hour is computed again. No single request lasts so long. */
const OPEN_MS = 2 * HOUR_MS;

/** The first hour that is not final yet at this moment, for reasons of time. */
export const firstOpenHour = (now: Date): Date => hourOf(new Date(now.getTime() - OPEN_MS));

/** A moment, as SQL. */
export const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;

type Progress = typeof usageProgress.$inferSelect;

/**
 * Takes the turn of computing hours of this organization, to the end of the transaction; makes its row where
 * there is none.
 */
export async function lockProgress(tx: Transaction, organizationId: string, now: Date): Promise<Progress> {
  const isOwn = eq(usageProgress.organizationId, organizationId);
  const lock = () => tx.select().from(usageProgress).where(isOwn).for('update');
  const [found] = await lock();
  if (found) return found;
  const never = new Date(0);
  await tx
    .insert(usageProgress)
    .values({ organizationId, closedUntil: never, computedUntil: never, visitedAt: now })
    .onConflictDoNothing();
  const [made] = await lock();
  if (!made) throw new Error('The progress that was just written is not there.');
  return made;
}

export const saveProgress = (
  tx: Transaction,
  { organizationId, ...progress }: Partial<Progress> & { organizationId: string },
) => tx.update(usageProgress).set(progress).where(eq(usageProgress.organizationId, organizationId));

/**
 * The first hour from `from` on that has requests, or counts of earlier ones; null where there is none up to
 * `until`.
 */
export async function nextHour(
  tx: Transaction,
  sources: readonly UsageSource[],
  { organizationId, from, until }: { organizationId: string; from: Date; until: Date },
): Promise<Date | null> {
  const firsts = sources.map(
    ({ table }) => sql`(select created_at from ${table}
      where organization_id = ${organizationId} and created_at >= ${at(from)} order by created_at limit 1)`,
  );
  const counted = sql`(select hour from ${usageHours}
    where organization_id = ${organizationId} and hour >= ${at(from)} order by hour limit 1)`;
  const [row] = await tx.execute<{ ms: string | null }>(sql`
    select extract(epoch from least(${sql.join([...firsts, counted], sql`, `)})) * 1000 as ms`);
  if (row?.ms == null) return null;
  const hour = hourOf(new Date(Number(row.ms)));
  return hour < until ? hour : null;
}

/** Whether requests of this hour have not ended yet. */
export async function hasUnfinished(
  tx: Transaction,
  sources: readonly UsageSource[],
  { organizationId, hour }: { organizationId: string; hour: Date },
): Promise<boolean> {
  for (const { table, unfinished } of sources) {
    if (!unfinished) continue;
    const isOfHour = and(
      sql`organization_id = ${organizationId}`,
      sql`created_at >= ${at(hour)} and created_at < ${at(hourAfter(hour))}`,
      unfinished,
    );
    const found = await tx.execute(sql`select from ${table} where ${isOfHour} limit 1`);
    if (found.length) return true;
  }
  return false;
}
