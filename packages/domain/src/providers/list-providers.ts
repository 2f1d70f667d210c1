import type { ProviderReply } from '@refinery/contracts/providers.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import type { ResolvedProvider } from '../identities/resolved-providers.ts';
import { resolveProviders } from './resolve-providers.ts';

/** Every provider, in the order in which `auto` tries them: whether the caller can use it, and if not why. */
export async function listProviders(
  ctx: CallerContext<'db' | 'settings' | 'vendors'>,
): Promise<ProviderReply[]> {
  requirePermission(ctx, 'providers:read');
  const { defaultProvider, providers } = await resolveProviders(ctx, ctx.actor.organizationId);
  const local: ProviderReply = {
    provider: 'local',
    usable: true,
    reason: null,
    enabled: true,
    isDefault: defaultProvider === 'local',
    credentials: 'not_needed',
    lastFour: null,
    defaultModel: null,
    baseUrl: null,
    position: null,
  };
  const remote = providers.map((entry) => toProviderReply(ctx, entry, defaultProvider === entry.provider));
  return [local, ...remote];
}

/** A provider as its organization sees it; of a credential only the last four characters. */
export function toProviderReply(
  ctx: CallerContext<'vendors'>,
  entry: ResolvedProvider,
  isDefault: boolean,
): ProviderReply {
  const { config, provider } = entry;
  return {
    provider,
    usable: entry.candidate !== null,
    reason: entry.reason,
    enabled: config?.enabled ?? true,
    isDefault,
    credentials: entry.credentialSource,
    lastFour: config?.lastFour ?? null,
    defaultModel: config?.defaultModel ?? (ctx.vendors[provider].defaultModel || null),
    baseUrl: config?.baseUrl ?? null,
    ...(config?.authHeader ? { authHeader: config.authHeader } : {}),
    ...(config?.requestFormat ? { requestFormat: config.requestFormat } : {}),
    position: config?.position ?? null,
  };
}
