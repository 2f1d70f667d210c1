import { type Draft, holds } from '../draft/draft.ts';
import { isSettled, type Sentences } from '../draft/settled.ts';
import { phraseBook } from '../lexicon/languages.ts';
import type { Rank } from '../model/pass.ts';
import type { Strategy } from '../model/types.ts';
import { applyDense } from '../passes/ideographic/apply.ts';
import { densePasses } from '../passes/ideographic/passes.ts';
import { MARKDOWN } from '../passes/markdown.ts';
import type { CodePass } from '../passes/pass.ts';
import { applyPhrases } from '../phrases/match.ts';
import { EARLY_PASSES, LATE_PASSES } from './all-passes.ts';

/**
 * Lets every pass of the level make its proposals. LEGAL gets typography only. Sentences that the round before left settled are not
 * shown to passes that look at one sentence at a time.
 */
export function runPasses(draft: Draft, rank: Rank, strategy: Strategy, left?: Sentences): void {
  const open = left ? draft.segments.filter((part) => !isSettled(draft, part, left)) : draft.segments;
  const narrow = left ? { ...draft, segments: open } : draft;
  const shown = (pass: CodePass): Draft => {
    if (!left || !pass.local) return draft;
    const { context } = pass;
    if (context === undefined) return narrow;
    const segments = draft.segments.filter(
      (part) => holds(draft, part, context) || !isSettled(draft, part, left),
    );
    return { ...draft, segments };
  };
  const run = (pass: CodePass): void =>
    pass.run(shown(pass), pass === MARKDOWN && strategy === 'DEEPSEEK' ? 3 : rank);
  const legal = strategy === 'LEGAL';
  const allowed = (pass: CodePass): boolean =>
    pass.rank <= rank &&
    !draft.disabled.has(pass.name) &&
    (!legal || pass.legal) &&
    (pass.strategy ?? strategy) === strategy;
  for (const pass of EARLY_PASSES) if (allowed(pass)) run(pass);
  const dense = densePasses(draft.script);
  if (!legal)
    for (const part of open) {
      if (part.line === 'rule' || part.line === 'heading' || part.line === 'table') continue;
      const book = phraseBook(part.language);
      if (book) applyPhrases(draft, part, book, rank);
      else if (dense.length > 0) applyDense(draft, part, dense, rank);
    }
  for (const pass of LATE_PASSES) if (allowed(pass)) run(pass);
}
