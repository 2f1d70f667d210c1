import type { Transaction } from '@refinery/db/create-db.ts';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { hourStatement } from './internal/hour-statement.ts';
import { HOUR_MS, hourAfter, hourOf } from './internal/hours.ts';
import {
  at,
  firstOpenHour,
  hasUnfinished,
  lockProgress,
  nextHour,
  saveProgress,
} from './internal/progress.ts';
import type { UsageSource } from './usage-source.ts';
import { usageSources } from './usage-sources.ts';

/** Hours of one organization in one turn: others wait for theirs. */
const MOST_HOURS = 200;

/**
 * Computes the hours of an organization that are not final, the oldest first, each in a transaction of its
 * own: at most `most` of them. Returns how many it computed.
 */
export async function computeOrganizationHours(
  ctx: Pick<Context, 'clock' | 'db' | 'stopping'>,
  organizationId: string,
  { sources = usageSources, most = MOST_HOURS }: { sources?: readonly UsageSource[]; most?: number } = {},
): Promise<number> {
  const tenant = tenantOf(ctx, organizationId);
  // What was accepted before this moment is seen by everything that follows.
  const now = ctx.clock.now();
  let step: Step = { from: new Date(0), isBlocked: false };
  for (let computed = 0; computed < most; computed += 1) {
    if (ctx.stopping.aborted) return computed;
    const next = await tenant.run((tx) => computeNext({ tx, sources, organizationId, now }, step));
    if (next === null) return computed;
    step = next;
  }
  return most;
}

interface Work {
  tx: Transaction;
  sources: readonly UsageSource[];
  organizationId: string;
  now: Date;
}

interface Step {
  /** Hours before are done in this turn. */
  from: Date;
  /** Whether one of them is old enough to be final, and is not: then nothing behind it is. */
  isBlocked: boolean;
}

/**
 * Computes the next hour, under the lock that tells which are final; null where none is left, with everything
 * up to `now` counted.
 */
async function computeNext(
  { tx, sources, organizationId, now }: Work,
  { from, isBlocked }: Step,
): Promise<Step | null> {
  const progress = await lockProgress(tx, organizationId, now);
  const { closedUntil, computedUntil, lastHour } = progress;
  const firstOpen = firstOpenHour(now);
  const until = hourAfter(hourOf(now));
  const hour = await nextHour(tx, sources, { organizationId, from: later(from, closedUntil), until });
  if (hour === null) {
    await saveProgress(tx, {
      organizationId,
      visitedAt: now,
      computedUntil: later(computedUntil, now),
      ...(isBlocked ? {} : { closedUntil: later(closedUntil, firstOpen) }),
    });
    return null;
  }
  await tx.execute(hourStatement(sources, { organizationId, from: at(hour), to: at(hourAfter(hour)) }));
  const isOld = hour < firstOpen;
  const waits = () =>
    hour >= firstOpenHour(aDayBefore(now)) && hasUnfinished(tx, sources, { organizationId, hour });
  const isFinal = isOld && !isBlocked && !(await waits());
  await saveProgress(tx, {
    organizationId,
    visitedAt: now,
    lastHour: later(lastHour ?? hour, hour),
    ...(isFinal ? { closedUntil: hourAfter(hour), computedUntil: later(computedUntil, hour) } : {}),
  });
  return { from: hourAfter(hour), isBlocked: isBlocked || (isOld && !isFinal) };
}

/** For requests that have not ended a day later nobody waits. */
const aDayBefore = (moment: Date): Date => new Date(moment.getTime() - 24 * HOUR_MS);

const later = (a: Date, b: Date): Date => (a > b ? a : b);
