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

/** When the period began, as SQL. */
export const startOf = ({ periodStart }: Metering): SQL => sql`${periodStart}::timestamptz`;

/**
 * Units beyond the plan, as SQL on a row of `subscriptions`: of `used` units those above it, and no more than
 * `most`. So what was beyond a smaller plan, or is within that of a new month, is not counted twice.
 */
const beyondPlan = ({ quotas }: Metering, meter: Meter, { most, used }: { most: SQL; used: SQL }): SQL =>
  meter.inPlan
    ? sql`greatest(0, least(${most}, coalesce(${used} - ${meter.inPlan(quotas.plans)}, 0)))`
    : sql`0`;

/**
 * Units beyond the plan that had ended well when a period began, as SQL: those of the month before it. `row`
 * is the counter as that month left it, `open` what was in flight.
 */
function endedBefore(metering: Metering, { row, open }: { row: SQL; open: SQL }): SQL {
  const monthBefore = sql`(${startOf(metering)} at time zone 'UTC' - interval '1 month') at time zone 'UTC'`;
  return sql`(case when ${row}.period_start = ${monthBefore} then greatest(0, ${row}.overage - ${open}) else 0 end)`;
}

/**
 * The statement that charges a meter: it returns a row where there was room, and none where there was not. It
 * locks the counter of this meter and no other; whether there is room is judged by the counter as it is once
 * the lock is granted. `only` is a further condition, which is judged first.
 */
export function chargeStatement(metering: Metering, charge: GivenCharge, only: SQL = sql`true`): SQL {
  const { organizationId, meter } = charge;
  const amount = sql`${charge.amount}::bigint`;
  const start = startOf(metering);
  const limit = meter.limit(metering.quotas.plans);
  const ofPlan = (value: SQL) =>
    sql`(select ${value} from ${subscriptions} where ${subscriptions.organizationId} = ${organizationId})`;
  // A period that this charge begins is the row that would be inserted.
  const next = (same: SQL, begun: SQL) =>
    sql`(case when c.period_start >= ${start} then ${same} else ${begun} end)`;
  const nextUsed = next(sql`c.used + ${amount}`, sql`excluded.used`);
  const more = { most: sql`c.overage + ${amount}`, used: sql`c.used + ${amount}` };
  const first = { most: sql`coalesce(k.overage, 0) + ${amount}`, used: sql`r.open + ${amount}` };
  return sql`
    insert into usage_counters as c (organization_id, meter, period_start, used, overage, previous_overage)
    select ${subscriptions.organizationId}, ${meter.name}, ${start}, r.open + ${amount},
      ${beyondPlan(metering, meter, first)}, ${endedBefore(metering, { row: sql`k`, open: sql`r.open` })}
    from ${subscriptions} left join usage_counters k
      on k.organization_id = ${subscriptions.organizationId} and k.meter = ${meter.name}
    cross join lateral (select ${chargedIn(metering, charge, 'k')} as open) r
    where ${only} and ${subscriptions.organizationId} = ${organizationId}
      and coalesce(r.open + ${amount} <= ${limit}, true)
    on conflict (organization_id, meter) do update set
      used = ${nextUsed},
      overage = ${meter.inPlan ? next(ofPlan(beyondPlan(metering, meter, more)), sql`excluded.overage`) : sql`0`},
      previous_overage = ${next(sql`c.previous_overage`, sql`excluded.previous_overage`)},
      -- A clock that is behind does not bring a period back.
      period_start = greatest(c.period_start, excluded.period_start)
    where coalesce(${nextUsed} <= ${ofPlan(limit)}, true)
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
 * The statement that begins a period with what is in flight, where it has not begun yet: what a charge does
 * besides. It follows {@link periodLockStatement} in the same transaction.
 */
export function beginPeriodStatement(metering: Metering, of: Omit<GivenCharge, 'amount'>): SQL {
  const { organizationId, meter } = of;
  const beyond = beyondPlan(metering, meter, { most: sql`c.overage`, used: sql`r.open` });
  return sql`
    update usage_counters c set used = r.open, overage = ${beyond},
      previous_overage = ${endedBefore(metering, { row: sql`c`, open: sql`r.open` })}, period_start = ${startOf(metering)}
    from ${subscriptions}
    cross join lateral (select ${inFlight(metering.quotas.inFlight, meter, { organizationId })} as open) r
    where c.organization_id = ${organizationId} and c.meter = ${meter.name}
      and c.period_start < ${startOf(metering)} and ${subscriptions.organizationId} = c.organization_id`;
}

/**
 * The statement that gives `amount` units back, which may be SQL, to whatever period counts now: first those
 * that are beyond the plan. Never below zero.
 */
export const refundStatement = (
  organizationId: string,
  meter: Meter,
  amount: SQL | number,
): SQL => sql`update ${usageCounters} set used = greatest(0, ${usageCounters.used} - ${amount}),
    overage = greatest(0, ${usageCounters.overage} - ${amount})
  where ${usageCounters.organizationId} = ${organizationId} and ${usageCounters.meter} = ${meter.name}`;

/** The plan, the limit and what stands charged, as a statement: one row, or none without a subscription. */
export const quotaStatement = (metering: Metering, of: Omit<GivenCharge, 'amount'>): SQL => sql`
  select ${subscriptions.plan} as plan, (${of.meter.limit(metering.quotas.plans)})::float8 as "limit", ${chargedIn(metering, of, 'k')}::float8 as charged
  from ${subscriptions} left join usage_counters k
    on k.organization_id = ${subscriptions.organizationId} and k.meter = ${of.meter.name}
  where ${subscriptions.organizationId} = ${of.organizationId}`;
