import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { NUMBER, SPACES } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import { change, nounPhraseEnd, type Sentence, sentences } from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SPELLED = new Map(WORDS.map((word, index) => [String(index + 1), word]));

/** Behind a noun or name a number is a label ("step 3", "Python 3"), beside another number part of a range. */
const BEFORE = new Set<Tag>([
  TAG.base,
  TAG.present,
  TAG.past,
  TAG.have,
  TAG.be,
  TAG.preposition,
  TAG.determiner,
  TAG.adverb,
  TAG.gerund,
  TAG.participle,
  TAG.possessive,
  TAG.object,
  TAG.subordinator,
  TAG.adjective,
  TAG.conjunction,
  TAG.punctuation,
]);

/** "has 5 apples" is "has five apples": a digit and the space before it are two tokens, the word is one. */
export const NUMERALS: CodePass = {
  name: 'numerals',
  reason: REASONS.number,
  rank: 3,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    const found: [Sentence, number][] = [];
    for (const sentence of sentences(draft, TRIGGER.digits))
      for (let k = 0; k + 1 < sentence.live.length; k++) {
        if (!SPELLED.has(sentence.words[k] ?? '')) continue;
        // All of a text or none: "four mirrors, 2 shelves" would look like two kinds of numbers.
        if (!counts(sentence, k) || !isSpellable(sentence, k)) return;
        found.push([sentence, k]);
      }
    for (const [sentence, k] of found)
      change(sentence, NUMERALS, k, k + 1, SPELLED.get(sentence.words[k] ?? ''));
  },
};

/** A whole number between spaces that counts what follows: a noun in the plural, or one of them. */
function counts(sentence: Sentence, k: number): boolean {
  const { draft, live, tags, words } = sentence;
  const i = live[k] ?? -1;
  const token = draft.tokens[i];
  if (token?.kind !== NUMBER || token.lower !== words[k] || draft.tokens[i + 1]?.kind !== SPACES)
    return false;
  if (i > 0 && draft.tokens[i - 1]?.kind !== SPACES && k > 0) return false;
  let from = k + 1;
  if (/^(?:more|other|fewer|less|extra|additional)$/.test(words[from] ?? '')) from++;
  const whole = nounPhraseEnd(sentence, from);
  const of = words.slice(from, whole).indexOf('of');
  const end = of > 0 ? from + of : whole;
  if (end <= from || tags.slice(from, end).includes(TAG.number)) return false;
  const head = words[end - 1] ?? '';
  if (words[k] === '1') return tags[end - 1] === TAG.noun;
  return /[^su']s$|^(?:people|children|men|women|feet|dice)$/.test(head);
}

/** No label ("step 3 of"), no range and no part of a list of numbers. */
function isSpellable(sentence: Sentence, k: number): boolean {
  const { draft, live, tags, words } = sentence;
  // "one" is a pronoun as often as a number.
  if (k === 0 || words[k] === '1' || (draft.owner[live[k] ?? -1] ?? -1) >= 0) return false;
  const before = tags[k - 1];
  if (before === undefined || !BEFORE.has(before)) return false;
  if (before === TAG.punctuation && words[k - 1] !== ',') return false;
  // "3, 4 or 5 parts" and "between 3 and 5" stay.
  if ((before === TAG.conjunction || before === TAG.punctuation) && tags[k - 2] === TAG.number) return false;
  if (/^(?:between|per|by|to|from|vs|through|than)$/.test(words[k - 1] ?? '')) return false;
  const end = nounPhraseEnd(sentence, k + 1);
  return words[end] !== '/' && words[end] !== '-';
}
