import type { GroupedWrite } from '@refinery/db/group-committer.ts';
import type { Row } from '@refinery/db/send-as-tenant.ts';
import { chargeOf } from '../../charged-work/charged-kind.ts';
import type { CallerContext } from '../../context/context.ts';
import type { DeliveryId } from '../../events/record-event.ts';
import { bindStatements } from '../../idempotency/idempotency.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { periodOf } from '../../usage/charge.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { RESULT_TTL_SECONDS } from '../result-memory.ts';
import { type StorableOptimization, toRecord } from '../to-record.ts';
import { isWritten, type Shape, statementsOf } from './record-statements.ts';

type RecordContext = CallerContext<
  'clock' | 'committer' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings'
>;

/**
 * Charges the quota and writes an optimization down, together with those that others record at the moment. A
 * completed one is told to webhooks and bound to the Idempotency-Key; one that is in progress is the
 * reservation for its work: if a crash leaves it behind, the reconciler finds and refunds it.
 * Answers false, with nothing written, where the quota has no room; where it repeats the result of the
 * optimization `earlier`, also where that is not there any more. Errors: those with which a caller is refused
 * who lost the right meanwhile.
 */
export async function recordOptimization(
  ctx: RecordContext,
  row: StorableOptimization,
  earlier?: string,
): Promise<boolean> {
  await ctx.reauthorize?.();
  const rows = await ctx.committer.write(toWrite(ctx, row, earlier));
  if (!rows) return false;
  await startDeliveries(ctx, deliveriesIn(ctx.actor.organizationId, rows));
  return true;
}

function toWrite(ctx: RecordContext, row: StorableOptimization, earlier: string | undefined): GroupedWrite {
  const { organizationId, apiKeyId = null } = chargeOf(ctx, { meter: OPTIMIZATIONS });
  const shape: Shape = {
    ofKey: apiKeyId !== null,
    kind: earlier !== undefined ? 'again' : row.status === 'completed' ? 'completed' : 'in progress',
  };
  const { lock, record } = statementsOf(ctx.quotas, shape);
  return {
    organizationId,
    // A claim is bound by statements of its own.
    name: ['optimization', apiKeyId, shape.kind, ctx.idempotency ? row.id : ''].join(' '),
    id: row.id,
    record: toRecord(row, earlier === undefined ? {} : { earlier }),
    locks: lock({ organizationId, apiKeyId }),
    statements: (records, ids) => {
      const oldest = new Date(ctx.clock.now().getTime() - RESULT_TTL_SECONDS * 1_000).toISOString();
      const group = { organizationId, apiKeyId, amount: ids.length, records, ids: ids.join(','), oldest };
      return [
        ...record({ ...periodOf(ctx), ...group }),
        ...(row.status === 'completed' ? bindStatements(ctx, row.id) : []),
      ];
    },
    isWritten,
  };
}

/** Jobs that these statements have made. */
export const deliveriesIn = (organizationId: string, rows: readonly Row[][]): DeliveryId[] =>
  rows.flat().flatMap(({ jobId }) => (typeof jobId === 'string' ? [{ jobId, organizationId }] : []));
