import {
  type CreateWebhookBody,
  DEFAULT_WEBHOOK_EVENTS,
  type WebhookWithSecretReply,
} from '@refinery/contracts/webhooks.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { assertReceiver } from './internal/assert-receiver.ts';
import { insertWebhook } from './internal/insert-webhook.ts';
import { auditedWebhook, toWebhookReply } from './internal/to-webhook-reply.ts';
import { requireWebhookRoom } from './internal/webhook-room.ts';

/**
 * Makes a webhook. Its secret is in this answer only.
 * Errors: `forbidden`, `blocked_address`, `webhook_limit`.
 */
export async function createWebhook(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  input: CreateWebhookBody,
): Promise<WebhookWithSecretReply> {
  requirePermission(ctx, 'webhooks:write');
  assertReceiver(ctx, input.url);
  const { organizationId } = ctx.actor;
  return mutate(ctx, 'webhook.create', async (tx) => {
    // Of two that would both be the last one, one is refused.
    await lockOrganization(tx, organizationId);
    await requireWebhookRoom(ctx, tx);
    const { row, secret } = await insertWebhook(ctx, tx, {
      url: input.url,
      events: input.events ?? DEFAULT_WEBHOOK_EVENTS,
      description: input.description ?? null,
    });
    const result = { ...toWebhookReply(row), secret };
    await bindResource(tx, ctx, row.id);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedWebhook(row), result };
  });
}
