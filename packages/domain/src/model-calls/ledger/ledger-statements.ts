import { type BuiltStatement, buildOnce } from '@refinery/db/built-statement.ts';
import { callTexts, countedCalls } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { addToSums } from './calls-by-day.ts';

/** What becomes of a record: a row for each call, a part of the sums of its day, or the texts of a call. */
export type Destination = 'calls' | 'sums' | 'texts';

interface Records extends Record<string, string> {
  /** The records as a JSON array. */
  records: string;
}

/**
 * Statements that write records there, which are a JSON array. What is there already stays as it is, and is
 * counted once.
 */
const WRITE: Record<Destination, (records: SQLWrapper) => SQL> = {
  calls: (records) =>
    sql`insert into ${modelCalls}
      select c.* from json_populate_recordset(null::model_calls, ${records}::text::json) c
      on conflict (id) do nothing`,
  texts: (records) =>
    sql`insert into ${callTexts}
      select t.* from json_populate_recordset(null::call_texts, ${records}::text::json) t
      on conflict (id) do nothing`,
  sums: (records) =>
    sql`with given as (
        select c.* from json_populate_recordset(null::model_calls, ${records}::text::json) c
      ), fresh as (
        insert into ${countedCalls} (id, organization_id) select id, organization_id from given
        on conflict do nothing returning id
      )
      ${addToSums(sql`given where id in (select id from fresh)`)}`,
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
