import type { FidelitySummary } from '@refinery/guard';
import { countTokens } from '@refinery/text/count-tokens.ts';
import type { Scores } from './model/types.ts';

const clamp = (value: number): number => Math.round(Math.min(100, Math.max(0, value)) * 10) / 10;

/**
 * Three scores of a result, each 0 to 100 with one decimal.
 *
 * - `integrity`: the guard's figure, see `integrityOf`.
 * - `efficiency`: share of tokens saved, `100 × (1 − refined tokens / original tokens)`; 0 when nothing was
 *   saved.
 * - `complexity`: how hard the refined text is to read, by LIX (C. H. Björnsson, 1968):
 *   `words / sentences + 100 × words of more than six letters / words`, cut off at 100. About 25 is easy, 60
 *   very hard.
 */
export function scoreResult(original: string, refined: string, checks: FidelitySummary): Scores {
  const before = countTokens(original);
  const after = countTokens(refined);
  return {
    integrity: checks.integrity,
    efficiency: before === 0 ? 0 : clamp(100 * (1 - after / before)),
    complexity: clamp(lix(refined)),
  };
}

function lix(text: string): number {
  let words = 0;
  let long = 0;
  for (const match of text.matchAll(/\p{L}+/gu)) {
    words++;
    if (match[0].length > 6) long++;
  }
  if (words === 0) return 0;
  const sentences = text.match(/[.!?:;。！？](?=\s|$)|\n+/gu)?.length ?? 0;
  return words / Math.max(1, sentences) + (100 * long) / words;
}
