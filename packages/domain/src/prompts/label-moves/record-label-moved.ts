import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../../context/context.ts';
import { type DeliveryId, recordEvent } from '../../events/record-event.ts';

/** A label that moved: `from` is null where no version had it, `to` where it was removed. */
export interface LabelMove {
  promptId: string;
  label: string;
  from: number | null;
  to: number | null;
}

/** Records the event `prompt.label_moved` for webhooks, in the transaction that moves the label. */
export const recordLabelMoved = (
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { promptId, label, from, to }: LabelMove,
): Promise<DeliveryId[]> =>
  recordEvent(ctx, tx, {
    organizationId: ctx.actor.organizationId,
    type: 'prompt.label_moved',
    data: { promptId, label, from, to },
  });
