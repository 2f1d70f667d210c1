import type { CacheBill } from './fake-cache.ts';

/** US dollars for a million tokens. */
export interface CachePrices {
  input: number;
  read: number;
  write: number;
}

/** What the prompts of some requests cost, in millionths of a US dollar. */
export const promptMicros = (bills: readonly CacheBill[], { input, read, write }: CachePrices): number =>
  bills.reduce((sum, { inputTokens, cachedInputTokens, cacheWriteTokens }) => {
    const rest = inputTokens - cachedInputTokens - cacheWriteTokens;
    return sum + input * rest + read * cachedInputTokens + write * cacheWriteTokens;
  }, 0);
