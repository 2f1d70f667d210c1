import { insertIf } from '@refinery/db/insert-if.ts';
import { spendReservations } from '@refinery/db/schema/spend-reservations.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import {
  chargeStatement,
  type MeterContext,
  meteringOf,
  periodLockStatement,
  quotaStatement,
} from './charge.ts';
import { SPEND } from './meters/meters.ts';

/** Money set aside for one call to a vendor. */
export interface Reservation {
  id: string;
  /** The most that the call may cost, in millionths of a US dollar. */
  micros: number;
  expiresAt: Date;
}

/**
 * Charges the most that a call may cost, and notes that it runs, in one statement: both or neither. Says whether there was
 * room for it in the budget. It locks the counter of this meter for a moment and no other.
 */
export async function reserveSpend(
  ctx: MeterContext,
  tenant: Tenant,
  { id, micros, expiresAt }: Reservation,
): Promise<boolean> {
  const { organizationId } = tenant;
  const row = { id, organizationId, micros, expiresAt };
  const metering = meteringOf(ctx);
  const charge = chargeStatement(metering, { organizationId, meter: SPEND, amount: micros });
  const lock = periodLockStatement(metering, { organizationId, meter: SPEND });
  const [, inserted] = await tenant.send([lock, insertIf(spendReservations, row, charge)]);
  return Boolean(inserted?.length);
}

/**
 * Puts the real price of a call in the place of what was set aside for it; 0 for one that failed. It is counted also where
 * the reservation was given back meanwhile: the money is spent.
 */
export async function settleSpend(tenant: Tenant, id: string, micros: number): Promise<void> {
  const own = and(eq(spendReservations.id, id), eq(spendReservations.organizationId, tenant.organizationId));
  await tenant.send([replaceStatement(tenant.organizationId, own, micros)]);
}

/** Gives back what was set aside for calls whose process must be dead by now. Says for how many. */
export async function recoverSpendOf(tenant: Tenant, now: Date): Promise<number> {
  const { organizationId } = tenant;
  const over = and(
    eq(spendReservations.organizationId, organizationId),
    lte(spendReservations.expiresAt, now),
  );
  const [rows] = await tenant.send([replaceStatement(organizationId, over, 0)]);
  return Number(rows?.[0]?.ended ?? 0);
}

const whereCounter = (organizationId: string): SQL =>
  sql`${usageCounters.organizationId} = ${organizationId} and ${usageCounters.meter} = ${SPEND.name}`;

/** Ends reservations, takes what was set aside for them out of the counter and puts this in. */
const replaceStatement = (organizationId: string, which: SQL | undefined, micros: number): SQL => sql`
  with ended as (
    delete from ${spendReservations} where ${which} returning ${spendReservations.micros} as micros
  ), total as (
    select coalesce(sum(micros), 0)::bigint as micros, count(*)::integer as ended from ended
  )
  update ${usageCounters} set used = greatest(0, ${usageCounters.used} - (select micros from total) + ${micros}::bigint)
  where ${whereCounter(organizationId)}
  returning (select ended from total) as ended`;

/** The budget and what stands charged of it, calls that run included, in millionths of a US dollar; null: no budget. */
export async function readBudget(
  ctx: MeterContext,
  tenant: Tenant,
): Promise<{ limit: number; charged: number } | null> {
  const { organizationId } = tenant;
  const [rows] = await tenant.send([quotaStatement(meteringOf(ctx), { organizationId, meter: SPEND })]);
  const { limit, charged } = rows?.[0] ?? {};
  return typeof limit === 'number' && typeof charged === 'number' ? { limit, charged } : null;
}
