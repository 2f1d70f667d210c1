import type { WebhookEvent } from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { Context } from '../context/context.ts';
import { momentOf } from '../context/moment.ts';
import { eventStatement, oneEvent } from './event-statement.ts';

export interface RecordedEvent {
  organizationId: string;
  type: WebhookEvent;
  /** Ids, counts and statuses; never a prompt, a result or a secret. */
  data: object;
  /** A webhook that gets it whatever it asks for, while it is enabled. */
  alsoTo?: string | null;
}

/** A delivery that was written down. */
export interface DeliveryId {
  organizationId: string;
  jobId: string;
}

/**
 * Writes an event down for every webhook that wants it, in the transaction of the change that it tells of.
 * The reconciler sees to what is not sent by then; `startDeliveries` after the commit sends it at once.
 */
export async function recordEvent(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  { organizationId, type, data, alsoTo = null }: RecordedEvent,
): Promise<DeliveryId[]> {
  const written = await tx.execute<{ jobId: string }>(
    eventStatement(momentOf(ctx), { organizationId, type, rows: oneEvent(data), alsoTo }),
  );
  return written.map(({ jobId }) => ({ organizationId, jobId }));
}
