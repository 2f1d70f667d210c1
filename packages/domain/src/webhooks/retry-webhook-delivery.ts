import type { WebhookDeliveryReply } from '@refinery/contracts/webhooks.ts';
import { recordChange } from '../audit/record-change.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { retryFailed } from '../work/retry-failed.ts';
import { readDeliveries, whereDelivery } from './internal/read-deliveries.ts';
import { webhookKind } from './webhook-kind.ts';

/**
 * Tries a failed delivery again, with the same event id and as often as a new one.
 * Errors: `forbidden`, `webhook_delivery_not_found`, `webhook_delivery_not_failed`.
 */
export async function retryWebhookDelivery(
  ctx: ActorContext,
  { id }: { id: string },
): Promise<WebhookDeliveryReply> {
  requirePermission(ctx, 'webhooks:write');
  const { organizationId } = ctx.actor;
  // The id could be that of other work.
  await readDelivery(ctx, id);
  const retried = await retryFailed(ctx, webhookKind, { organizationId, jobId: id }, (tx) =>
    recordChange(ctx, tx, organizationId, { action: 'webhook.retry', target: id }),
  );
  if (!retried) throw new DomainError('webhook_delivery_not_found');
  if (!retried.items) {
    throw new DomainError('webhook_delivery_not_failed', 'Only failed deliveries can be tried again.');
  }
  return readDelivery(ctx, id);
}

async function readDelivery(ctx: ActorContext, id: string): Promise<WebhookDeliveryReply> {
  const [found] = await ctx.tenant.run((tx) => readDeliveries(tx, whereDelivery(ctx, id), 1));
  if (!found) throw new DomainError('webhook_delivery_not_found');
  return found;
}
