import type { Usage } from '../spec.ts';

/** The tokens of a reply that are counted in others. What is 0 is left out. */
export const classes = (of: {
  cached: number;
  written: number;
  reasoning: number;
}): Pick<Usage, 'cachedInputTokens' | 'cacheWriteTokens' | 'reasoningTokens'> => ({
  ...(of.cached ? { cachedInputTokens: of.cached } : {}),
  ...(of.written ? { cacheWriteTokens: of.written } : {}),
  ...(of.reasoning ? { reasoningTokens: of.reasoning } : {}),
});
