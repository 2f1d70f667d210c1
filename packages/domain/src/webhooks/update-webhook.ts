import type { UpdateWebhookBody, WebhookReply } from '@refinery/contracts/webhooks.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { assertReceiver } from './internal/assert-receiver.ts';
import { changeWebhook, lockWebhook } from './internal/find-webhook.ts';
import { auditedWebhook, toWebhookReply, type WebhookRow } from './internal/to-webhook-reply.ts';
import { requireWebhookRoom } from './internal/webhook-room.ts';

/**
 * Changes a webhook; what is left out stays. Enabling one that was disabled begins anew: it has failed at
 * nothing. Errors: `forbidden`, `webhook_not_found`, `blocked_address`, `webhook_limit`.
 */
export async function updateWebhook(
  ctx: CallerContext<'clock' | 'settings'>,
  { id, ...input }: UpdateWebhookBody & { id: string },
): Promise<WebhookReply> {
  requirePermission(ctx, 'webhooks:write');
  return mutate(ctx, 'webhook.update', async (tx) => {
    // First, as whoever makes one: one that begins to ask for events takes a place of those that do.
    if (input.events) await lockOrganization(tx, ctx.actor.organizationId);
    const before = await lockWebhook(ctx, tx, id);
    if (input.events && before.events.length === 0) await requireWebhookRoom(ctx, tx);
    if (input.url !== undefined) assertReceiver(ctx, input.url);
    const { enabled, ...plain } = input;
    // With the address, so that there is always something to set.
    const columns = { url: before.url, ...plain, ...switched(before, enabled, ctx.clock.now()) };
    const row = await changeWebhook(ctx, tx, id, columns);
    const result = toWebhookReply(row);
    return { target: id, before: auditedWebhook(before), after: auditedWebhook(row), result };
  });
}

function switched(before: WebhookRow, enabled: boolean | undefined, now: Date): Partial<WebhookRow> {
  if (enabled === undefined || enabled === before.enabled) return {};
  if (!enabled) return { enabled, disabledAt: now, disabledReason: 'by_request' };
  return { enabled, disabledAt: null, disabledReason: null, failingSince: null };
}
