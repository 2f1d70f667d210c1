import type { LlmProviderReply } from '@refinery/contracts/llm.ts';
import { contextTokensOf, knownModels } from '@refinery/providers/known-models.ts';
import { costUsd } from '@refinery/providers/prices.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';

const MILLION = 1_000_000;
/** Of an ordinary prompt: some prices rise with its length. */
const TOKENS = 1_000;

/**
 * The providers that the caller's organization can use, in the order in which `auto` tries them. Errors:
 * `forbidden`.
 */
export async function listLlmProviders(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'vendors'>,
): Promise<LlmProviderReply[]> {
  requirePermission(ctx, 'providers:read');
  const { defaultProvider, providers } = await resolveProviders(ctx, ctx.actor.organizationId);
  const now = ctx.clock.now().getTime();
  return providers.flatMap(({ provider, candidate, credentialSource }) => {
    if (!candidate || credentialSource === 'none') return [];
    const price = (model: string, inputTokens: number, outputTokens: number) =>
      perMillion(costUsd(provider, model, { inputTokens, outputTokens }, ctx.settings.priceOverrides, now));
    const known = knownModels(provider).filter(({ id }) => id !== candidate.model);
    const own = { id: candidate.model, contextTokens: contextTokensOf(provider, candidate.model) };
    return {
      provider,
      isDefault: provider === defaultProvider,
      credentials: credentialSource,
      defaultModel: candidate.model,
      models: [own, ...known].map(({ id, contextTokens }) => ({
        id,
        contextTokens,
        inputUsdPerMillion: price(id, TOKENS, 0),
        outputUsdPerMillion: price(id, 0, TOKENS),
      })),
    };
  });
}

/** The price of a million tokens, without the noise of binary fractions. */
const perMillion = (usd: number | null): number | null =>
  usd === null ? null : Math.round(usd * (MILLION / TOKENS) * MILLION) / MILLION;
