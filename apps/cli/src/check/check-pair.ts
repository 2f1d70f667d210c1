import { checkFidelity, type FidelityResult } from '@refinery/guard';
import { countTokens } from '@refinery/text/count-tokens.ts';

export interface CheckOptions {
  /** Texts that must survive to the letter. */
  preserve: readonly string[];
  /** Whether what is only doubtful passes. */
  allowDoubts: boolean;
}

/** What became of a text in a rewrite, as the API words it. */
export interface Checked extends Pick<FidelityResult, 'passed' | 'requirements' | 'added' | 'integrity'> {
  /** In the o200k encoding. */
  tokens: { original: number; rewritten: number };
}

/** Compares a text with a rewrite of it. */
export function checkPair(
  original: string,
  rewritten: string,
  { preserve, allowDoubts }: CheckOptions,
): Checked {
  const result = checkFidelity(original, rewritten, { preserve });
  const { requirements, added, integrity } = result;
  return {
    passed: passes(result, allowDoubts),
    requirements,
    added,
    integrity,
    tokens: { original: countTokens(original), rewritten: countTokens(rewritten) },
  };
}

/** Whether a rewrite passes, maybe with doubts. */
export const passes = (
  { passed, requirements, added }: Pick<Checked, 'passed' | 'requirements' | 'added'>,
  allowDoubts: boolean,
): boolean =>
  passed || (allowDoubts && ![...requirements, ...added].some(({ verdict }) => verdict === 'lost'));
