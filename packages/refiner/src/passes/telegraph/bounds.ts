import { TAG } from '@refinery/text/tag-set.ts';
import { NUMBER, PUNCT, SPACES, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import { type Draft, propose } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { isCalm, type Sentence, sentences } from './sentence.ts';

const BEFORE: readonly (readonly [readonly string[], string])[] = [
  [['at', 'least'], '≥'],
  [['at', 'most'], '≤'],
  [['no', 'more', 'than'], '≤'],
  [['not', 'more', 'than'], '≤'],
  [['no', 'longer', 'than'], '≤'],
  [['a', 'maximum', 'of'], '≤'],
  [['no', 'fewer', 'than'], '≥'],
  [['no', 'less', 'than'], '≥'],
  [['a', 'minimum', 'of'], '≥'],
];
const BEHIND: ReadonlyMap<string, string> = new Map([
  ['more', '≥'],
  ['less', '≤'],
  ['fewer', '≤'],
]);
const LARGEST_WORD = 12;

/** "at least 3 parts" is "≥3 parts". Word problems keep their words; "<" and ">" would read as markup. */
export const BOUNDS: CodePass = {
  name: 'bounds',
  reason: 'bound as a sign',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    if (/\bhow (?:many|much)\b/i.test(draft.text)) return;
    for (const sentence of sentences(draft, TRIGGER.bound))
      for (let k = 0; k < sentence.live.length; k++) shorten(sentence, k);
  },
};

function shorten(sentence: Sentence, k: number): void {
  const { words } = sentence;
  for (const [phrase, sign] of BEFORE) {
    const { length } = phrase;
    if (!phrase.every((word, at) => words[k + at] === word)) continue;
    const value = valueAt(sentence, k + length);
    if (value !== '' && isMeasured(sentence, k + length + 1) && isPlain(sentence, k, k + length + 1))
      sign_(sentence, k, k + length + 1, sign + value);
    return;
  }
  const sign = words[k + 1] === 'or' ? BEHIND.get(words[k + 2] ?? '') : undefined;
  if (sign === undefined) return;
  const value = valueAt(sentence, k);
  if (value !== '' && isMeasured(sentence, k + 3) && isPlain(sentence, k, k + 3))
    sign_(sentence, k, k + 3, sign + value);
}

/** What an answer is measured in: "≤90 words" reads well, "≥2 of them" and "≤3 times" do not. */
const MEASURES =
  /^(?:words?|characters?|letters?|tokens?|sentences?|lines?|paragraphs?|pages?|bullets?|items?|points?|steps?|entries|rows?|columns?|slides?|minutes?|seconds?|hours?|days?|kb|mb|gb|px|ms|cm|mm|km|kg|percent)$/;

const isMeasured = ({ words }: Sentence, k: number): boolean => MEASURES.test(words[k] ?? '');

/** Digits of the number at `k`, or '' where none stands alone there. */
export function valueAt({ draft, live, words, tags }: Sentence, k: number): string {
  const i = live[k] ?? -1;
  const token = draft.tokens[i];
  if (!token || tags[k + 1] === TAG.number || tags[k] !== TAG.number) return '';
  const next = draft.tokens[i + 1];
  const alone =
    next === undefined || next.kind === SPACES || (next.kind === PUNCT && ',.;:!?)'.includes(next.lower));
  if (!alone || draft.text[token.end] === '-') return '';
  if (token.kind === NUMBER) return /^\d[\d,]*%?$/.test(token.lower) ? token.lower : '';
  const value = NUMBER_WORDS.get(words[k] ?? '');
  return token.kind === WORD && value !== undefined && value > 0 && value <= LARGEST_WORD
    ? String(value)
    : '';
}

/** Untouched words between single spaces, none of them shouted. */
function isPlain(sentence: Sentence, from: number, to: number): boolean {
  const { draft, live } = sentence;
  for (let k = from; k < to; k++) {
    const i = live[k] ?? -1;
    if ((draft.owner[i] ?? -1) >= 0 || (k > from && draft.tokens[i - 1]?.kind !== SPACES)) return false;
    if (draft.tokens[i]?.kind === WORD && !isCalm(sentence, k)) return false;
  }
  return draft.tokens[(live[from] ?? 0) - 1]?.kind === SPACES || from === 0;
}

function sign_({ draft, live }: Sentence, from: number, to: number, replacement: string): void {
  propose(draft, {
    from: live[from] ?? 0,
    to: (live[to - 1] ?? 0) + 1,
    replacement,
    pass: BOUNDS.name,
    reason: BOUNDS.reason,
  });
}
