/** Share of tokens saved, in percent with one decimal; negative where the result is longer. */
export function savingsPercentage(originalTokens: number, refinedTokens: number): number {
  if (originalTokens === 0) return 0;
  return Math.round(1_000 * (1 - refinedTokens / originalTokens)) / 10 || 0;
}
