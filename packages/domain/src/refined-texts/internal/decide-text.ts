import type { RefinedTextReason, RefinedTextStatus } from '@refinery/contracts/enums.ts';
import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import type { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { savingsPercentage } from '../../optimizations/savings.ts';
import { cacheMinimum, fallsBelowMinimum } from '../cache-minimum.ts';
import { losesJsonWord } from '../json-word.ts';

export type RefinedTextRow = typeof refinedTexts.$inferSelect;

/** What is used without anybody's decision saves so much, in percent. */
const LEAST_SAVING = 5;

export interface Decision {
  status: Extract<RefinedTextStatus, 'proposed' | 'active' | 'verbatim'>;
  reason: RefinedTextReason | null;
  /** Null where there is none that anybody could want. */
  refinedText: string | null;
}

type Decided = Pick<RefinedTextRow, 'text' | 'tokens' | 'besideTokens' | 'jsonObject' | 'provider' | 'model'>;
type Result = Pick<OptimizationResult, 'refinedText' | 'originalTokens' | 'refinedTokens' | 'checks'>;

/**
 * What is decided of a text that was refined. A shorter text that the vendor would not keep any more, or that
 * OpenAI would refuse, is shown but not proposed.
 * @param mayUse whether what passed every check without doubts is used at once
 */
export function decideText(row: Decided, result: Result, mayUse: boolean): Decision {
  const { refinedText, originalTokens, refinedTokens, checks } = result;
  const verbatim = (reason: RefinedTextReason, shown: string | null = null): Decision => ({
    status: 'verbatim',
    reason,
    refinedText: shown,
  });
  if (!checks?.passed || checks.lost.length > 0) return verbatim('loss');
  if (refinedText === null || refinedTokens === null || refinedTokens >= originalTokens)
    return verbatim('no_gain');
  const saved = originalTokens - refinedTokens;
  const minimum = cacheMinimum(row.provider, row.model);
  if (fallsBelowMinimum(minimum, row.tokens + row.besideTokens, saved))
    return verbatim('cache_minimum', refinedText);
  if (row.jsonObject && losesJsonWord(row.text, refinedText)) return verbatim('json_word', refinedText);
  const isSure = (checks.doubtful ?? []).length === 0;
  const isWorthIt = savingsPercentage(originalTokens, refinedTokens) >= LEAST_SAVING;
  return { status: mayUse && isSure && isWorthIt ? 'active' : 'proposed', reason: null, refinedText };
}
