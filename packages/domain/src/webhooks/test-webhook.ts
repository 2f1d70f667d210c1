import type { WebhookDeliveryReply } from '@refinery/contracts/webhooks.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { eventStatement, oneEvent } from '../events/event-statement.ts';
import { findWebhook } from './internal/find-webhook.ts';
import { readDeliveries, whereDelivery } from './internal/read-deliveries.ts';
import { startDeliveries } from './start-deliveries.ts';

/**
 * Sends a `ping` to a webhook, also to one that is disabled. Its deliveries tell what became of it.
 * Errors: `forbidden`, `webhook_not_found`.
 */
export async function testWebhook(ctx: ActorContext, { id }: { id: string }): Promise<WebhookDeliveryReply> {
  requirePermission(ctx, 'webhooks:write');
  const { organizationId } = ctx.actor;
  const delivery = await mutate(ctx, 'webhook.test', async (tx) => {
    await findWebhook(ctx, tx, id);
    const [written] = await tx.execute<{ jobId: string }>(
      eventStatement(ctx, {
        ...{ organizationId, type: 'ping', rows: oneEvent({ webhookId: id }), to: eq(webhooks.id, id) },
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
