import { Counts } from '@refinery/text/counts.ts';
import { placeholderStems } from '@refinery/text/placeholder-name.ts';
import { stem } from '@refinery/text/stem.ts';
import { PUNCT, SPAN, WORD } from '@refinery/text/token.ts';
import { ARTICLES } from '@refinery/text/word-sets.ts';
import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** Words that say nothing about a placeholder beside its name. */
const HOLLOW = new Set(
  `the a an of to for in on be is are used use using by with and or your my our this that which will should name value variable placeholder
  type specific specified desired chosen given required target preferred user's user provided input insert enter specify define defines
  specifies represents intended main primary overall current default level needed preferred given actual exact`.split(
    /\s+/,
  ),
);
/** Behind these stands what the placeholder belongs to: "of the game". */
const BELONGING = new Set(['of', 'for', 'in', 'on', 'by', 'from']);
/** In words. */
const LONGEST_TAIL = 4;

/** "- ${projectName} - The name of the project": a description that repeats the name of its placeholder. */
export const PLACEHOLDER_ECHO: CodePass = {
  name: 'placeholder-echo',
  reason: REASONS.placeholder,
  rank: 2,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    const known = new Counts();
    for (let k = 0; k < draft.segments.length; k++) {
      const part = draft.segments[k];
      if (!part) continue;
      const alone = draft.segments[k + 1]?.lineFrom !== part.lineFrom;
      if (part.line === 'item' && part.first && alone) dropEcho(draft, part, known);
    }
  },
};

function dropEcho(draft: Draft, part: DraftSegment, known: Counts): void {
  const live = liveTokens(draft, part);
  const placeholder = draft.tokens[live[0] ?? -1];
  const mark = draft.tokens[live[1] ?? -1];
  if (
    placeholder?.kind !== SPAN ||
    placeholder.span !== 'placeholder' ||
    !mark ||
    !':-–—='.includes(mark.lower || '?')
  )
    return;
  const name = new Set(placeholderStems(draft.text.slice(placeholder.start, placeholder.end)));
  if (!repeats(draft, live.slice(2), name, known)) return;
  propose(draft, {
    from: (live[0] ?? 0) + 1,
    to: part.to,
    replacement: '',
    pass: PLACEHOLDER_ECHO.name,
    reason: PLACEHOLDER_ECHO.reason,
  });
}

/** True when the words are those of the name, hollow, or name what the whole text is about ("of the game"). */
function repeats(draft: Draft, live: readonly number[], name: ReadonlySet<string>, known: Counts): boolean {
  let named = false;
  let tail = 0;
  for (const [k, i] of live.entries()) {
    const token = draft.tokens[i];
    if (!token || (token.kind === PUNCT ? token.lower !== '.' : token.kind !== WORD)) return false;
    if (BELONGING.has(token.lower)) tail = ARTICLES.has(wordAt(draft, live[k + 1])) ? LONGEST_TAIL : 0;
    else tail--;
    if (token.kind === PUNCT || HOLLOW.has(token.lower)) continue;
    const key = stem(token.lower);
    if (name.has(key)) named = true;
    else if (tail <= 0 || !named || wordCounts(draft, known).of(key) < 2) return false;
  }
  return named;
}

const wordAt = (draft: Draft, i: number | undefined): string => draft.tokens[i ?? -1]?.lower ?? '';

/** How often each word stands in the text, counted when first asked. */
function wordCounts(draft: Draft, known: Counts): Counts {
  if (known.empty) for (const token of draft.tokens) if (token.kind === WORD) known.add(stem(token.lower));
  return known;
}
