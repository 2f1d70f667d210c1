import type { ApiKeyDetailsReply } from '@refinery/contracts/api-keys.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { meteringOf } from '../usage/charge.ts';
import { chargedToKey } from '../usage/key-charge.ts';
import { spentByKey } from '../usage/leases/spent-by-key.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/**
 * An API key, the optimizations that it was charged this month, and what calls to models with it cost.
 * Errors: `forbidden`, `api_key_not_found`.
 */
export async function getApiKey(
  ctx: CallerContext<'clock' | 'quotas'>,
  { id }: { id: string },
): Promise<ApiKeyDetailsReply> {
  requirePermission(ctx, 'api-keys:read');
  const { organizationId } = ctx.actor;
  const metering = meteringOf(ctx);
  const owner = { organizationId, apiKeyId: id };
  const charged = chargedToKey(metering, owner).mapWith(Number);
  const spent = spentByKey({ ...owner, periodStart: metering.periodStart }).mapWith(Number);
  const [found] = await ctx.tenant.run((tx) =>
    tx
      .select({ row: apiKeys, charged, spent })
      .from(apiKeys)
      .where(whereOwn(ctx, apiKeys, id)),
  );
  if (!found) throw new DomainError('api_key_not_found');
  const { row, charged: usedThisMonth, spent: micros } = found;
  return { ...toApiKeyReply(row), usedThisMonth, spentThisMonthUsd: toUsd(micros) };
}
