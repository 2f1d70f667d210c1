import type { Draft } from '../../draft/draft.ts';
import { TAG, type Tag } from '../../text/tag-set.ts';
import { NUMBER, SPACES } from '../../text/token.ts';
import { TRIGGER } from '../../text/triggers.ts';
import type { CodePass } from '../pass.ts';
import { change, nounPhraseEnd, type Sentence, sentences } from './sentence.ts';

const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const SPELLED = new Map(WORDS.map((word, index) => [String(index + 2), word]));

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
]);

/** "has 5 apples" is "has five apples": a digit and the space before it are two tokens, the word is one. */
export const NUMERALS: CodePass = {
  name: 'numerals',
  reason: 'small number as a word',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.digits))
      for (let k = 1; k + 1 < sentence.live.length; k++) {
        const word = SPELLED.get(sentence.words[k] ?? '');
        if (word !== undefined && counts(sentence, k)) change(sentence, NUMERALS, k, k + 1, word);
      }
  },
};

/** A whole number between spaces that counts what follows: a noun in the plural. */
function counts(sentence: Sentence, k: number): boolean {
  const { draft, live, tags, words } = sentence;
  const i = live[k] ?? -1;
  const token = draft.tokens[i];
  if (token?.kind !== NUMBER || (draft.owner[i] ?? -1) >= 0 || token.lower !== words[k]) return false;
  if (draft.tokens[i - 1]?.kind !== SPACES || draft.tokens[i + 1]?.kind !== SPACES) return false;
  const before = tags[k - 1];
  // "3, 4 or 5 parts" and "(2 cups)" stay.
  if (
    (before === TAG.conjunction && tags[k - 2] === TAG.number) ||
    (before === TAG.punctuation && (words[k - 1] !== ',' || tags[k - 2] === TAG.number))
  )
    return false;
  if (
    before === undefined ||
    !BEFORE.has(before) ||
    /^(?:between|per|by|to|from|vs|through)$/.test(words[k - 1] ?? '')
  )
    return false;
  const end = nounPhraseEnd(sentence, k + 1);
  if (end <= k + 1 || tags.slice(k + 1, end).includes(TAG.number)) return false;
  if (words[end] === '/' || words[end] === '-') return false;
  const of = words.slice(k, end).indexOf('of');
  const head = words[of > 0 ? k + of - 1 : end - 1] ?? '';
  return /[^su']s$|^(?:people|children|men|women|feet|dice)$/.test(head);
}
