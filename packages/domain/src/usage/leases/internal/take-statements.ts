import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { apiKeySpend, spendLeaseKeys, spendLeases } from '@refinery/db/schema/spend-leases.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { type SQL, sql } from 'drizzle-orm';
import { inFlight } from '../../../meters/in-flight.ts';
import { SPEND } from '../../../meters/meters.ts';
import type { Claim } from '../../../model-calls/money/lease-store.ts';
import { type Metering, periodLockStatement } from '../../charge.ts';
import { leasedToKey } from './leased-to-key.ts';

/** Whose budget is claimed, and for which lease. */
export interface TakeOwner {
  leaseId: string;
  organizationId: string;
  apiKeyId: string | null;
  /** Whether the lease is still to be made. */
  isNew: boolean;
  /** As ISO 8601. */
  expiresAt: string;
}

/** A monthly budget as SQL: whose it is, and where what stands charged of it is counted. */
interface Budget {
  /** The statements that begin a month with what is in flight, and lock the counter. */
  begin: SQL[];
  /** From which the counter `c` and the limit are read. */
  from: SQL;
  counter: SQL;
  limit: SQL;
  whereCounter: SQL;
  /** Adds what was `taken` to the lease; `granted` is the new total. */
  lease: SQL;
}

/**
 * The statements that claim money for a lease, in one transaction; the last answers where the budget stands,
 * in a row, or in none where the lease or the owner is gone.
 */
export function takeStatements(metering: Metering, owner: TakeOwner, claim: Claim): SQL[] {
  const { begin, from, counter, limit, whereCounter, lease } = budgetOf(metering, owner);
  const { need, least, extra, overdrawn } = claim;
  // Without a limit there is room for all. What is taken ahead is never more than an eighth of what is left.
  const ahead = sql`least(${extra}::bigint, greatest(0, coalesce(room, 8 * ${extra}::bigint)) / 8)`;
  const room = sql`(case when room < ${least}::bigint then 0 else room end)`;
  const given = sql`least(${need}::bigint + ${ahead}, greatest(${overdrawn}::bigint, coalesce(${room}, ${need}::bigint + ${extra}::bigint)))`;
  const exists = sql`(${owner.isNew && owner.apiKeyId === null} or exists (
    select 1 from ${spendLeases} where ${spendLeases.id} = ${owner.leaseId} and ${spendLeases.organizationId} = ${owner.organizationId}))`;
  return [
    ...begin,
    sql`with budget as (
      select ${limit} as "limit", c.used as charged, ${limit} - c.used as room from ${from} where ${exists}
    ), grant_ as (
      select "limit", charged, case when ${need}::bigint < 0 then ${need}::bigint else greatest(0, ${given}) end as taken from budget
    ), counter as (
      update ${counter} as c set used = greatest(0, c.used + taken) from grant_ where ${whereCounter} returning 1
    ), lease as (${lease})
    select lease.granted::float8 as granted, taken::float8 as taken, "limit"::float8 as "limit", charged::float8 as charged
    from lease, grant_`,
  ];
}

const budgetOf = (metering: Metering, owner: TakeOwner): Budget =>
  owner.apiKeyId === null
    ? budgetOfOrganization(metering, owner)
    : budgetOfKey(metering, { ...owner, apiKeyId: owner.apiKeyId });

function budgetOfOrganization(metering: Metering, { organizationId, leaseId, expiresAt }: TakeOwner): Budget {
  const start = sql`${metering.periodStart}::timestamptz`;
  const whereCounter = sql`c.organization_id = ${organizationId} and c.meter = ${SPEND.name}`;
  return {
    begin: [
      periodLockStatement(metering, { organizationId, meter: SPEND }),
      sql`insert into ${usageCounters} as c (organization_id, meter, period_start, used)
        select ${subscriptions.organizationId}, ${SPEND.name}, ${start}, ${inFlight(metering.quotas.inFlight, SPEND, { organizationId })}
        from ${subscriptions} where ${subscriptions.organizationId} = ${organizationId}
        on conflict (organization_id, meter) do update set used = excluded.used, period_start = excluded.period_start
        where c.period_start < excluded.period_start`,
    ],
    from: sql`${subscriptions} join ${usageCounters} c on ${whereCounter} and c.organization_id = ${subscriptions.organizationId}`,
    counter: sql`${usageCounters}`,
    limit: sql`(${SPEND.limit(metering.quotas.plans)})`,
    whereCounter,
    lease: sql`insert into ${spendLeases} as l (id, organization_id, granted, spent, expires_at)
      select ${leaseId}::uuid, ${organizationId}::uuid, taken, 0, ${expiresAt}::timestamptz from grant_
      on conflict (id) do update set granted = l.granted + excluded.granted, expires_at = excluded.expires_at
      returning granted`,
  };
}

function budgetOfKey(
  metering: Metering,
  { organizationId, leaseId, apiKeyId }: TakeOwner & { apiKeyId: string },
): Budget {
  const start = sql`${metering.periodStart}::timestamptz`;
  const whereCounter = sql`c.api_key_id = ${apiKeyId} and c.organization_id = ${organizationId}`;
  const whereKey = sql`${apiKeys.id} = ${apiKeyId} and ${apiKeys.organizationId} = ${organizationId}`;
  return {
    begin: [
      sql`select 1 from ${apiKeySpend} c where ${whereCounter} and c.period_start < ${start} for no key update`,
      sql`insert into ${apiKeySpend} as c (api_key_id, organization_id, period_start, used)
        select ${apiKeys.id}, ${apiKeys.organizationId}, ${start}, ${leasedToKey({ organizationId, apiKeyId })}
        from ${apiKeys} where ${whereKey}
        on conflict (api_key_id) do update set used = excluded.used, period_start = excluded.period_start
        where c.period_start < excluded.period_start`,
    ],
    from: sql`${apiKeys} join ${apiKeySpend} c on ${whereCounter} and c.api_key_id = ${apiKeys.id}`,
    counter: sql`${apiKeySpend}`,
    limit: sql`${apiKeys.monthlyBudgetMicros}`,
    whereCounter,
    lease: sql`insert into ${spendLeaseKeys} as l (lease_id, api_key_id, organization_id, granted, spent)
      select ${leaseId}::uuid, ${apiKeyId}::uuid, ${organizationId}::uuid, taken, 0 from grant_
      on conflict (lease_id, api_key_id) do update set granted = l.granted + excluded.granted
      returning granted`,
  };
}
