import { type RefineOptions, type RefineResult, type Scores, scoreResult } from '@refinery/refiner';

/** A result as the API words it, with the options it was made with. */
export type Reply = RefineResult &
  Required<Pick<RefineOptions, 'compressionLevel' | 'strategy' | 'outputFormat'>> & {
    /** In percent with one decimal; negative where the result is longer. */
    savingsPercentage: number;
    scores: Scores;
  };

export function toReply(text: string, options: RefineOptions, result: RefineResult): Reply {
  return {
    ...result,
    savingsPercentage: savedPercent(result.originalTokens, result.refinedTokens),
    scores: scoreResult(text, result.refinedText, result.checks),
    compressionLevel: options.compressionLevel ?? 'medium',
    strategy: options.strategy ?? 'UNIVERSAL',
    outputFormat: options.outputFormat ?? 'default',
  };
}

/** Share of tokens saved, in percent with one decimal. */
export function savedPercent(before: number, after: number): number {
  return before === 0 ? 0 : Math.round(1000 * (1 - after / before)) / 10 || 0;
}
