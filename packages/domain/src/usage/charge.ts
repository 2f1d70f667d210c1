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

const startOf = ({ periodStart }: Metering): SQL => sql`${periodStart}::timestamptz`;

/**
 * Units of a counter that are beyond the plan, as SQL: those of this period. Of an earlier one those that are in
 * flight go on, as far as they are beyond the plan in this one too.
 */
function overageIn(metering: Metering, of: Omit<GivenCharge, 'amount'>, counter: string): SQL {
  const { organizationId, meter } = of;
  if (!meter.overage) return sql`0`;
  const row = sql.raw(counter);
  const beyond = sql`${inFlight(metering.quotas.inFlight, meter, { organizationId })} - ${inPlan(metering, meter)}`;
  return sql`(case when ${row}.period_start >= ${startOf(metering)} then ${row}.overage
    else greatest(0, least(coalesce(${row}.overage, 0), coalesce(${beyond}, 0))) end)`;
}

/** Of the month before this period: those that had ended well when it began, as SQL. */
function previousOverageIn(metering: Metering, of: Omit<GivenCharge, 'amount'>, counter: string): SQL {
  const { organizationId, meter } = of;
  if (!meter.overage) return sql`0`;
  const row = sql.raw(counter);
  const monthBefore = sql`(${startOf(metering)} at time zone 'UTC' - interval '1 month') at time zone 'UTC'`;
  return sql`(case when ${row}.period_start >= ${startOf(metering)} then ${row}.previous_overage
    when ${row}.period_start = ${monthBefore}
      then greatest(0, ${row}.overage - ${inFlight(metering.quotas.inFlight, meter, { organizationId })})
    else 0 end)`;
}

/** The limit without what is allowed beyond the plan, as SQL; null: there is none. */
const inPlan = ({ quotas }: Metering, meter: Meter): SQL =>
  sql`(${meter.limit(quotas.plans)} - ${meter.overage ?? sql`0`})`;

/** What a charge makes of a counter, as SQL: its units, those beyond the plan, and whether there is room. */
function raise(
  metering: Metering,
  charge: GivenCharge,
  counter: string,
): Record<'used' | 'overage' | 'room', SQL> {
  const { meter } = charge;
  const amount = sql`${charge.amount}::bigint`;
  const limit = meter.limit(metering.quotas.plans);
  const used = sql`${chargedIn(metering, charge, counter)} + ${amount}`;
  const room = sql`(${limit} is null or ${used} <= ${limit})`;
  if (!meter.overage) return { used, overage: sql`0`, room };
  const before = overageIn(metering, charge, counter);
  // What of this charge is beyond the plan comes to what already was.
  const overage = sql`${before} + greatest(0, least(${amount}, coalesce(${used} - ${inPlan(metering, meter)}, 0)))`;
  // Also where what was beyond a smaller plan is within the present one.
  return { used, overage, room: sql`${room} and ${overage} <= greatest(${before}, ${meter.overage})` };
}

/**
 * The statement that charges a meter: it returns a row where there was room, and none where there was not. It
 * locks the counter of this meter and no other; whether there is room is judged by the counter as it is once
 * the lock is granted. `only` is a further condition, which is judged first.
 */
export function chargeStatement(metering: Metering, charge: GivenCharge, only: SQL = sql`true`): SQL {
  const { organizationId, meter } = charge;
  const first = raise(metering, charge, 'k');
  const next = raise(metering, charge, 'c');
  return sql`
    insert into usage_counters as c (organization_id, meter, period_start, used, overage, previous_overage)
    select ${subscriptions.organizationId}, ${meter.name}, ${startOf(metering)}, ${first.used},
      ${first.overage}, ${previousOverageIn(metering, charge, 'k')}
    from ${subscriptions} left join usage_counters k
      on k.organization_id = ${subscriptions.organizationId} and k.meter = ${meter.name}
    where ${only} and ${subscriptions.organizationId} = ${organizationId} and ${first.room}
    on conflict (organization_id, meter) do update set
      used = ${next.used},
      overage = (select ${next.overage} from ${subscriptions}
        where ${subscriptions.organizationId} = ${organizationId}),
      previous_overage = ${previousOverageIn(metering, charge, 'c')},
      -- A clock that is behind does not bring a period back.
      period_start = greatest(c.period_start, excluded.period_start)
    where (select ${next.room} from ${subscriptions}
      where ${subscriptions.organizationId} = ${organizationId})
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
  return sql`
    update usage_counters c set used = ${chargedIn(metering, of, 'c')}, overage = ${overageIn(metering, of, 'c')},
      previous_overage = ${previousOverageIn(metering, of, 'c')}, period_start = ${startOf(metering)}
    from ${subscriptions}
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
