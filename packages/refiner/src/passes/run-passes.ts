import type { Draft } from '../draft/draft.ts';
import { phraseBook } from '../lexicon/languages.ts';
import { applyPhrases } from '../phrases/match.ts';
import type { Strategy } from '../types.ts';
import { EARLY_PASSES, LATE_PASSES } from './all-passes.ts';
import { MARKDOWN } from './markdown.ts';
import type { CodePass, Rank } from './pass.ts';

/** Lets every pass of the level make its proposals. LEGAL gets typography only. */
export function runPasses(draft: Draft, rank: Rank, strategy: Strategy): void {
  const legal = strategy === 'LEGAL';
  const allowed = (pass: CodePass): boolean =>
    pass.rank <= rank &&
    !draft.disabled.has(pass.name) &&
    (!legal || pass.legal) &&
    (pass.strategy ?? strategy) === strategy;
  for (const pass of EARLY_PASSES)
    if (allowed(pass)) pass.run(draft, pass === MARKDOWN && strategy === 'DEEPSEEK' ? 3 : rank);
  if (!legal)
    for (const part of draft.segments) {
      const book = phraseBook(part.language);
      if (book && part.line !== 'rule' && part.line !== 'heading' && part.line !== 'table')
        applyPhrases(draft, part, book, rank);
    }
  for (const pass of LATE_PASSES) if (allowed(pass)) pass.run(draft, rank);
}
