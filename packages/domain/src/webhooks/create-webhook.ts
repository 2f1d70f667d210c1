import {
  type CreateWebhookBody,
  DEFAULT_WEBHOOK_EVENTS,
  type WebhookWithSecretReply,
} from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { keepReply } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { assertReceiver } from './internal/assert-receiver.ts';
import { newWebhookSecret, sealWebhookSecret } from './internal/secrets.ts';
import { auditedWebhook, toWebhookReply } from './internal/to-webhook-reply.ts';

/** Most webhooks of an organization: each change writes a delivery for each of them. */
const MOST_WEBHOOKS = 20;

/**
 * Makes a webhook. Its secret is in this answer only.
 * Errors: `forbidden`, `blocked_address`, `limit_reached`.
 */
export async function createWebhook(
  ctx: CallerContext<'clock' | 'settings'>,
  input: CreateWebhookBody,
): Promise<WebhookWithSecretReply> {
  requirePermission(ctx, 'webhooks:write');
  assertReceiver(ctx, input.url);
  const { organizationId } = ctx.actor;
  const secret = newWebhookSecret();
  return mutate(ctx, 'webhook.create', async (tx) => {
    // Of two that would both be the last one, one is refused.
    await lockOrganization(tx, organizationId);
    await refuseTooMany(tx, organizationId);
    const [row] = await tx
      .insert(webhooks)
      .values({
        id: newId(),
        organizationId,
        url: input.url,
        events: input.events ?? DEFAULT_WEBHOOK_EVENTS,
        description: input.description ?? null,
        sealedSecret: sealWebhookSecret(ctx.settings.keyring, organizationId, secret),
        createdAt: ctx.clock.now(),
      })
      .returning();
    if (!row) throw new TypeError('A webhook that was stored is returned.');
    const result = { ...toWebhookReply(row), secret };
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedWebhook(row), result };
  });
}

async function refuseTooMany(tx: Transaction, organizationId: string): Promise<void> {
  if ((await tx.$count(webhooks, eq(webhooks.organizationId, organizationId))) < MOST_WEBHOOKS) return;
  throw new DomainError('limit_reached', `There are ${MOST_WEBHOOKS} webhooks: delete one first.`);
}
