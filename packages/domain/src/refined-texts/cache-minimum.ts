import { cacheRules } from '@refinery/relay/marks/cache-rules.ts';

/**
 * How many tokens the beginning of a prompt needs for the vendor to keep it; null where that is not known.
 * @param provider a vendor's name
 */
export const cacheMinimum = (provider: string, model: string): number | null =>
  cacheRules(provider, model)?.minimumTokens ?? null;

/**
 * Whether a prompt beginning is long enough to be kept with so many tokens, and is not when `saved` are gone.
 */
export const fallsBelowMinimum = (minimum: number | null, tokens: number, saved: number): boolean =>
  minimum !== null && tokens >= minimum && tokens - saved < minimum;
