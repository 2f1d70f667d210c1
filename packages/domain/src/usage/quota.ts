import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { billingPeriod } from './billing-period.ts';
import { inFlightWork } from './in-flight-work.ts';

/**
 * Charges `amount` optimizations before they are made, all or none, in the transaction that records them as accepted.
 * What is recorded and has not ended is the reservation; ending well changes nothing here, ending otherwise is
 * refunded. The first charge after the end of a period begins the new one with what is still in flight.
 *
 * The row lock it takes lasts to the end of the transaction and every request of the organization needs it: charge
 * late in a long transaction. Errors: `quota_exceeded` with the time at which the quota is new.
 */
export async function reserveQuota(
  tx: Transaction,
  organizationId: string,
  amount: number,
  now: Date,
): Promise<void> {
  const charged = await chargeQuota(tx, organizationId, amount, now);
  if (!charged.length) throw await quotaExceeded(tx, organizationId, amount, now);
}

/**
 * Refuses what clearly exceeds the quota before long work begins with it. Takes no lock, so `reserveQuota` decides.
 * Errors: `quota_exceeded`.
 */
export async function checkQuota(
  tx: Transaction,
  organizationId: string,
  amount: number,
  now: Date,
): Promise<void> {
  const row = await readQuota(tx, organizationId, now);
  if (!row || row.quotaLimit === null) return;
  if (row.charged + amount > row.quotaLimit) throw await quotaExceeded(tx, organizationId, amount, now);
}

/** The statement that charges: it returns a row where there was room, and none where there was not. */
export function chargeQuota(
  db: Pick<Transaction, 'update'>,
  organizationId: string,
  amount: number,
  now: Date,
) {
  const period = billingPeriod(now);
  const [start, end] = [period.start.toISOString(), period.end.toISOString()];
  const charged = chargedBy(organizationId, now);
  return db
    .update(subscriptions)
    .set({
      used: sql`${charged} + ${amount}::bigint`,
      periodStart: sql`greatest(${subscriptions.periodStart}, ${start}::timestamptz)`,
      periodEnd: sql`greatest(${subscriptions.periodEnd}, ${end}::timestamptz)`,
    })
    .where(
      and(
        eq(subscriptions.organizationId, organizationId),
        sql`(${subscriptions.quotaLimit} is null or ${charged} + ${amount}::bigint <= ${subscriptions.quotaLimit})`,
      ),
    )
    .returning({ organizationId: subscriptions.organizationId });
}

/** Why nothing was charged, for the caller. */
export async function quotaExceeded(
  tx: Transaction,
  organizationId: string,
  amount: number,
  now: Date,
): Promise<DomainError> {
  const { end: resetsAt } = billingPeriod(now);
  const row = await readQuota(tx, organizationId, now);
  const left = Math.max(0, (row?.quotaLimit ?? 0) - (row?.charged ?? 0));
  const asked = amount === 1 ? 'This request needs 1' : `This batch needs ${amount}`;
  return new DomainError(
    'quota_exceeded',
    `${asked} of the ${left} optimizations left this month on the ${row?.plan ?? ''} plan. The quota is new on ${resetsAt.toISOString()}.`,
    {
      resetsAt: resetsAt.toISOString(),
      retryAfterSeconds: Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1_000)),
    },
  );
}

async function readQuota(tx: Transaction, organizationId: string, now: Date) {
  const [row] = await tx
    .select({
      plan: subscriptions.plan,
      quotaLimit: subscriptions.quotaLimit,
      charged: chargedBy(organizationId, now).mapWith(Number),
    })
    .from(subscriptions)
    .where(eq(subscriptions.organizationId, organizationId));
  return row;
}

/**
 * What counts in the period of `now`, as SQL: `used` is of an earlier one until the first charge of the new, which
 * begins with what is still in flight.
 */
const chargedBy = (organizationId: string, now: Date): SQL<number> => sql<number>`(
  case when ${subscriptions.periodStart} < ${billingPeriod(now).start.toISOString()}::timestamptz
  then ${inFlightWork(organizationId)} else ${subscriptions.used} end)`;

/** Gives back what failed or was cancelled, in the transaction that records it as ended. */
export async function refundQuota(tx: Transaction, organizationId: string, amount: number): Promise<void> {
  if (!amount) return;
  await tx
    .update(subscriptions)
    .set({ used: sql`greatest(0, ${subscriptions.used} - ${amount})` })
    .where(eq(subscriptions.organizationId, organizationId));
}
