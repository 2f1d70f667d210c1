import { randomBytes } from 'node:crypto';
import type { ApiKeyReply, CreateApiKeyBody } from '@refinery/contracts/api-keys.ts';
import { SCOPES } from '@refinery/contracts/enums.ts';
import { newId } from '@refinery/db/ids.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { sha256 } from '../auth/refresh-tokens.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { describeApiKey } from './describe-api-key.ts';

const SECRET_BYTES = 32;
const SHOWN_CHARACTERS = 12;

/**
 * Makes an API key with scopes the caller holds. The key itself is in this answer only: its hash is what is stored.
 * Errors: `forbidden`, `validation_failed` for an expiry that has passed.
 */
export async function createApiKey(
  ctx: Pick<ActorContext, 'actor' | 'db' | 'clock'>,
  input: CreateApiKeyBody,
): Promise<ApiKeyReply & { key: string }> {
  requirePermission(ctx, 'api-keys:write');
  const scopes = input.scopes ?? SCOPES.filter((scope) => ctx.actor.permissions.has(scope));
  for (const scope of scopes) requirePermission(ctx, scope);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.clock.now()) {
    throw new DomainError('validation_failed', 'expiresAt must lie in the future.', {
      errors: [{ path: 'expiresAt', message: 'must lie in the future' }],
    });
  }
  const key = `prk_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const { organizationId, userId } = ctx.actor;
  const [row] = await withTenant(ctx.db, organizationId, (tx) =>
    tx
      .insert(apiKeys)
      .values({
        id: newId(),
        organizationId,
        userId,
        name: input.name.trim(),
        prefix: key.slice(0, SHOWN_CHARACTERS),
        keyHash: sha256(key),
        scopes,
        createdAt: ctx.clock.now(),
        expiresAt,
      })
      .returning(),
  );
  if (!row) throw new DomainError('internal_error');
  return { ...describeApiKey(row), key };
}
