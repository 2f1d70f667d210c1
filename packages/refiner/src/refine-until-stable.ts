import { composeEdits } from './compose-edits.ts';
import { countTokens } from './count-tokens.ts';
import { settledSentences } from './draft/settled.ts';
import { checkFidelity } from './guard/check-fidelity.ts';
import { type RoundOptions, refineOnce } from './refine-once.ts';
import type { Language } from './text/language.ts';
import type { Edit, FidelityResult } from './types.ts';

/** A text that still changes after this many rounds is good enough. */
const MOST_ROUNDS = 4;

export interface Stable {
  edits: Edit[];
  refined: string;
  refinedTokens: number;
  /** Of the refined text against the original. */
  checks: FidelityResult;
  /** Language of the whole text. */
  language: Language;
}

/**
 * Rounds until a text refines to itself, so that refining a result again changes nothing. A round that would cost tokens or, seen
 * from the original, lose something does not count.
 */
export function refineUntilStable(text: string, originalTokens: number, options: RoundOptions): Stable {
  const first = refineOnce(text, options);
  const stable: Stable = {
    edits: [],
    refined: text,
    refinedTokens: originalTokens,
    checks: { passed: true, integrity: 100, lost: [] },
    language: first.draft.language,
  };
  let next = first;
  for (let round = 0; round < MOST_ROUNDS && next.text !== stable.refined; round++) {
    const tokens = countTokens(next.text);
    if (tokens > stable.refinedTokens) break;
    const checks = round === 0 ? next.checks : checkFidelity(text, next.text, options);
    if (!checks.passed) break;
    stable.edits = round === 0 ? next.edits : composeEdits(stable.refined, stable.edits, next.edits);
    stable.refined = next.text;
    stable.refinedTokens = tokens;
    stable.checks = checks;
    next = refineOnce(next.text, options, {
      tokens: next.tokens,
      settled: settledSentences(next.draft, next.edits),
    });
  }
  return stable;
}
