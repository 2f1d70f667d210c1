import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq, sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { billingPeriod } from './billing-period.ts';

/**
 * Reserves `amount` optimizations in the caller's transaction, all or none, and begins a new period where the old
 * one has ended. The row lock it takes lasts to the end of the transaction, so reserve late in a long one.
 * Errors: `quota_exceeded` with the time at which the quota is new.
 */
export async function reserveQuota(
  tx: Transaction,
  organizationId: string,
  amount: number,
  now: Date,
): Promise<void> {
  const period = billingPeriod(now);
  const start = period.start.toISOString();
  const usedNow = sql`case when ${subscriptions.periodStart} < ${start}::timestamptz then 0 else ${subscriptions.used} end`;
  const rows = await tx
    .update(subscriptions)
    .set({
      used: usedNow,
      reserved: sql`${subscriptions.reserved} + ${amount}`,
      periodStart: sql`greatest(${subscriptions.periodStart}, ${start}::timestamptz)`,
      periodEnd: sql`greatest(${subscriptions.periodEnd}, ${period.end.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(subscriptions.organizationId, organizationId),
        sql`(${subscriptions.quotaLimit} is null or ${usedNow} + ${subscriptions.reserved} + ${amount} <= ${subscriptions.quotaLimit})`,
      ),
    )
    .returning({ organizationId: subscriptions.organizationId });
  if (rows.length) return;
  throw await quotaExceeded(tx, organizationId, amount, period.end);
}

async function quotaExceeded(
  tx: Transaction,
  organizationId: string,
  amount: number,
  resetsAt: Date,
): Promise<DomainError> {
  const [row] = await tx.select().from(subscriptions).where(eq(subscriptions.organizationId, organizationId));
  const left = row?.quotaLimit == null ? 0 : Math.max(0, row.quotaLimit - row.used - row.reserved);
  const asked = amount === 1 ? 'This request needs 1' : `This batch needs ${amount}`;
  return new DomainError(
    'quota_exceeded',
    `${asked} of the ${left} optimizations left this month on the ${row?.plan ?? ''} plan. The quota is new on ${resetsAt.toISOString()}.`,
    { resetsAt: resetsAt.toISOString() },
  );
}

/**
 * Turns a reservation into use: `used` of it is charged, all of `reserved` is given back. Belongs into the
 * transaction that stores the work.
 */
export async function settleQuota(
  tx: Transaction,
  organizationId: string,
  amounts: { reserved: number; used: number },
): Promise<void> {
  if (!amounts.reserved && !amounts.used) return;
  await tx
    .update(subscriptions)
    .set({
      reserved: sql`greatest(0, ${subscriptions.reserved} - ${amounts.reserved})`,
      used: sql`${subscriptions.used} + ${amounts.used}`,
    })
    .where(eq(subscriptions.organizationId, organizationId));
}
