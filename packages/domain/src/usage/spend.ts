import { insertIf } from '@refinery/db/insert-if.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { spendReservations } from '@refinery/db/schema/spend-reservations.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { SPEND } from '../meters/meters.ts';
import {
  chargeStatement,
  type MeterContext,
  meteringOf,
  periodLockStatement,
  quotaStatement,
} from './charge.ts';

/** Money set aside for one call to a vendor. */
export interface Reservation {
  id: string;
  /** The most that the call may cost, in millionths of a US dollar. */
  micros: number;
  expiresAt: Date;
  /** The row of `model_calls` that the call becomes if its process dies, as JSON; null: none. */
  call: string | null;
}

/**
 * Charges the most that a call may cost, and notes that it runs, in one statement: both or neither. Says
 * whether there was room for it in the budget. It locks the counter of this meter for a moment and no other.
 */
export async function reserveSpend(
  ctx: MeterContext,
  tenant: Tenant,
  reservation: Reservation,
): Promise<boolean> {
  const { organizationId } = tenant;
  const row = { ...reservation, organizationId };
  const metering = meteringOf(ctx);
  const charge = chargeStatement(metering, { organizationId, meter: SPEND, amount: reservation.micros });
  const lock = periodLockStatement(metering, { organizationId, meter: SPEND });
  const [, inserted] = await tenant.send([lock, insertIf(spendReservations, row, charge)]);
  return Boolean(inserted?.length);
}

/**
 * Puts the real price of a call in the place of what was set aside for it; 0 for one that failed. It is
 * counted also where the reservation was given back meanwhile: the money is spent.
 */
export async function settleSpend(tenant: Tenant, id: string, micros: number): Promise<void> {
  const own = and(eq(spendReservations.id, id), eq(spendReservations.organizationId, tenant.organizationId));
  await tenant.send([replaceStatement(tenant.organizationId, own, micros)]);
}

/**
 * Gives back what was set aside for calls whose process must be dead by now, and writes each down as one of
 * which nobody knows what became. Says how many there were.
 */
export async function recoverSpendOf(tenant: Tenant, now: Date): Promise<number> {
  const { organizationId } = tenant;
  const over = and(
    eq(spendReservations.organizationId, organizationId),
    lte(spendReservations.expiresAt, now),
  );
  const lost = sql`, lost as (
    insert into ${modelCalls}
    select c.* from ended cross join lateral json_populate_record(null::model_calls, ended.call::json) c
    where ended.call is not null
    on conflict (id) do nothing
  )`;
  const [rows] = await tenant.send([replaceStatement(organizationId, over, 0, lost)]);
  return Number(rows?.[0]?.ended ?? 0);
}

const whereCounter = (organizationId: string): SQL =>
  sql`${usageCounters.organizationId} = ${organizationId} and ${usageCounters.meter} = ${SPEND.name}`;

/**
 * Ends reservations, takes what was set aside for them out of the counter and puts this in. `more` is done
 * with those that `ended`.
 */
const replaceStatement = (
  organizationId: string,
  which: SQL | undefined,
  micros: number,
  more: SQL = sql``,
): SQL => sql`
  with ended as (
    delete from ${spendReservations} where ${which}
    returning ${spendReservations.micros} as micros, ${spendReservations.call} as call
  ), total as (
    select coalesce(sum(micros), 0)::bigint as micros, count(*)::integer as ended from ended
  )${more}
  update ${usageCounters} set used = greatest(0, ${usageCounters.used} - (select micros from total) + ${micros}::bigint)
  where ${whereCounter(organizationId)}
  returning (select ended from total) as ended`;

/**
 * The budget and what stands charged of it, calls that run included, in millionths of a US dollar; null: no
 * budget.
 */
export async function readBudget(
  ctx: MeterContext,
  tenant: Tenant,
): Promise<{ limit: number; charged: number } | null> {
  const { organizationId } = tenant;
  const [rows] = await tenant.send([quotaStatement(meteringOf(ctx), { organizationId, meter: SPEND })]);
  const { limit, charged } = rows?.[0] ?? {};
  return typeof limit === 'number' && typeof charged === 'number' ? { limit, charged } : null;
}
