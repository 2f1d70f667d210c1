import type { ApiKeyDetailsReply } from '@refinery/contracts/api-keys.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors.ts';
import { meteringOf } from '../usage/charge.ts';
import { chargedToKey } from '../usage/key-charge.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/** An API key, and the optimizations that it was charged this month. Errors: `forbidden`, `api_key_not_found`. */
export async function getApiKey(
  ctx: CallerContext<'clock' | 'inFlight'>,
  { id }: { id: string },
): Promise<ApiKeyDetailsReply> {
  requirePermission(ctx, 'api-keys:read');
  const { organizationId } = ctx.actor;
  const charged = chargedToKey(meteringOf(ctx), { organizationId, apiKeyId: id }).mapWith(Number);
  const [found] = await ctx.tenant.run((tx) =>
    tx
      .select({ row: apiKeys, charged })
      .from(apiKeys)
      .where(whereOwn(ctx, apiKeys, id)),
  );
  if (!found) throw new DomainError('api_key_not_found');
  return { ...toApiKeyReply(found.row), usedThisMonth: found.charged };
}
