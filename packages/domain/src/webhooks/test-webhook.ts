import type { WebhookDeliveryReply } from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { momentOf } from '../context/moment.ts';
import { DomainError } from '../errors/domain-error.ts';
import { eventStatement, oneEvent } from '../events/event-statement.ts';
import { findWebhook } from './internal/find-webhook.ts';
import { readDeliveries, whereDeliveriesTo, whereDelivery } from './internal/read-deliveries.ts';
import { startDeliveries } from './start-deliveries.ts';

/**
 * Sends a `ping` to a webhook, also to one that is disabled. Its deliveries tell what became of it.
 * Errors: `forbidden`, `webhook_not_found`; `limit_reached` while many wait, since each is tried for hours.
 */
export async function testWebhook(ctx: ActorContext, { id }: { id: string }): Promise<WebhookDeliveryReply> {
  requirePermission(ctx, 'webhooks:write');
  const { organizationId } = ctx.actor;
  const delivery = await mutate(ctx, 'webhook.test', async (tx) => {
    await findWebhook(ctx, tx, id);
    await refuseTooMany(ctx, tx, id);
    const [written] = await tx.execute<{ jobId: string }>(
      eventStatement(momentOf(ctx), {
        organizationId,
        type: 'ping',
        rows: oneEvent({ webhookId: id }),
        to: eq(webhooks.id, id),
        ...(ctx.requestId ? { requestId: ctx.requestId } : {}),
      }),
    );
    const [result] = written ? await readDeliveries(tx, whereDelivery(ctx, written.jobId), 1) : [];
    if (!result) throw new DomainError('webhook_not_found');
    return { target: id, result };
  });
  await startDeliveries(ctx, [{ organizationId, jobId: delivery.id }]);
  return delivery;
}

const MOST_WAITING = 10;

async function refuseTooMany(ctx: ActorContext, tx: Transaction, id: string): Promise<void> {
  const waiting = and(whereDeliveriesTo(ctx, id), isNull(workJobs.finishedAt));
  if ((await tx.$count(workJobs, waiting)) < MOST_WAITING) return;
  const advice = 'Wait until some of them have ended, or check what the receiver answers.';
  throw new DomainError(
    'limit_reached',
    `${MOST_WAITING} deliveries to this webhook are waiting, and no more pings are allowed. ${advice}`,
  );
}
