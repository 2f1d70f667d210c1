import { SPACES, WORD } from '@refinery/text/token.ts';
import { type Change, type Draft, type DraftSegment, liveTokens, textOf } from '../draft/draft.ts';

/** The words and marks of a sentence that are still there. */
export interface Sentence {
  draft: Draft;
  live: readonly number[];
  /** Lower-case texts; empty for protected spans. */
  words: readonly string[];
}

export function sentenceOf(draft: Draft, part: DraftSegment): Sentence {
  const live = liveTokens(draft, part);
  return {
    draft,
    live,
    words: live.map((i) => (draft.out[i] ?? draft.tokens[i]?.lower ?? '').toLowerCase()),
  };
}

export function startsCapital({ draft, live }: Sentence, at: number): boolean {
  const i = live[at] ?? -1;
  const initial = draft.tokens[i]?.kind === WORD ? (textOf(draft, i)[0] ?? '') : '';
  return initial !== initial.toLowerCase();
}

/** Replaces the words from `from` to `to` (exclusive), leaving alone what stands deleted between them. */
export function replaceWords(
  { draft, live }: Sentence,
  from: number,
  to: number,
  replacement: string,
): Omit<Change, 'pass' | 'reason'>[] {
  const changes: Omit<Change, 'pass' | 'reason'>[] = [];
  for (let k = from; k < to; k++) {
    const i = live[k] ?? 0;
    const last = changes.at(-1);
    if (last && onlyFreeSpaces(draft, last.to, i)) last.to = i + 1;
    else changes.push({ from: i, to: i + 1, replacement: k === from ? replacement : '', statement: true });
  }
  return changes;
}

function onlyFreeSpaces(draft: Draft, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (draft.tokens[i]?.kind !== SPACES || (draft.owner[i] ?? -1) >= 0) return false;
  return true;
}

/** `text` with a capital where the word at `at` has one. */
export function inCase(sentence: Sentence, at: number, text: string): string {
  return startsCapital(sentence, at) ? (text[0] ?? '').toUpperCase() + text.slice(1) : text;
}

/** The text of the word at `k` as it stands now. */
export const wordText = ({ draft, live }: Sentence, k: number): string => textOf(draft, live[k] ?? -1);
