import {
  DEFAULT_OVERLAP_SECONDS,
  type RotateWebhookSecretBody,
  type WebhookWithSecretReply,
} from '@refinery/contracts/webhooks.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { changeWebhook, lockWebhook } from './internal/find-webhook.ts';
import { newWebhookSecret, sealWebhookSecret } from './internal/secrets.ts';
import { toWebhookReply } from './internal/to-webhook-reply.ts';

/**
 * Gives a webhook another secret, which is in this answer only. The one before signs as well until the
 * overlap has passed; one from an earlier rotation ends at once.
 * Errors: `forbidden`, `webhook_not_found`.
 */
export async function rotateWebhookSecret(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  { id, overlapSeconds = DEFAULT_OVERLAP_SECONDS }: RotateWebhookSecretBody & { id: string },
): Promise<WebhookWithSecretReply> {
  requirePermission(ctx, 'webhooks:write');
  const secret = newWebhookSecret();
  const expiresAt = new Date(ctx.clock.now().getTime() + overlapSeconds * 1_000);
  return mutate(ctx, 'webhook.rotate-secret', async (tx) => {
    const before = await lockWebhook(ctx, tx, id);
    const row = await changeWebhook(ctx, tx, id, {
      sealedSecret: sealWebhookSecret(ctx.settings.keyring, before.organizationId, secret),
      previousSealedSecret: overlapSeconds ? before.sealedSecret : null,
      previousSecretExpiresAt: overlapSeconds ? expiresAt : null,
    });
    const result = { ...toWebhookReply(row), secret };
    await bindResource(tx, ctx, id);
    await keepReply(ctx, tx, { status: 200, body: result });
    return { target: id, after: { overlapSeconds }, result };
  });
}
