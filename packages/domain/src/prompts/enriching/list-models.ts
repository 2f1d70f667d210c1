import type { EnrichmentModelReply } from '@refinery/contracts/prompt-quality.ts';
import { costUsd } from '@refinery/providers/prices.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { listProviders } from '../../providers/list-providers.ts';

const MILLION = 1_000_000;

/** Each provider with the model that it is asked for, and what that costs. Errors: `forbidden`. */
export async function listModels(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'vendors'>,
): Promise<EnrichmentModelReply[]> {
  requirePermission(ctx, 'providers:read');
  const { priceOverrides } = ctx.settings;
  const now = ctx.clock.now().getTime();
  const price = (provider: string, model: string | null, inputTokens: number, outputTokens: number) => {
    if (provider === 'local') return 0;
    return model === null
      ? null
      : costUsd(provider, model, { inputTokens, outputTokens }, priceOverrides, now);
  };
  return (await listProviders(ctx)).map(({ provider, defaultModel: model, isDefault, usable, reason }) => ({
    provider,
    model,
    isDefault,
    usable,
    reason,
    // Of a prompt of ordinary size: some prices rise with it.
    inputUsdPerMillion: scaled(price(provider, model, 1_000, 0), MILLION / 1_000),
    outputUsdPerMillion: scaled(price(provider, model, 0, 1_000), MILLION / 1_000),
  }));
}

/** Without the noise of binary fractions. */
const scaled = (usd: number | null, times: number): number | null =>
  usd === null ? null : Math.round(usd * times * MILLION) / MILLION;
