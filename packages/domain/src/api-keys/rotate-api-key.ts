import type { CreatedApiKeyReply, RotateApiKeyBody } from '@refinery/contracts/api-keys.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { recordKeyRotation } from '../events/record-key-rotation.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { sha256 } from '../security/secret-token.ts';
import { auditedKey, newSecret } from './insert-api-key.ts';
import { lockOwnKey } from './internal/lock-own-key.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/**
 * Gives an API key a new secret, which is in this answer only; id, scopes and limits stay. The old secret
 * works for `overlapSeconds` more, from 0 to 604,800; the one before it stops at once. Webhooks are told.
 * Admins rotate any key, members their own. Errors: `forbidden`, `api_key_not_found`.
 */
export async function rotateApiKey(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'throttle'>,
  { id, overlapSeconds = 0 }: RotateApiKeyBody & { id: string },
): Promise<CreatedApiKeyReply> {
  requirePermission(ctx, 'api-keys:write');
  const rotated = await mutate(ctx, 'api-key.rotate', async (tx) => {
    const before = await lockOwnKey(ctx, tx, id, 'rotate');
    const { key, ...secret } = newSecret();
    const previous = {
      previousPrefix: before.prefix,
      previousKeyHash: before.keyHash,
      previousExpiresAt: new Date(ctx.clock.now().getTime() + overlapSeconds * 1_000),
    };
    const [after] = await tx
      .update(apiKeys)
      .set({ ...secret, ...previous })
      .where(whereOwn(ctx, apiKeys, id))
      .returning();
    if (!after) throw new DomainError('api_key_not_found');
    const { organizationId, prefix } = after;
    const { previousExpiresAt } = previous;
    await recordKeyRotation(ctx, tx, { organizationId, apiKeyId: id, prefix, previousExpiresAt });
    const result = { ...toApiKeyReply(after), key };
    await bindResource(tx, ctx, id);
    await keepReply(ctx, tx, { status: 200, body: result });
    return { target: id, before: auditedKey(before), after: auditedKey(after), result };
  });
  // It works from its first use on, whatever others at the address get wrong.
  await ctx.throttle.known.add(sha256(rotated.key));
  return rotated;
}
