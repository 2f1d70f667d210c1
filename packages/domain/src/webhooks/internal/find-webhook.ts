import type { Transaction } from '@refinery/db/create-db.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { WebhookRow } from './to-webhook-reply.ts';

/** A webhook of the caller's organization. Errors: `webhook_not_found`. */
export async function findWebhook(ctx: CallerContext, tx: Transaction, id: string): Promise<WebhookRow> {
  const [row] = await tx
    .select()
    .from(webhooks)
    .where(whereOwn(ctx, webhooks, id));
  if (!row) throw new DomainError('webhook_not_found');
  return row;
}

/** The same, locked to the end of the transaction. Errors: `webhook_not_found`. */
export async function lockWebhook(ctx: CallerContext, tx: Transaction, id: string): Promise<WebhookRow> {
  const [row] = await tx
    .select()
    .from(webhooks)
    .where(whereOwn(ctx, webhooks, id))
    .for('no key update');
  if (!row) throw new DomainError('webhook_not_found');
  return row;
}

/** Changes a webhook that is locked. */
export async function changeWebhook(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
  columns: Partial<WebhookRow>,
): Promise<WebhookRow> {
  const [row] = await tx
    .update(webhooks)
    .set(columns)
    .where(whereOwn(ctx, webhooks, id))
    .returning();
  if (!row) throw new DomainError('webhook_not_found');
  return row;
}
