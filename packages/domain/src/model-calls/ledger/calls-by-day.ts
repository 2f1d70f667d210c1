import { firstIdAt } from '@refinery/db/ids.ts';
import { callSums } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { LONG_PROMPTS } from '@refinery/providers/prices.ts';
import { type SQL, sql } from 'drizzle-orm';

/**
 * What calls have in common whose sums are kept together: their day in UTC, who made them, whom they asked,
 * and how they were billed.
 */
const ALIKE = [
  ...['organization_id', 'day', 'api_key_id', 'kind', 'provider', 'model', 'status', 'answered_model'],
  ...['longer_than', 'beginning'],
];

const savedBy = (name: string): string => `coalesce((saved ->> '${name}')::bigint, 0)`;
const IS_MARKED = `${savedBy('marks')} > 0`;
const within = (condition: string, tokens: string): string =>
  `case when ${condition} then ${tokens} else 0 end`;

/** What is added up of calls that are alike: the column, and what a row of `model_calls` adds to it. */
const COUNTS: Readonly<Record<string, string>> = {
  calls: '1',
  input_tokens: 'input_tokens',
  cached_input_tokens: 'cached_input_tokens',
  cache_write_tokens: 'cache_write_tokens',
  output_tokens: 'output_tokens',
  reasoning_tokens: 'reasoning_tokens',
  cost_micros: 'coalesce(cost_micros, 0)',
  unpriced: '(cost_micros is null)::int',
  latency_ms: 'latency_ms',
  saved_calls: `(${['text', 'results', 'marks'].map((name) => `${savedBy(name)} > 0`).join(' or ')})::int`,
  marked_calls: `(${IS_MARKED})::int`,
  marked_reads: within(IS_MARKED, 'cached_input_tokens'),
  marked_writes: within(IS_MARKED, 'cache_write_tokens'),
  system_reads: within(`${savedBy('systemMarks')} > 0`, 'cached_input_tokens'),
};
const NAMES = Object.keys(COUNTS);

/** A length itself is not longer than itself. */
const LONGER_THAN = `(array[0, ${LONG_PROMPTS.join(', ')}])[
  1 + width_bucket(input_tokens, array[${LONG_PROMPTS.map((tokens) => tokens + 1).join(', ')}])]`;
const BEGINNING = `case
  when input_tokens = 0 then 'none'
  when cached_input_tokens > 0 then 'cached'
  when cache_write_tokens > 0 then 'written'
  else 'fresh' end`;

/** `rows` of `model_calls`, each as the sums of one call. */
const sumsOfEach = (rows: SQL): SQL => sql`
  select organization_id, (created_at at time zone 'UTC')::date as day, api_key_id, kind, provider, model,
    status, answered_model, ${sql.raw(LONGER_THAN)} as longer_than, ${sql.raw(BEGINNING)} as beginning,
    ${sql.raw(NAMES.map((name) => `${COUNTS[name]} as ${name}`).join(', '))}, saved
  from ${rows}`;

const COLUMNS = sql.raw([...ALIKE, ...NAMES, 'saved'].join(', '));
const ALIKE_COLUMNS = sql.raw(ALIKE.join(', '));

/**
 * Adds `rows` of `model_calls` to the sums of their days. In the order of the key, so that processes that add
 * to the same sums wait for each other, and not in a circle.
 */
export const addToSums = (rows: SQL): SQL => sql`
  insert into ${callSums} as s (${COLUMNS})
  select ${ALIKE_COLUMNS}, ${sql.raw(NAMES.map((name) => `sum(${name})`).join(', '))}, sum_counts(saved)
  from (${sumsOfEach(rows)}) each
  group by ${ALIKE_COLUMNS} order by ${ALIKE_COLUMNS}
  on conflict on constraint call_sums_key do update set
    ${sql.raw(NAMES.map((name) => `${name} = s.${name} + excluded.${name}`).join(', '))},
    saved = add_counts(s.saved, excluded.saved)`;

/**
 * The calls of an organization in a period, whether a row of each is kept or only their sums, with the
 * columns of `call_sums`: a row is the sums of one call. Of sums, days in UTC count whole that the period
 * touches.
 */
export const callsByDay = (organizationId: string, { from, to }: { from: Date; to: Date }): SQL => sql`(
  ${sumsOfEach(sql`${modelCalls}
    where organization_id = ${organizationId} and id >= ${firstIdAt(from)} and id < ${firstIdAt(to)}`)}
  union all
  select ${COLUMNS} from ${callSums}
  where organization_id = ${organizationId}
    and day between ${dayOf(from)} and ${dayOf(new Date(to.getTime() - 1))})`;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
