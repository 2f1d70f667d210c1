import type { ApiKeyReply, CreateApiKeyBody } from '@refinery/contracts/api-keys.ts';
import { SCOPES } from '@refinery/contracts/enums.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { auditedKey, insertApiKey } from './insert-api-key.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/**
 * Makes an API key with scopes the caller holds. The key itself is in this answer only: its hash is what is stored.
 * Errors: `forbidden`, `validation_failed` for an expiry that has passed.
 */
export async function createApiKey(
  ctx: CallerContext<'clock'>,
  input: CreateApiKeyBody,
): Promise<ApiKeyReply & { key: string }> {
  requirePermission(ctx, 'api-keys:write');
  const scopes = input.scopes ?? SCOPES.filter((scope) => ctx.actor.permissions.has(scope));
  for (const scope of scopes) requirePermission(ctx, scope);
  const createdAt = ctx.clock.now();
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= createdAt) {
    throw new DomainError('validation_failed', 'expiresAt must lie in the future.', {
      errors: [{ path: 'expiresAt', message: 'must lie in the future' }],
    });
  }
  const { organizationId, userId } = ctx.actor;
  const given = { organizationId, userId, name: input.name.trim(), scopes, createdAt, expiresAt };
  return mutate(ctx, 'api-key.create', async (tx) => {
    const { row, key } = await insertApiKey(tx, given);
    return { target: row.id, after: auditedKey(row), result: { ...toApiKeyReply(row), key } };
  });
}
