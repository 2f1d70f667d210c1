import type { WebhookEvent } from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';
import { newWebhookSecret, sealWebhookSecret } from './secrets.ts';
import type { WebhookRow } from './to-webhook-reply.ts';

/** Most webhooks of an organization: each change writes a delivery for each of them. */
const MOST_WEBHOOKS = 20;

/** Stores a webhook, while the caller holds the lock of its organization. Errors: `limit_reached`. */
export async function insertWebhook(
  ctx: CallerContext<'clock' | 'settings'>,
  tx: Transaction,
  given: { url: string; events: WebhookEvent[]; description?: string | null },
): Promise<{ row: WebhookRow; secret: string }> {
  const { organizationId } = ctx.actor;
  if ((await tx.$count(webhooks, eq(webhooks.organizationId, organizationId))) >= MOST_WEBHOOKS)
    throw new DomainError('limit_reached', `There are ${MOST_WEBHOOKS} webhooks: delete one first.`);
  const secret = newWebhookSecret();
  const [row] = await tx
    .insert(webhooks)
    .values({
      id: newId(),
      organizationId,
      ...given,
      sealedSecret: sealWebhookSecret(ctx.settings.keyring, organizationId, secret),
      createdAt: ctx.clock.now(),
    })
    .returning();
  if (!row) throw new TypeError('A webhook that was stored is returned.');
  return { row, secret };
}
