import { type Draft, type DraftSegment, propose } from '../draft/draft.ts';
import { PUNCT, SPACES, SPAN, WORD } from '../text/token.ts';
import { FUNCTION_WORDS, NEGATORS } from '../text/word-sets.ts';
import type { CodePass, Rank } from './pass.ts';

const FEWEST_WORDS = 4;

/** Sentences and list items that were said before. At `low` only word for word; from `medium` on also without function words. */
export const REPETITION: CodePass = {
  name: 'repetition',
  reason: 'said before',
  rank: 1,
  legal: false,
  run: dropRepeats,
};

function dropRepeats(draft: Draft, rank: Rank): void {
  const sentences = new Set<string>();
  let items = new Set<string>();
  let inList = false;
  for (const [index, part] of draft.segments.entries()) {
    if (part.line !== 'item') inList = false;
    if (part.line !== 'item' && part.line !== 'text') continue;
    if (part.line === 'item' && !inList) {
      items = new Set();
      inList = true;
    }
    const key = keyOf(draft, part, rank);
    if (key === undefined || introduces(draft, part)) continue;
    // The same item under another heading may be meant: items repeat only within their own list.
    const seen = part.line === 'item' ? items : sentences;
    if (!seen.has(key)) seen.add(key);
    else if (part.line === 'text' || isWholeItem(draft, index)) dropSegment(draft, part);
  }
}

function isWholeItem(draft: Draft, index: number): boolean {
  return (
    draft.segments[index]?.first === true &&
    draft.segments[index + 1]?.lineFrom !== draft.segments[index]?.lineFrom
  );
}

/** "Example:" and the like stand before different things. */
function introduces(draft: Draft, part: DraftSegment): boolean {
  return draft.tokens[part.to - 1]?.lower === ':';
}

function dropSegment(draft: Draft, part: DraftSegment): void {
  propose(draft, {
    from: part.from,
    to: part.to,
    replacement: '',
    pass: REPETITION.name,
    reason: REPETITION.reason,
  });
}

/** What makes two sentences the same, or undefined for one too short to judge. */
function keyOf(draft: Draft, part: DraftSegment, rank: Rank): string | undefined {
  const words: string[] = [];
  let count = 0;
  for (let i = part.from; i < part.to; i++) {
    const token = draft.tokens[i];
    if (!token || token.kind === SPACES) continue;
    if (token.kind === WORD) count++;
    if (token.kind === SPAN) words.push(draft.text.slice(token.start, token.end));
    else if (token.lower === '?') words.push('?');
    else if (rank === 1 || part.language !== 'en' || (token.kind !== PUNCT && keeps(token.lower)))
      words.push(token.lower);
  }
  const long = count >= FEWEST_WORDS || (part.line === 'item' && count >= 2);
  return long && words.length > 1 ? words.join(' ') : undefined;
}

function keeps(word: string): boolean {
  return !FUNCTION_WORDS.has(word) || NEGATORS.has(word) || word.length < 2;
}
