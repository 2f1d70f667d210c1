import type { WebhookDeliveriesQuery, WebhookDeliveryReply } from '@refinery/contracts/webhooks.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, lt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { findWebhook } from './internal/find-webhook.ts';
import { readDeliveries, whereDeliveriesTo, whereDeliveryIs } from './internal/read-deliveries.ts';

/**
 * What was or will be delivered to a webhook, newest first; of one status, where it is given. Errors:
 * `forbidden`, `webhook_not_found`.
 */
export async function listWebhookDeliveries(
  ctx: CallerContext,
  { id, limit, cursor, status }: WebhookDeliveriesQuery & PageInput & { id: string },
): Promise<Page<WebhookDeliveryReply>> {
  requirePermission(ctx, 'webhooks:read');
  const rows = await ctx.tenant.run(async (tx) => {
    await findWebhook(ctx, tx, id);
    const before = cursor === undefined ? undefined : lt(workJobs.id, cursor);
    return readDeliveries(
      tx,
      and(whereDeliveriesTo(ctx, id), before, ...whereDeliveryIs(status)),
      rowsFor(limit),
    );
  });
  return pageOf(rows, limit);
}
