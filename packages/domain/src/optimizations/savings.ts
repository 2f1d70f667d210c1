/** Share of tokens saved, in percent with one decimal; negative where the result is longer. */
export function savingsPercentage(originalTokens: number, refinedTokens: number): number {
  if (originalTokens === 0) return 0;
  return Math.round(1_000 * (1 - refinedTokens / originalTokens)) / 10 || 0;
}

/**
 * A sum of prices in US dollars to the billionth, less than any token costs: what adding fractions left
 * behind goes.
 */
export const withoutNoise = (usd: number): number => Math.round(usd * 1e9) / 1e9;
