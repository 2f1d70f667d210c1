import type { Language } from '@refinery/text/language.ts';
import type { CompressionLevel } from './types.ts';

/** 1 low, 2 medium, 3 high: a rule runs at its level and above. */
export type Rank = 1 | 2 | 3;

export const RANK: Record<CompressionLevel, Rank> = { low: 1, medium: 2, high: 3 };

/**
 * A pass of phrases. Pattern: words separated by spaces; `a|b` alternatives; a trailing `?` makes a word
 * optional; `^` first: only at the start of a sentence or behind a comma, colon or "and" that starts one; `$`
 * last: only before its end; `{set}` first or last: a word of that set must stand there and stays;
 * `!word|word` first or last: none of these may stand there.
 */
export interface PhraseRule {
  pattern: string;
  replacement: string;
  /** 1 when the rule runs from `low` on. */
  rank: Rank;
  /** Turns a polite question into a statement. */
  statement?: boolean;
}

export interface PhrasePass {
  name: string;
  /** What users read as the reason. */
  reason: string;
  language: Language;
  rules: readonly PhraseRule[];
}

/** Name of the edits that leave sentences out. */
export const TRIM = 'trim';
