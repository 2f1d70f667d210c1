import type { RawClient } from '@refinery/testing/raw-client.ts';
import type { Team } from './team.ts';

/** What the ledger has of an organization's calls. */
export interface Books {
  /**
   * The numbers of its calls, one for each vendor that was asked; of one that keeps sums only, how many calls
   * there were.
   */
  recorded: number[] | number;
  /**
   * How many calls ended how, but for those that failed: a busy machine may find no money in time for the
   * second target of one, which is sent again.
   */
  statuses: Record<string, number>;
  /** What they cost, in millionths of a US dollar. */
  costMicros: number;
  /** Keys whose spend is not what their calls cost. */
  wrongKeys: unknown[];
  /** What processes hold: leases, and calls that are noted as running. */
  leases: number;
  notes: number;
}

/** Reads what was written down of a team's calls. */
export async function readBooks(sql: RawClient, { member, hasRows }: Team): Promise<Books> {
  const { organizationId } = member;
  const calls = sql`(
    select status, api_key_id, 1 as calls, cost_micros from model_calls where organization_id = ${organizationId}
    union all
    select status, api_key_id, calls, cost_micros from call_sums where organization_id = ${organizationId}) calls`;
  const ended = await sql`
    select status, sum(calls)::int as calls, sum(cost_micros)::int as cost from ${calls} group by 1`;
  const wrongKeys = await sql`
    select k.name, coalesce(s.used, 0)::int as spent, c.cost::int as cost
    from api_keys k left join api_key_spend s on s.api_key_id = k.id,
      lateral (select coalesce(sum(cost_micros), 0) as cost from ${calls} where api_key_id = k.id) c
    where k.organization_id = ${organizationId} and coalesce(s.used, 0) <> c.cost`;
  const [row] = await sql`
    select (select count(*) from spend_leases where organization_id = ${organizationId})::int as leases,
      (select count(*) from spend_lease_calls where organization_id = ${organizationId})::int as notes`;
  const { failed: _, ...statuses } = Object.fromEntries(
    ended.map(({ status, calls: count }) => [status, count]),
  );
  return {
    recorded: hasRows ? await numbersOf(sql, organizationId) : sumOf(Object.values(statuses)),
    statuses,
    costMicros: sumOf(ended.map(({ cost }) => cost)),
    wrongKeys: [...wrongKeys],
    leases: row?.leases ?? 0,
    notes: row?.notes ?? 0,
  };
}

async function numbersOf(sql: RawClient, organizationId: string): Promise<number[]> {
  const rows = await sql`
    select (metadata->>'number')::int as number
    from model_calls, jsonb_array_elements(attempts) as attempt
    where organization_id = ${organizationId} and attempt->>'error' is distinct from 'service_unavailable' order by 1`;
  return rows.map(({ number }) => number);
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
