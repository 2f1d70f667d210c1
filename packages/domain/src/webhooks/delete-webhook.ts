import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { findWebhook } from './internal/find-webhook.ts';
import { whereDeliveriesTo } from './internal/read-deliveries.ts';
import { auditedWebhook } from './internal/to-webhook-reply.ts';

/**
 * Deletes a webhook with its deliveries, those that wait included; a try that is under way may still arrive.
 * Errors: `forbidden`, `webhook_not_found`.
 */
export async function deleteWebhook(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'webhooks:write');
  await mutate(ctx, 'webhook.delete', async (tx) => {
    const webhook = await findWebhook(ctx, tx, id);
    // The deliveries first: whoever settles one locks it before its webhook.
    await tx.delete(workJobs).where(whereDeliveriesTo(ctx, id));
    await tx.delete(webhooks).where(whereOwn(ctx, webhooks, id));
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: auditedWebhook(webhook), result: undefined };
  });
}
