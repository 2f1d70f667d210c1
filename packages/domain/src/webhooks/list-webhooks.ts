import type { WebhookReply } from '@refinery/contracts/webhooks.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { asSeenBy } from './internal/to-webhook-reply.ts';

/** The organization's webhooks, newest first, without their secrets. Errors: `forbidden`. */
export async function listWebhooks(ctx: CallerContext, input: PageInput): Promise<Page<WebhookReply>> {
  requirePermission(ctx, 'webhooks:read');
  const { where, orderBy, limit } = newestFirst(ctx, webhooks, input);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(webhooks).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map((row) => asSeenBy(ctx, row)), next };
}
