import type { Draft, DraftSegment } from '../draft/draft.ts';
import { isSettled, type Sentences } from '../draft/settled.ts';
import { phraseBook } from '../lexicon/languages.ts';
import type { Rank } from '../model/pass.ts';
import type { Strategy } from '../model/types.ts';
import { FLAT } from '../passes/flat.ts';
import { applyDense } from '../passes/ideographic/apply.ts';
import { densePasses } from '../passes/ideographic/passes.ts';
import { MARKDOWN } from '../passes/markdown.ts';
import type { CodePass } from '../passes/pass.ts';
import { applyPhrases } from '../phrases/match.ts';
import { EARLY_PASSES, LATE_PASSES } from './all-passes.ts';

/**
 * Lets every pass of the level make its proposals; LEGAL has none. Sentences that the round before left
 * settled are not shown to passes that look at one sentence at a time.
 */
export function runPasses(draft: Draft, rank: Rank, strategy: Strategy, left?: Sentences): void {
  if (strategy === 'LEGAL') return;
  const open = left ? draft.segments.filter((part) => !isSettled(draft, part, left)) : draft.segments;
  const narrow = left ? { ...draft, segments: open } : draft;
  const runAll = (passes: readonly CodePass[]): void => {
    for (const pass of passes)
      if ((lowestRank(pass, strategy) ?? Number.POSITIVE_INFINITY) <= rank && !draft.disabled.has(pass.name))
        pass.run(pass.local ? narrow : draft, rank);
  };
  runAll(EARLY_PASSES);
  applyAllPhrases(draft, open, rank);
  runAll(LATE_PASSES);
}

/**
 * DEEPSEEK reads flat text: its headings become labels, and marks go from medium on. Undefined where a pass
 * never runs.
 */
function lowestRank(pass: CodePass, strategy: Strategy): Rank | undefined {
  const isFlat = strategy === 'DEEPSEEK';
  if (pass === FLAT) return isFlat ? pass.rank : undefined;
  return pass === MARKDOWN && isFlat ? 2 : pass.rank;
}

function applyAllPhrases(draft: Draft, segments: readonly DraftSegment[], rank: Rank): void {
  const dense = densePasses(draft.script);
  for (const part of segments) {
    if (part.line === 'rule' || part.line === 'heading' || part.line === 'table') continue;
    const book = phraseBook(part.language);
    if (book) applyPhrases(draft, part, book, rank);
    else if (dense.length > 0) applyDense(draft, part, dense, rank);
  }
}
