import { newIdPerRow } from '@refinery/db/ids.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { type SQL, sql } from 'drizzle-orm';
import { eventStatement } from '../events/event-statement.ts';
import { noticeCtes } from '../events/notice-ctes.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import type { GivenCharge, Metering } from './charge.ts';

/** Parts of a month's quota, in percent, at which webhooks and admins are told. */
const THRESHOLDS = [80, 100];

/**
 * The statement that tells webhooks (`quota.threshold`) and, by mail, admins how much of a quota stands
 * charged, once a month for each threshold. It follows the charge in its transaction: the counter is locked
 * there, so nobody passes a threshold between the two.
 */
export function thresholdStatement(
  metering: Metering,
  { organizationId, meter }: Omit<GivenCharge, 'amount'>,
): SQL {
  const { idTime, periodStart: period, periodEnd } = metering;
  const thresholds = sql.join(
    THRESHOLDS.map((percent) => sql`(${percent}::integer, ${newIdPerRow(idTime)})`),
    sql`, `,
  );
  const limit = sql`(${meter.limit(metering.quotas.plans)})`;
  return eventStatement(metering, {
    organizationId,
    type: 'quota.threshold',
    rows: sql`
      select t.event_id, concat_ws(':', 'quota', ${meter.name}::text, ${period}::text, t.percent) as once,
        jsonb_build_object('meter', ${meter.name}::text, 'percent', t.percent, 'charged', ${usageCounters.used},
          'limit', ${limit}, 'periodStart', ${period}::text, 'periodEnd', ${periodEnd}::text) as data
      from ${subscriptions}
      join ${usageCounters} on ${usageCounters.organizationId} = ${subscriptions.organizationId}
        and ${usageCounters.meter} = ${meter.name} and ${usageCounters.periodStart} = ${period}::timestamptz
      cross join (values ${thresholds}) as t(percent, event_id)
      where ${subscriptions.organizationId} = ${organizationId}
        and ${usageCounters.used} * 100 >= ${limit} * t.percent`,
    ...(meter.name === OPTIMIZATIONS.name ? { also: noticeCtes(metering, organizationId, FURTHEST) } : {}),
  });
}

/** The mail about the furthest of the thresholds that are passed. */
const FURTHEST = sql`
  select case when data ->> 'percent' = '100' then 'quota-reached' else 'quota-warning' end as template, once,
    jsonb_build_object('used', data -> 'charged', 'limit', data -> 'limit', 'resetsAt', data -> 'periodEnd') as data
  from event order by (data ->> 'percent')::integer desc limit 1`;
