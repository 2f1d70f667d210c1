import type { Provider, RemoteProvider, Strategy } from '@refinery/contracts/enums.ts';
import type { Context } from '../../context/context.ts';

const VENDOR_OF_STRATEGY: Record<Strategy, RemoteProvider> = {
  UNIVERSAL: 'openai',
  GPT: 'openai',
  LEGAL: 'openai',
  CLAUDE: 'anthropic',
  DEEPSEEK: 'deepseek',
};

/**
 * The model whose input price values the saved tokens: the one that refined, and for the local refiner the
 * default model of the vendor its strategy writes for.
 */
export function referenceModel(
  ctx: Pick<Context, 'vendors'>,
  row: { provider: Provider; model?: string | null | undefined; strategy: Strategy },
): { provider: RemoteProvider; model: string } {
  if (row.provider !== 'local') return { provider: row.provider, model: row.model ?? '' };
  const provider = VENDOR_OF_STRATEGY[row.strategy];
  return { provider, model: ctx.vendors[provider].defaultModel };
}
