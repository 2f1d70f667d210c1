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
import { sharedTables } from '../work/shared-tables.ts';
import { deliver } from './internal/deliver.ts';
import type { Delivery, Receiver, TryOf } from './internal/delivery.ts';
import { MOST_TRIES } from './internal/delivery-backoff.ts';
import { validSecrets } from './internal/secrets.ts';
import { storeTries } from './internal/store-tries.ts';

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
  store: storeTries,
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
