import { type BuiltStatement, buildOnce, type Given } from '@refinery/db/built-statement.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import type { Row } from '@refinery/db/send-as-tenant.ts';
import { type SQL, sql } from 'drizzle-orm';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import type { Quotas } from '../../meters/quotas.ts';
import type { GivenCharge, Metering } from '../../usage/charge.ts';
import { chargeParts, keyLockStatement, periodLocks } from '../../usage/key-charge.ts';
import { thresholdStatement } from '../../usage/threshold-statement.ts';
import { completedEvents } from './completed-event.ts';

/** What makes the statements that record a group of optimizations differ, beside their values. */
export interface Shape {
  /** An API key asks, and is charged. */
  ofKey: boolean;
  /** *again*: completed ones that repeat the results of earlier ones. */
  kind: 'in progress' | 'completed' | 'again';
}

/** The statements of a shape, to be filled with values. */
export interface RecordStatements {
  /** Locks what is locked before anything is written. */
  lock(values: { organizationId: string; apiKeyId: string | null }): BuiltStatement[];
  /** Charges and writes all of a group, or nothing; completed ones are told to webhooks. */
  record(values: GroupValues): BuiltStatement[];
}

type GroupValues = {
  /** The {@link Metering}, and how many optimizations there are. */
  now: string;
  idTime: string;
  periodStart: string;
  periodEnd: string;
  organizationId: string;
  apiKeyId: string | null;
  amount: number;
  /**
   * The rows as a JSON array, with `earlier` where they repeat a result; their ids with commas between them.
   */
  records: string;
  ids: string;
  /** Earlier results must be younger. */
  oldest: string;
};

const made = new WeakMap<Quotas, Map<string, RecordStatements>>();

/** The statements of a shape, which are built once for the limits of a process. */
export function statementsOf(quotas: Quotas, shape: Shape): RecordStatements {
  const ofShapes = made.get(quotas) ?? new Map<string, RecordStatements>();
  made.set(quotas, ofShapes);
  const name = `${shape.kind} ${shape.ofKey}`;
  const statements = ofShapes.get(name) ?? makeStatements(quotas, shape);
  ofShapes.set(name, statements);
  return statements;
}

function makeStatements(quotas: Quotas, { ofKey, kind }: Shape): RecordStatements {
  return {
    lock: buildOnce((slot) =>
      ofKey ? [keyLockStatement({ organizationId: slot('organizationId'), apiKeyId: slot('apiKeyId') })] : [],
    ),
    record: buildOnce<GroupValues>((slot) => {
      const metering: Metering = {
        now: slot('now'),
        idTime: slot('idTime'),
        quotas,
        periodStart: slot('periodStart'),
        periodEnd: slot('periodEnd'),
      };
      const charge: GivenCharge = {
        organizationId: slot('organizationId'),
        meter: OPTIMIZATIONS,
        amount: slot('amount'),
        apiKeyId: ofKey ? slot('apiKeyId') : null,
      };
      const records = slot('records');
      const only = kind === 'again' ? allThere(charge, records, slot('oldest')) : undefined;
      return [
        ...periodLocks(metering, charge),
        insertStatement(metering, charge, records, only),
        thresholdStatement(metering, charge),
        ...(kind === 'in progress' ? [] : [completedEvents(metering, charge.organizationId, slot('ids'))]),
      ];
    }),
  };
}

/** Whether the rows of `record` say that it wrote. */
export const isWritten = (rows: readonly Row[][]): boolean =>
  rows.flat().some(({ inserted }) => inserted === true);

function insertStatement(
  metering: Metering,
  charge: GivenCharge,
  records: Given<string>,
  only: SQL | undefined,
): SQL {
  const { guard, more } = chargeParts(metering, charge, only);
  const parts = [sql`guard as (${guard})`, ...more];
  return sql`with ${sql.join(parts, sql`, `)}
    insert into ${optimizations}
    select o.* from guard cross join json_populate_recordset(null::optimizations, ${records}::text::json) o
    returning true as inserted`;
}

/**
 * That every result that is repeated can be given still: a caller may have deleted it, or its texts, a moment
 * ago.
 */
const allThere = (
  { organizationId, amount }: GivenCharge,
  records: Given<string>,
  oldest: Given<string>,
): SQL => sql`${amount} = (
    select count(*) from json_to_recordset(${records}::text::json) as again(earlier uuid)
    cross join lateral (
      select from ${optimizations} where ${optimizations.id} = again.earlier
        and ${optimizations.organizationId} = ${organizationId} and ${optimizations.status} = 'completed'
        and ${optimizations.createdAt} > ${oldest}::timestamptz
        and ${optimizations.textsRemovedAt} is null
      -- One by one, by their ids: joined, a plan made while the table was small would read all of it.
      limit 1
    ) as there)`;
