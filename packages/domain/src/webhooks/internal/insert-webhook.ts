import type { WebhookEvent } from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import type { CallerContext } from '../../context/context.ts';
import { newWebhookSecret, sealWebhookSecret } from './secrets.ts';
import type { WebhookRow } from './to-webhook-reply.ts';

/** Stores a webhook, for which there is room, while the caller holds the lock of its organization. */
export async function insertWebhook(
  ctx: CallerContext<'clock' | 'settings'>,
  tx: Transaction,
  given: { url: string; events: WebhookEvent[]; description?: string | null },
): Promise<{ row: WebhookRow; secret: string }> {
  const { organizationId } = ctx.actor;
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
