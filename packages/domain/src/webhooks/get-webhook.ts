import type { WebhookReply } from '@refinery/contracts/webhooks.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findWebhook } from './internal/find-webhook.ts';
import { asSeenBy } from './internal/to-webhook-reply.ts';

/** One webhook. Errors: `forbidden`, `webhook_not_found`. */
export async function getWebhook(ctx: CallerContext, { id }: { id: string }): Promise<WebhookReply> {
  requirePermission(ctx, 'webhooks:read');
  return asSeenBy(ctx, await ctx.tenant.run((tx) => findWebhook(ctx, tx, id)));
}
