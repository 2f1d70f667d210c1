import { factsOf } from '@refinery/guard/facts.ts';
import { openDraft } from '../draft/draft.ts';
import { composeEdits } from '../edits/compose-edits.ts';
import type { Edit } from '../model/types.ts';
import type { RoundOptions } from '../rounds/refine-once.ts';
import { refineAtLevel, type Stable } from '../rounds/refine-until-stable.ts';
import { findSentences } from './find-candidates.ts';
import { imagesOf } from './images.ts';
import { trimDraft } from './trim-draft.ts';
import { trimOrder } from './trim-order.ts';

/** What is left out can make more of the rest mere background; after so many rounds it stays. */
const MOST_ROUNDS = 3;

/**
 * Trims a refined text to at most `target` tokens by leaving out sentences of context, those of the lowest
 * value first (see `trimOrder`), as edits of the pass `trim`. Never goes: instructions, questions,
 * constraints, negations, quantities, examples, definitions, list items, headings and what alone they head,
 * code, quotations, placeholders, names, preserved and handed-over text, any sentence that holds a fact the
 * guard checks, any sentence that is not plainly English background. So the guard passes as before, and where
 * that leaves too much, the result is as short as can be and longer than `target`. LEGAL trims nothing.
 */
export function fitToTarget(original: string, stable: Stable, target: number, options: RoundOptions): Stable {
  let best = stable;
  if (options.strategy === 'LEGAL') return best;
  let known: ReadonlySet<string> | undefined = imagesOf(contextOf(original, options), stable.edits);
  for (let round = 0; round < MOST_ROUNDS && best.refinedTokens > target; round++) {
    const next = trimOnce(original, best, target, options, known);
    if (!next) break;
    best = next;
    known = undefined;
  }
  return best;
}

/** Spans of the sentences of background in a text, which the guard has nothing to check in. */
function contextOf(text: string, options: RoundOptions): { start: number; end: number }[] {
  const draft = openDraft(text, options);
  return findSentences(draft, {
    facts: staying(text, options),
    known: new Set(),
  }).filter((sentence) => sentence.candidate);
}

/** Requirements of their own: no sentence that holds one is background. */
const FACTS = new Set(
  'negation exclusive exception condition bound quantity date time name code data link email path quote placeholder tag'.split(
    ' ',
  ),
);

/** What must not go with a sentence: what it asks for beside being said, and list items. */
const staying = (text: string, options: RoundOptions): { start: number; end: number }[] =>
  widest(
    factsOf(options.texts.readingOf(text)).filter(({ kind }) => FACTS.has(kind) || kind === 'list item'),
  );

/** Facts sorted by start, those inside another left out, so that their ends are sorted too. */
function widest(facts: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const sorted = facts.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return sorted.filter((fact) => {
    if (fact.end <= end) return false;
    end = fact.end;
    return true;
  });
}

function trimOnce(
  original: string,
  stable: Stable,
  target: number,
  options: RoundOptions,
  known: ReadonlySet<string> = new Set(),
): Stable | undefined {
  const draft = openDraft(stable.refined, options);
  const sentences = findSentences(draft, {
    facts: staying(stable.refined, options),
    known,
  });
  const order = trimOrder(draft, sentences);
  if (order.length === 0) return undefined;
  const trimmed = trimDraft(draft, stable.refinedTokens, sentences, order, target);
  // Sentences that now stand side by side are refined as another call would refine them.
  const settled = refineAtLevel(trimmed.text, trimmed.tokens, options);
  const edits = composeEdits(
    trimmed.text,
    composeEdits(stable.refined, stable.edits, trimmed.edits),
    settled.edits,
  );
  const leftOut = leftOutBy(edits, stable.edits);
  const checks = options.texts.compare(original, settled.refined, leftOut);
  if (!checks.passed || settled.refinedTokens >= stable.refinedTokens) return undefined;
  return { ...stable, edits, refined: settled.refined, refinedTokens: settled.refinedTokens, checks };
}

/** What trimming took from the original, joined with the edits around it. */
function leftOutBy(edits: readonly Edit[], before: readonly Edit[]): Edit[] {
  const known = new Set(before.map(({ start, end }) => `${start} ${end}`));
  return edits.filter(
    ({ start, end, replacement }) => replacement.trim() === '' && !known.has(`${start} ${end}`),
  );
}
