import type { Transaction } from '@refinery/db/create-db.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import type { CallerContext } from '../../context/context.ts';
import { hourAfter, hourOf } from './hours.ts';
import { DAY_MS } from './period.ts';
import { whereHours } from './read-hours.ts';
import { TOTALS } from './totals.ts';

/** The days that say how it goes on. */
const LOOK_BACK_MS = 7 * DAY_MS;

/** What this calendar month (UTC) will cost in US dollars, if its rest goes on as the last 7 days did. */
export async function projectionOf(ctx: CallerContext<'clock'>, tx: Transaction): Promise<number> {
  const now = ctx.clock.now();
  const to = hourAfter(hourOf(now));
  const month = { from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)), to };
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const spent = await microsIn(ctx, tx, month);
  const lately = await microsIn(ctx, tx, { from: hourOf(new Date(now.getTime() - LOOK_BACK_MS)), to });
  return toUsd(Math.round(spent + (lately * (end - now.getTime())) / LOOK_BACK_MS));
}

async function microsIn(
  ctx: CallerContext,
  tx: Transaction,
  period: { from: Date; to: Date },
): Promise<number> {
  const [row] = await tx
    .select({ micros: TOTALS.costMicros })
    .from(usageHours)
    .where(whereHours(ctx, period));
  return row?.micros ?? 0;
}
