import type { Context } from '../../context/context.ts';
import { createOwnerTurns } from '../../work/owner-turns.ts';
import type { Delivery, DeliveryItem, DeliveryOutcome, Receiver } from './delivery.ts';
import { deliveryBackoff, MOST_TRIES } from './delivery-backoff.ts';
import { signedHeaders } from './secrets.ts';
import { sendMessage, type Tried } from './send-message.ts';

/** One webhook that hangs leaves places to the other webhooks of its organization. */
const turns = createOwnerTurns({ share: 4, now: () => performance.now() });

/** Makes one try of a delivery. Never throws. */
export async function deliver(
  ctx: Pick<Context, 'clock' | 'stopping' | 'webhookFetch'>,
  item: DeliveryItem,
  delivery: Delivery,
  receiver: Receiver,
): Promise<DeliveryOutcome> {
  const later = (delayMs: number): DeliveryOutcome => ({
    kind: 'released',
    item,
    delayMs,
    countsAsAttempt: false,
  });
  const leave = turns.enter(delivery.webhookId);
  if (!leave) return later(turns.waitMs(delivery.webhookId));
  try {
    return judge({ ...item, tried: await sendMessage(ctx, toMessage(ctx, delivery, receiver)) });
  } catch {
    // The process is stopping: another one makes the try.
    return later(0);
  } finally {
    leave();
  }
}

/** The same body at every try; the time that is signed is that of the try. */
function toMessage(ctx: Pick<Context, 'clock'>, delivery: Delivery, { url, secrets }: Receiver) {
  const { eventId: id, type, at, data } = delivery;
  const body = JSON.stringify({ id, type, timestamp: at, data });
  const timestamp = Math.floor(ctx.clock.now().getTime() / 1_000);
  return { url, body, headers: signedHeaders(secrets, { id, timestamp, body }) };
}

function judge(item: DeliveryItem & { tried: Tried }): DeliveryOutcome {
  const { verdict, error } = item.tried;
  if (verdict === 'delivered') return { kind: 'completed', item, result: null };
  if (verdict === 'failed' && item.attempts < MOST_TRIES) {
    return { kind: 'released', item, delayMs: deliveryBackoff(item.attempts), countsAsAttempt: true };
  }
  return { kind: 'failed', item, failure: { code: `webhook_${verdict}`, message: error ?? '' } };
}
