/**
 * Tokens that vendors billed, input and output alike, over all attempts and the second reader; 0 for local
 * and cached results.
 */
export const spentTokens = ({ inputTokens, outputTokens }: Billed): number => inputTokens + outputTokens;

/**
 * After how many uses a refined prompt has saved what refining it spent: ⌈spent ÷ saved⌉ tokens. Null where
 * nothing was spent, or a use saves nothing. Tokens of different tokenizers are compared as if they were the
 * same: the saved ones are o200k, the spent ones the vendor's.
 */
export function paysAfterUses(
  row: Billed & { originalTokens: number; refinedTokens: number | null },
): number | null {
  const saved = row.originalTokens - (row.refinedTokens ?? row.originalTokens);
  const spent = spentTokens(row);
  return saved > 0 && spent > 0 ? Math.ceil(spent / saved) : null;
}

interface Billed {
  inputTokens: number;
  outputTokens: number;
}
