import type { Transaction } from '@refinery/db/create-db.ts';
import { recordChange } from '../../audit/record-change.ts';
import type { Context } from '../../context/context.ts';
import { type DeliveryId, recordEvent } from '../../events/record-event.ts';
import type { AbTestRow } from '../ab-test-rows.ts';
import type { Decision } from './decide.ts';

/**
 * Writes down that a test has ended by itself, in the transaction that ends it: in the audit log, and for
 * webhooks (`ab_test.decided`, `ab_test.halted`). Answers the deliveries, which are to be started after the
 * commit.
 */
export async function tellEnd(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  { id, organizationId, promptId, label, status: before }: AbTestRow,
  { status, winner, reason }: Decision,
): Promise<DeliveryId[]> {
  await recordChange({ ...ctx, actor: { kind: 'system', name: 'ab-tests' } }, tx, organizationId, {
    action: `ab-test.${status}`,
    target: id,
    before: { status: before },
    after: { status, winner, reason },
  });
  return recordEvent(ctx, tx, {
    organizationId,
    type: `ab_test.${status}`,
    data: { abTestId: id, promptId, label, winner, reason },
  });
}
