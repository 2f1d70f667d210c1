import type { GroupedWrite } from '@refinery/db/group-committer.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import type { Row } from '@refinery/db/send-as-tenant.ts';
import { type SQL, sql } from 'drizzle-orm';
import { apiKeyOf } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import type { DeliveryId } from '../../events/record-event.ts';
import { bindStatements } from '../../idempotency/idempotency.ts';
import { RESULT_TTL_SECONDS } from '../../results/optimization-result.ts';
import type { Charge } from '../../usage/charge.ts';
import { chargeParts, keyChargeOf, keyLockStatement, periodLocks } from '../../usage/key-charge.ts';
import { OPTIMIZATIONS } from '../../usage/meters/meters.ts';
import { thresholdStatement } from '../../usage/threshold-statement.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { type StorableOptimization, toRecord } from '../to-record.ts';
import { completedEvents } from './completed-event.ts';

type RecordContext = CallerContext<
  'clock' | 'committer' | 'db' | 'inFlight' | 'logger' | 'queues' | 'settings'
>;

/** What one optimization costs. */
export const chargeOf = ({ actor }: CallerContext): Charge => ({
  organizationId: actor.organizationId,
  apiKeyId: apiKeyOf(actor),
  meter: OPTIMIZATIONS,
  amount: 1,
});

/**
 * Charges the quota and writes an optimization down, together with those that others record at the moment. A completed one is told to
 * webhooks and bound to the Idempotency-Key; one that is in progress is the reservation for its work: if a crash leaves it behind, the
 * reconciler finds and refunds it.
 * Answers false, with nothing written, where the quota has no room; where it repeats the result of the optimization `earlier`, also
 * where that is not there any more.
 */
export async function recordOptimization(
  ctx: RecordContext,
  row: StorableOptimization,
  earlier?: string,
): Promise<boolean> {
  const rows = await ctx.committer.write(toWrite(ctx, row, earlier));
  if (!rows) return false;
  await startDeliveries(ctx, deliveriesIn(ctx.actor.organizationId, rows));
  return true;
}

function toWrite(ctx: RecordContext, row: StorableOptimization, earlier: string | undefined): GroupedWrite {
  const charge = chargeOf(ctx);
  const { organizationId } = charge;
  const ofKey = keyChargeOf(charge);
  const kind = earlier === undefined ? row.status : 'again';
  const locks = periodLocks(ctx, charge).length;
  return {
    organizationId,
    // A claim is bound by statements of its own.
    name: ['optimization', ofKey?.apiKeyId, kind, ctx.idempotency ? row.id : ''].join(' '),
    id: row.id,
    record: toRecord(row, earlier === undefined ? {} : { earlier }),
    locks: ofKey ? [keyLockStatement(ofKey)] : [],
    statements: (records, ids) => {
      const all = { ...charge, amount: ids.length };
      return [
        ...periodLocks(ctx, all),
        insertStatement(ctx, all, records, earlier !== undefined),
        thresholdStatement(ctx, all),
        ...(row.status === 'completed'
          ? [completedEvents(ctx, organizationId, ids), ...bindStatements(ctx, row.id)]
          : []),
      ];
    },
    isWritten: (rows) => rows[locks]?.length !== 0,
  };
}

function insertStatement(ctx: RecordContext, charge: Charge, records: string, repeats: boolean): SQL {
  const { guard, more } = chargeParts(ctx, charge, repeats ? allThere(ctx, charge, records) : undefined);
  const parts = [sql`guard as (${guard})`, ...more];
  return sql`with ${sql.join(parts, sql`, `)}
    insert into ${optimizations}
    select o.* from guard cross join json_populate_recordset(null::optimizations, ${records}::text::json) o
    returning true as inserted`;
}

/** That every result that is repeated can be given still: a caller may have deleted it, or its texts, a moment ago. */
function allThere(ctx: RecordContext, { organizationId, amount }: Charge, records: string): SQL {
  const oldest = new Date(ctx.clock.now().getTime() - RESULT_TTL_SECONDS * 1_000);
  return sql`${amount} = (
    select count(*) from json_to_recordset(${records}::text::json) as again(earlier uuid)
    cross join lateral (
      select from ${optimizations} where ${optimizations.id} = again.earlier
        and ${optimizations.organizationId} = ${organizationId} and ${optimizations.status} = 'completed'
        and ${optimizations.createdAt} > ${oldest.toISOString()}::timestamptz
        and ${optimizations.textsRemovedAt} is null
      -- One by one, by their ids: joined, a plan made while the table was small would read all of it.
      limit 1
    ) as there)`;
}

/** Jobs that these statements have made. */
export const deliveriesIn = (organizationId: string, rows: readonly Row[][]): DeliveryId[] =>
  rows.flat().flatMap(({ jobId }) => (typeof jobId === 'string' ? [{ jobId, organizationId }] : []));
