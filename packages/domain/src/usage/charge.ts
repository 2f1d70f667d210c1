import type { Given } from '@refinery/db/built-statement.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { type Moment, momentOf } from '../context/moment.ts';
import { inFlight } from '../meters/in-flight.ts';
import type { Meter } from '../meters/meters.ts';
import type { Quotas } from '../meters/quotas.ts';
import { billingPeriod } from './billing-period.ts';

/** The part of a context that charging needs. */
export type MeterContext = Pick<Context, 'clock' | 'quotas'>;

export interface Charge {
  organizationId: string;
  meter: Meter;
  /** Units of the meter, whole and from 0 on. */
  amount: number;
  /** The API key that asks for it: a meter that is `ofKeys` charges it as well. */
  apiKeyId?: string | null;
}

/** A charge as statements have it. */
export interface GivenCharge {
  organizationId: Given<string>;
  meter: Meter;
  amount: Given<number>;
  apiKeyId?: Given<string> | null;
}

/** What statements of charges are written for: a moment in a billing period, and the limits of all plans. */
export interface Metering extends Moment {
  /** As ISO 8601. */
  periodStart: Given<string>;
  periodEnd: Given<string>;
  quotas: Quotas;
}

/** The values of a {@link Metering} at this moment, but for the limits. */
export function periodOf(ctx: Pick<Context, 'clock'>) {
  const { start, end } = billingPeriod(ctx.clock.now());
  return { ...momentOf(ctx), periodStart: start.toISOString(), periodEnd: end.toISOString() };
}

export const meteringOf = (ctx: MeterContext) => ({ ...periodOf(ctx), quotas: ctx.quotas });

/**
 * What stands charged in a counter, as SQL: `used` is of an earlier period until the first charge of the new
 * one, which begins with what is still in flight. `counter` is a row of `usage_counters`, or nulls where
 * nothing was charged yet.
 */
const chargedIn = (
  metering: Metering,
  { organizationId, meter }: Omit<GivenCharge, 'amount'>,
  counter: string,
) =>
  sql`(case when ${sql.raw(counter)}.period_start >= ${metering.periodStart}::timestamptz
    then ${sql.raw(counter)}.used else ${inFlight(metering.quotas.inFlight, meter, { organizationId })} end)`;

/**
 * The statement that charges a meter: it returns a row where there was room, and none where there was not. It
 * locks the counter of this meter and no other; whether there is room is judged by the counter as it is once
 * the lock is granted. `only` is a further condition, which is judged first.
 */
export function chargeStatement(metering: Metering, charge: GivenCharge, only: SQL = sql`true`): SQL {
  const { organizationId, meter, amount } = charge;
  const start = sql`${metering.periodStart}::timestamptz`;
  const limit = meter.limit(metering.quotas.plans);
  const raised = (counter: string) => sql`${chargedIn(metering, charge, counter)} + ${amount}::bigint`;
  return sql`
    insert into usage_counters as c (organization_id, meter, period_start, used)
    select ${subscriptions.organizationId}, ${meter.name}, ${start}, ${raised('k')}
    from ${subscriptions} left join usage_counters k
      on k.organization_id = ${subscriptions.organizationId} and k.meter = ${meter.name}
    where ${only} and ${subscriptions.organizationId} = ${organizationId}
      and (${limit} is null or ${raised('k')} <= ${limit})
    on conflict (organization_id, meter) do update set
      used = ${raised('c')},
      -- A clock that is behind does not bring a period back.
      period_start = greatest(c.period_start, excluded.period_start)
    where (select ${limit} is null or ${raised('c')} <= ${limit}
      from ${subscriptions} where ${subscriptions.organizationId} = ${organizationId})
    returning true as charged`;
}

/**
 * The statement that goes before a charge, in the same transaction. Where a period begins with the charge, it
 * locks the counter: what is in flight is read by the statement after it, and so without what was ended and
 * refunded by whoever held the lock till then.
 */
export const periodLockStatement = (
  { periodStart }: Metering,
  { organizationId, meter }: Omit<GivenCharge, 'amount'>,
): SQL => sql`
  select 1 from ${usageCounters}
  where ${usageCounters.organizationId} = ${organizationId} and ${usageCounters.meter} = ${meter.name}
    and ${usageCounters.periodStart} < ${periodStart}::timestamptz
  for no key update`;

/**
 * The statement that gives `amount` units back, which may be SQL, to whatever period counts now. Never below
 * zero.
 */
export const refundStatement = (
  organizationId: string,
  meter: Meter,
  amount: SQL | number,
): SQL => sql`update ${usageCounters} set used = greatest(0, ${usageCounters.used} - ${amount})
  where ${usageCounters.organizationId} = ${organizationId} and ${usageCounters.meter} = ${meter.name}`;

/** The plan, the limit and what stands charged, as a statement: one row, or none without a subscription. */
export const quotaStatement = (metering: Metering, of: Omit<GivenCharge, 'amount'>): SQL => sql`
  select ${subscriptions.plan} as plan, (${of.meter.limit(metering.quotas.plans)})::float8 as "limit", ${chargedIn(metering, of, 'k')}::float8 as charged
  from ${subscriptions} left join usage_counters k
    on k.organization_id = ${subscriptions.organizationId} and k.meter = ${of.meter.name}
  where ${subscriptions.organizationId} = ${of.organizationId}`;
