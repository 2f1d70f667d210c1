import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { NUMBER, PUNCT, SPACES, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  change,
  changeToLabel,
  isCalm,
  isFree,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../../draft/english-sentence.ts';
import type { CodePass } from '../pass.ts';

/** "The answers should not be longer than 100 words" is "Answers: ≤100 words". */
export const LIMITS: CodePass = {
  name: 'upper-limits',
  reason: 'limit as a label',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.number)) limit(sentence);
  },
};

const MOST = [
  ['be', 'longer', 'than'],
  ['be', 'more', 'than'],
  ['have', 'more', 'than'],
  ['contain', 'more', 'than'],
  ['exceed'],
];

function limit(sentence: Sentence): void {
  const { words, tags } = sentence;
  const modal = nounPhraseEnd(sentence, 0);
  if (modal === 0 || tags[0] === TAG.pronoun || /^(?:no|none|not|only|neither)$/.test(words[0] ?? '')) return;
  if (!/^(?:must|should|may|can)(?:n't)?$|^can't$/.test(words[modal] ?? '')) return;
  const denied = (words[modal] ?? '').endsWith("n't") || words[modal] === "can't";
  const verb = denied ? modal + 1 : modal + 2;
  if (!denied && words[modal + 1] !== 'not') return;
  for (const phrase of MOST) {
    const number = verb + phrase.length;
    if (!phrase.every((word, at) => words[verb + at] === word)) continue;
    const value = valueAt(sentence, number);
    if (value === '' || !isFree(sentence, modal, number) || !isCalm(sentence, modal)) return;
    const unit = nounPhraseEnd(sentence, number + 1);
    const more = unit > number + 1 ? goesOn(sentence, unit) : undefined;
    if (more === undefined || !changeToLabel(sentence, LIMITS, modal, number + 1, `: ≤${value}`)) return;
    if (more > unit) change(sentence, LIMITS, unit, more, ',');
    return;
  }
}

/** Behind "(,) and it should be"; `k` where the sentence ends there; undefined where it says more. */
function goesOn(sentence: Sentence, k: number): number | undefined {
  const { words, tags } = sentence;
  if (words[k] === undefined || (/^[.!]$/.test(words[k] ?? '') && words[k + 1] === undefined)) return k;
  if (!saysMore(sentence, k)) return k;
  const and = words[k] === ',' ? k + 1 : k;
  if (words[and] !== 'and' || !/^(?:it|they)$/.test(words[and + 1] ?? '')) return undefined;
  const be = and + 3;
  if (!/^(?:should|must)$/.test(words[and + 2] ?? '') || words[be] !== 'be' || !isFree(sentence, and, be + 1))
    return undefined;
  return tags[be + 1] === TAG.preposition || tags[be + 1] === TAG.adjective ? be + 1 : undefined;
}

const VERBS = new Set<Tag>([
  TAG.be,
  TAG.have,
  TAG.do,
  TAG.modal,
  TAG.base,
  TAG.present,
  TAG.past,
  TAG.contraction,
  TAG.relative,
]);

/** Something with a verb of its own: "including tax" has none. */
function saysMore({ tags }: Sentence, k: number): boolean {
  return tags.slice(k).some((tag) => VERBS.has(tag) || tag === TAG.conjunction || tag === TAG.subordinator);
}

const LARGEST_WORD = 12;

/** Digits of the number at `k`, or '' where none stands alone there. */
function valueAt({ draft, live, words, tags }: Sentence, k: number): string {
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
