import type { CreateApiKeyBody, CreatedApiKeyReply } from '@refinery/contracts/api-keys.ts';
import { NAMED_SCOPES, SCOPES, type Scope } from '@refinery/contracts/enums.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { requireAddressRanges } from '../security/address-ranges.ts';
import { sha256 } from '../security/secret-token.ts';
import { auditedKey, insertApiKey } from './insert-api-key.ts';
import { toCallColumns } from './internal/call-terms.ts';
import { readExpiry } from './internal/read-expiry.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/**
 * Makes an API key with scopes the caller holds. The key itself is in this answer only: its hash is what is
 * stored. Errors: `forbidden`, `validation_failed` for an expiry that has passed, for
 * addresses that are none and for parts of a millionth of a dollar.
 */
export async function createApiKey(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'throttle'>,
  input: CreateApiKeyBody,
): Promise<CreatedApiKeyReply> {
  requirePermission(ctx, 'api-keys:write');
  const scopes = input.scopes ?? defaultScopes(ctx);
  for (const scope of scopes) requirePermission(ctx, scope);
  const { allowedAddresses = null, rateLimitPerMinute = null, monthlyQuota = null } = input;
  requireAddressRanges('allowedAddresses', allowedAddresses ?? []);
  const { organizationId, userId } = ctx.actor;
  const given = {
    organizationId,
    userId,
    name: input.name.trim(),
    scopes,
    allowedAddresses,
    rateLimitPerMinute,
    monthlyQuota,
    ...toCallColumns(input),
    createdAt: ctx.clock.now(),
    expiresAt: readExpiry(ctx, input.expiresAt ?? null),
  };
  const made = await mutate(ctx, 'api-key.create', async (tx) => {
    const { row, key } = await insertApiKey(tx, given);
    const result = { ...toApiKeyReply(row), key };
    await bindResource(tx, ctx, row.id);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedKey(row), result };
  });
  // It works from its first use on, whatever others at the address get wrong.
  await ctx.throttle.known.add(sha256(made.key));
  return made;
}

/** All that the caller holds, but for those that want to be named. */
const defaultScopes = ({ actor }: CallerContext): Scope[] =>
  SCOPES.filter((scope) => actor.permissions.has(scope) && !NAMED_SCOPES.includes(scope));
