import type { NetSavings } from '@refinery/contracts/result-parts.ts';

/**
 * What a use of the refined prompt saves (original − refined tokens, negative where a structure costs some), what
 * refining it spent (input + output tokens billed by vendors over all attempts, a repair and the second reader
 * included; nothing for the
 * local refiner and for a cached answer), and after how many uses it pays: ⌈spent ÷ saved⌉, null where a use saves
 * nothing. Tokens of different tokenizers are compared as if they were the same: the saved ones are o200k, the spent
 * ones the vendor's.
 */
export function netSavings(row: {
  originalTokens: number;
  refinedTokens: number | null;
  inputTokens: number;
  outputTokens: number;
}): NetSavings {
  const savedPerUse = row.originalTokens - (row.refinedTokens ?? row.originalTokens);
  const spentOnce = row.inputTokens + row.outputTokens;
  return {
    savedPerUse,
    spentOnce,
    paysAfterUses: savedPerUse > 0 ? Math.ceil(spentOnce / savedPerUse) : null,
  };
}
