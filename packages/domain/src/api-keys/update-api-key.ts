import type { ApiKeyReply, UpdateApiKeyBody } from '@refinery/contracts/api-keys.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { requireAddressRanges } from '../security/address-ranges.ts';
import { auditedKey } from './insert-api-key.ts';
import { toCallColumns } from './internal/call-terms.ts';
import { lockOwnKey } from './internal/lock-own-key.ts';
import { readExpiry } from './internal/read-expiry.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/**
 * Changes an API key from its next request on: what is left out stays, null takes an expiry or a limit away.
 * Admins change any key, members their own. Nobody adds a scope that they lack; those that the key has may
 * stay.
 * Errors: `forbidden`, `api_key_not_found`, `validation_failed` for an expiry that has passed, for addresses
 * that are none and for parts of a millionth of a dollar.
 */
export async function updateApiKey(
  ctx: CallerContext<'clock'>,
  { id, ...input }: UpdateApiKeyBody & { id: string },
): Promise<ApiKeyReply> {
  requirePermission(ctx, 'api-keys:write');
  const { name, scopes, expiresAt, allowedAddresses, rateLimitPerMinute, monthlyQuota } = input;
  requireAddressRanges('allowedAddresses', allowedAddresses ?? []);
  const changes = {
    allowedAddresses,
    rateLimitPerMinute,
    monthlyQuota,
    ...toCallColumns(input),
    name: name?.trim(),
    scopes,
    expiresAt: expiresAt === undefined ? undefined : readExpiry(ctx, expiresAt),
  };
  return mutate(ctx, 'api-key.update', async (tx) => {
    const before = await lockOwnKey(ctx, tx, id, 'change');
    for (const scope of scopes ?? []) if (!before.scopes.includes(scope)) requirePermission(ctx, scope);
    const [after] = await tx
      .update(apiKeys)
      .set(changes)
      .where(whereOwn(ctx, apiKeys, id))
      .returning();
    if (!after) throw new DomainError('api_key_not_found');
    return { target: id, before: auditedKey(before), after: auditedKey(after), result: toApiKeyReply(after) };
  });
}
