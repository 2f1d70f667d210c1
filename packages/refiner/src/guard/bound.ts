import { STOP, type Stream } from './stream.ts';

/** Words before a number, read backwards, and what they say about it. The longest that matches counts. */
const BEFORE: readonly (readonly [string, string])[] = [
  ['at least', '≥'],
  ['no less than', '≥'],
  ['no fewer than', '≥'],
  ['not less than', '≥'],
  ['not fewer than', '≥'],
  ['minimum', '≥'],
  ['minimum of', '≥'],
  ['min', '≥'],
  ['≥', '≥'],
  ['> =', '≥'],
  ['a minimum of', '≥'],
  ['at most', '≤'],
  ['no more than', '≤'],
  ['not more than', '≤'],
  ['up to', '≤'],
  ['maximum', '≤'],
  ['maximum of', '≤'],
  ['max', '≤'],
  ['within', '≤'],
  ['≤', '≤'],
  ['< =', '≤'],
  ['not exceed', '≤'],
  ['not exceeding', '≤'],
  ['limit to', '≤'],
  ['limited to', '≤'],
  ['not over', '≤'],
  ['not longer than', '≤'],
  ['no longer than', '≤'],
  ['less than', '<'],
  ['fewer than', '<'],
  ['under', '<'],
  ['below', '<'],
  ['<', '<'],
  ['shorter than', '<'],
  ['more than', '>'],
  ['greater than', '>'],
  ['over', '>'],
  ['above', '>'],
  ['exceed', '>'],
  ['exceeding', '>'],
  ['>', '>'],
  ['longer than', '>'],
  ['exactly', '='],
  ['precisely', '='],
];
const BEHIND: readonly (readonly [string, string])[] = [
  ['or more', '≥'],
  ['or above', '≥'],
  ['and above', '≥'],
  ['+', '≥'],
  ['minimum', '≥'],
  ['min', '≥'],
  ['at least', '≥'],
  ['at minimum', '≥'],
  ['or longer', '≥'],
  ['or less', '≤'],
  ['or fewer', '≤'],
  ['maximum', '≤'],
  ['max', '≤'],
  ['at most', '≤'],
  ['or below', '≤'],
  ['or shorter', '≤'],
  ['at maximum', '≤'],
];

const index = (phrases: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(phrases);
const BEFORE_INDEX = index(BEFORE);
const BEHIND_INDEX = index(BEHIND);
/** Between a bound and its number: "at least the first 3", "within about 5". */
const SKIPPED = new Set(['the', 'a', 'an', 'of', 'about', 'first', '$', '€', '£', '~']);

/** Bound on the number at `at`: one of ≥ ≤ < > =, or undefined. */
export function boundAt(stream: Stream, at: number): string | undefined {
  let last = at - 1;
  while (last > at - 3 && SKIPPED.has(stream[last]?.word ?? '')) last--;
  return phraseBefore(stream, last) ?? phraseBefore(stream, at - 1) ?? phraseBehind(stream, at);
}

function phraseBefore(stream: Stream, last: number): string | undefined {
  let text = '';
  let found: string | undefined;
  for (let i = last; i >= 0 && i > last - 3; i--) {
    const item = stream[i];
    if (!item || item.type === STOP) break;
    text = text === '' ? item.word : `${item.word} ${text}`;
    found = BEFORE_INDEX.get(text) ?? found;
  }
  return found;
}

/** "100 words or less": the phrase may follow the unit. */
function phraseBehind(stream: Stream, at: number): string | undefined {
  for (let from = at + 1; from < at + 4; from++) {
    const first = stream[from];
    if (!first || first.type === STOP || first.word === ',') return undefined;
    const found =
      BEHIND_INDEX.get(`${first.word} ${stream[from + 1]?.word ?? ''}`) ?? BEHIND_INDEX.get(first.word);
    if (found && !(first.word === '+' && from > at + 1)) return found;
  }
  return undefined;
}
