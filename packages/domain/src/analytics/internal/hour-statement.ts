import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { HourOf, UsageSource } from '../usage-source.ts';
import { BUCKETS_PER_DECADE, DECADES, LATENCY_BUCKETS } from './latency-histogram.ts';

/** Stands in keys for requests of no prompt: a column of a primary key is never null. */
export const NO_PROMPT = '00000000-0000-0000-0000-000000000000';

const KEYS = ['action', 'provider', 'model', 'prompt_id'] as const;
const NUMBERS = [
  'requests',
  'failed',
  'unpriced',
  'original_tokens',
  'refined_tokens',
  'input_tokens',
  'output_tokens',
  'cost_micros',
  'latencies',
] as const;

const list = (names: readonly string[], of = ''): SQL => sql.raw(names.map((name) => of + name).join(', '));

/**
 * Computes an hour of an organization from the rows of all sources, whole, and writes what has changed of it,
 * in one statement: an hour is never half computed. `hour.from` is its first moment.
 */
export function hourStatement(sources: readonly UsageSource[], hour: HourOf): SQL {
  const { organizationId, from } = hour;
  return sql`
    with ended as (${sql.join(
      sources.map((source) => source.ended(hour)),
      sql` union all `,
    )}), cells as (${CELLS}), fresh as (${FRESH}), gone as (
      delete from ${usageHours} h where h.organization_id = ${organizationId} and h.hour = ${from}
        and not exists (select from fresh f where (${list(KEYS, 'f.')}) = (${list(KEYS, 'h.')}))
    )
    insert into ${usageHours} as h (organization_id, hour, ${list([...KEYS, ...NUMBERS])})
    select ${organizationId}::uuid, ${from}, ${list([...KEYS, ...NUMBERS])} from fresh
    on conflict (organization_id, hour, ${list(KEYS)}) do update set ${list(NUMBERS.map((name) => `${name} = excluded.${name}`))}
    where (${list(NUMBERS, 'h.')}) is distinct from (${list(NUMBERS, 'excluded.')})`;
}

/** The buckets of the completed requests, and sums beside them: each request is looked at once. */
const CELLS = sql`
  select action, provider, coalesce(model, '') as model, coalesce(prompt_id, ${NO_PROMPT}::uuid) as prompt_id,
    case when failed or latency_ms is null then null
      else width_bucket(log(greatest(latency_ms, 0.001)), 0, ${DECADES}::double precision, ${DECADES * BUCKETS_PER_DECADE}::integer) end as bucket,
    count(*) as requests, count(*) filter (where failed) as failed,
    count(*) filter (where not failed and cost_micros is null) as unpriced,
    sum(original_tokens) filter (where not failed) as original_tokens,
    sum(refined_tokens) filter (where not failed) as refined_tokens,
    sum(input_tokens) as input_tokens, sum(output_tokens) as output_tokens, sum(cost_micros) as cost_micros
  from ended group by 1, 2, 3, 4, 5`;

const SUMS = NUMBERS.filter((name) => name !== 'latencies').map((name) =>
  sql.raw(`coalesce(sum(${name}), 0)::bigint as ${name}`),
);

const FRESH = sql`
  select ${list(KEYS)}, ${sql.join(SUMS, sql`, `)},
    array[${sql.raw(
      Array.from(
        { length: LATENCY_BUCKETS },
        (_, bucket) => `coalesce(sum(requests) filter (where bucket = ${bucket}), 0)::integer`,
      ).join(', '),
    )}] as latencies
  from cells group by ${list(KEYS)}`;
