import type { Transaction } from '@refinery/db/create-db.ts';
import type { Context } from '../context/context.ts';
import { type DeliveryId, recordEvent } from './record-event.ts';

export interface KeyRotation {
  organizationId: string;
  apiKeyId: string;
  /** The first characters of the new key, by which it is told from others. */
  prefix: string;
  /** When the secret of before stops working. */
  previousExpiresAt: Date;
}

/** Tells webhooks that an API key was rotated (`api_key.rotated`), in the transaction that rotates it. */
export const recordKeyRotation = (
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  { organizationId, apiKeyId, prefix, previousExpiresAt }: KeyRotation,
): Promise<DeliveryId[]> =>
  recordEvent(ctx, tx, {
    organizationId,
    type: 'api_key.rotated',
    data: { apiKeyId, prefix, previousExpiresAt: previousExpiresAt.toISOString() },
  });
