import type { Transaction } from '@refinery/db/create-db.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { assertReceiver } from './internal/assert-receiver.ts';
import { insertWebhook } from './internal/insert-webhook.ts';
import { auditedWebhook, type WebhookRow } from './internal/to-webhook-reply.ts';
import { makeBatchAddressRoom } from './internal/webhook-room.ts';

/**
 * The webhook at an address, for something whose end is told there. Where the organization has none there,
 * one is made that asks for no events: it takes none of the places of those that do. It gets what names it,
 * signed with a secret that is had by rotating it. Whoever may make what is told of may do this. Errors:
 * `blocked_address`, `webhook_limit`, `webhook_disabled`.
 */
export async function webhookForUrl(
  ctx: CallerContext<'clock' | 'settings'>,
  url: string,
): Promise<{ id: string }> {
  assertReceiver(ctx, url);
  const { organizationId } = ctx.actor;
  return ctx.tenant.run(async (tx) => {
    const known = await findByUrl(tx, organizationId, url);
    if (known) return enabled(known);
    // Of two at the same time the later one finds what the first one made.
    await lockOrganization(tx, organizationId);
    const made = await findByUrl(tx, organizationId, url);
    if (made) return enabled(made);
    await makeBatchAddressRoom(ctx, tx);
    const { row } = await insertWebhook(ctx, tx, { url, events: [] });
    const change = { action: 'webhook.create', target: row.id, after: auditedWebhook(row) } as const;
    await recordChange(ctx, tx, organizationId, change);
    return row;
  });
}

/** The newest of an address, and one that works before others. */
async function findByUrl(
  tx: Transaction,
  organizationId: string,
  url: string,
): Promise<WebhookRow | undefined> {
  const [row] = await tx
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.organizationId, organizationId), eq(webhooks.url, url)))
    .orderBy(desc(webhooks.enabled), desc(webhooks.id))
    .limit(1);
  return row;
}

function enabled(row: WebhookRow): WebhookRow {
  if (row.enabled) return row;
  throw new DomainError(
    'webhook_disabled',
    `The webhook ${row.id} for this address is disabled. Enable it first.`,
  );
}
