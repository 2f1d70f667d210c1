import type { Transaction } from '@refinery/db/create-db.ts';
import { countedCalls } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import {
  apiKeySpend,
  spendLeaseCalls,
  spendLeaseKeys,
  spendLeases,
} from '@refinery/db/schema/spend-leases.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { type SQL, sql } from 'drizzle-orm';
import { SPEND } from '../../../meters/meters.ts';

/** A call that ran when its process died. */
export interface LostCall {
  id: string;
  apiKeyId: string | null;
  micros: number;
  destination: 'calls' | 'sums';
  call: string;
}

interface EndedLease extends Record<string, unknown> {
  /** What was granted of the organization's budget and not spent; below zero where it is overdrawn. */
  left: number;
}

/**
 * Ends leases of an organization, in its transaction: gives back what is left of them once the input of calls
 * that ran is booked. Answers how many leases there were, and these calls.
 * @param which a condition on `spend_leases`
 */
export async function endLeases(
  tx: Transaction,
  organizationId: string,
  which: SQL,
): Promise<{ leases: number; calls: LostCall[] }> {
  const own = sql`organization_id = ${organizationId}`;
  // Counters first, as whoever claims money does, so that no two wait for each other.
  await tx.execute(
    sql`select 1 from ${usageCounters} where ${own} and ${usageCounters.meter} = ${SPEND.name} for no key update`,
  );
  await tx.execute(sql`
    select 1 from ${apiKeySpend} where ${own} and api_key_id in (
      select k.api_key_id from ${spendLeaseKeys} k join ${spendLeases} on ${spendLeases.id} = k.lease_id where ${which})
    order by api_key_id for no key update`);
  const found = await tx.execute<{ id: string }>(
    sql`select id from ${spendLeases} where ${spendLeases.organizationId} = ${organizationId} and ${which} order by id for update`,
  );
  if (found.length === 0) return { leases: 0, calls: [] };
  const ids = sql`(${sql.join(
    found.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  const noted = await tx.execute<LostCall & { known: boolean } & Record<string, unknown>>(sql`
    delete from ${spendLeaseCalls} c where c.lease_id in ${ids}
    returning c.id, c.api_key_id as "apiKeyId", c.micros::float8 as micros, c.destination, c.call, case c.destination
      when 'calls' then exists (select 1 from ${modelCalls} where ${modelCalls.id} = c.id)
      else exists (select 1 from ${countedCalls} where ${countedCalls.id} = c.id) end as known`);
  // The others have ended and were written down, and what they cost is among what was spent.
  const calls = noted.filter(({ known }) => !known);
  const keys = await tx.execute<EndedLease & { apiKeyId: string }>(sql`
    delete from ${spendLeaseKeys} where lease_id in ${ids}
    returning api_key_id as "apiKeyId", (granted - spent)::float8 as left`);
  const leases = await tx.execute<EndedLease>(
    sql`delete from ${spendLeases} where id in ${ids} returning (granted - spent)::float8 as left`,
  );
  const booked = sumOf(calls, ({ micros }) => micros);
  await tx.execute(sql`
    update ${usageCounters} set used = greatest(0, used - ${sumOf(leases, ({ left }) => left) - booked}::bigint)
    where ${own} and meter = ${SPEND.name}`);
  for (const [apiKeyId, ofKey] of Map.groupBy(keys, (key) => key.apiKeyId)) {
    const lost = calls.filter((call) => call.apiKeyId === apiKeyId);
    const left = sumOf(ofKey, (key) => key.left) - sumOf(lost, ({ micros }) => micros);
    await tx.execute(sql`
      update ${apiKeySpend} set used = greatest(0, used - ${left}::bigint) where ${own} and api_key_id = ${apiKeyId}`);
  }
  return { leases: leases.length, calls };
}

const sumOf = <T>(items: Iterable<T>, of: (item: T) => number): number => {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
};
