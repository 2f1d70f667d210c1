import { DELIVERED_EVENTS } from '@refinery/contracts/webhooks.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { WEBHOOK_KIND } from '../events/event-statement.ts';
import type { Kind, WorkJob } from '../work/kind.ts';
import { createOwnerTurns } from '../work/owner-turns.ts';
import { sharedTables } from '../work/shared-tables.ts';
import type { Delivery, DeliveryItem, DeliveryOutcome, Receiver, TryOf } from './internal/delivery.ts';
import { deliveryBackoff, MOST_TRIES } from './internal/delivery-backoff.ts';
import { signedHeaders, validSecrets } from './internal/secrets.ts';
import { sendMessage, type Tried } from './internal/send-message.ts';
import { tryWrites } from './internal/try-writes.ts';

/**
 * Deliveries of one organization that a worker sends at the same time, where it has slots for more than
 * these.
 */
const MOST_LANES = 16;

const storedDelivery = Compile(
  Type.Object({
    webhookId: Type.String(),
    eventId: Type.String(),
    type: Type.Union(DELIVERED_EVENTS.map((type) => Type.Literal(type))),
    at: Type.String(),
    data: Type.Record(Type.String(), Type.Unknown()),
  }),
);

/** Deliveries of webhooks. Each is a job of one item: it is tried, retried and told of by itself. */
export const webhookKind: Kind<Delivery, TryOf, Receiver> = {
  name: WEBHOOK_KIND,
  queue: 'webhook-deliveries',
  idName: 'jobId',
  tables: sharedTables(WEBHOOK_KIND),
  options: storedDelivery,
  meter: null,
  limits: ({ batches: { leaseMs } }) => ({
    maxLanes: MOST_LANES,
    chunkSize: 1,
    chunkConcurrency: 1,
    leaseMs,
    maxAttempts: MOST_TRIES,
  }),
  // What the row has of it is of an earlier try.
  readPayload: () => ({ tried: null }),
  prepare: findReceiver,
  run: (ctx, item, { job, prepared }) => deliver(ctx, item, job.options, prepared),
  resultWrites: tryWrites,
};

/** Errors: `webhook_not_found`, `webhook_disabled` for what is no ping. */
async function findReceiver(
  ctx: Pick<Context, 'clock' | 'db' | 'settings'>,
  { organizationId, options: { webhookId, type } }: WorkJob<Delivery>,
): Promise<Receiver> {
  const [row] = await withTenant(ctx.db, organizationId, (tx) =>
    tx
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.id, webhookId), eq(webhooks.organizationId, organizationId))),
  );
  if (!row) throw new DomainError('webhook_not_found');
  if (!row.enabled && type !== 'ping') {
    throw new DomainError('webhook_disabled', 'The webhook is disabled. Enable it, then retry.');
  }
  return { url: row.url, secrets: validSecrets(ctx.settings.keyring, row, ctx.clock.now()) };
}

/** One webhook that hangs leaves places to the other webhooks of its organization. */
const turns = createOwnerTurns({ share: 4, now: () => performance.now() });

/** Makes one try of a delivery. Never throws. */
async function deliver(
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
