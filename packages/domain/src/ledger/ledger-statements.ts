import { type BuiltStatement, buildOnce } from '@refinery/db/built-statement.ts';
import { callSums, callTexts, countedCalls } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** What becomes of a record: a row for each call, a part of the sums of its day, or the texts of a call. */
export type Destination = 'calls' | 'sums' | 'texts';

interface Records extends Record<string, string> {
  /** The records as a JSON array. */
  records: string;
}

/** Statements that write records there, which are a JSON array. What is there already stays as it is, and is counted once. */
const WRITE: Record<Destination, (records: SQLWrapper) => SQL> = {
  calls: (records) =>
    sql`insert into ${modelCalls}
      select c.* from json_populate_recordset(null::model_calls, ${records}::text::json) c
      on conflict (id) do nothing`,
  texts: (records) =>
    sql`insert into ${callTexts}
      select t.* from json_populate_recordset(null::call_texts, ${records}::text::json) t
      on conflict (id) do nothing`,
  // In the order of the key, so that processes that add to the same sums wait for each other, and not in a circle.
  sums: (records) =>
    sql`with given as (
        select c.* from json_populate_recordset(null::model_calls, ${records}::text::json) c
      ), fresh as (
        insert into ${countedCalls} (id, organization_id) select id, organization_id from given
        on conflict do nothing returning id
      )
      insert into ${callSums} as s (organization_id, day, api_key_id, kind, provider, model, status, calls, input_tokens,
        cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_micros, unpriced, latency_ms, saved)
      select organization_id, (created_at at time zone 'UTC')::date, api_key_id, kind, provider, model, status, count(*),
        sum(input_tokens), sum(cached_input_tokens), sum(cache_write_tokens), sum(output_tokens), sum(reasoning_tokens),
        coalesce(sum(cost_micros), 0), count(*) filter (where cost_micros is null), sum(latency_ms), sum_counts(saved)
      from given where id in (select id from fresh)
      group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
      on conflict on constraint call_sums_key do update set
        calls = s.calls + excluded.calls,
        input_tokens = s.input_tokens + excluded.input_tokens,
        cached_input_tokens = s.cached_input_tokens + excluded.cached_input_tokens,
        cache_write_tokens = s.cache_write_tokens + excluded.cache_write_tokens,
        output_tokens = s.output_tokens + excluded.output_tokens,
        reasoning_tokens = s.reasoning_tokens + excluded.reasoning_tokens,
        cost_micros = s.cost_micros + excluded.cost_micros,
        unpriced = s.unpriced + excluded.unpriced,
        latency_ms = s.latency_ms + excluded.latency_ms,
        saved = add_counts(s.saved, excluded.saved)`,
};

/** {@link WRITE} in a transaction that is open. */
export const ledgerStatement = (into: Destination, records: string): SQL => WRITE[into](sql`${records}`);

const built = (into: Destination) => buildOnce<Records>((slot) => [WRITE[into](slot('records'))]);

/** The statements that write records of one organization, as they are sent. */
export const ledgerStatements: Record<Destination, (values: Records) => BuiltStatement[]> = {
  calls: built('calls'),
  texts: built('texts'),
  sums: built('sums'),
};
