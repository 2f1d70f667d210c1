import { FINITE_TAGS, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Draft } from '../draft/draft.ts';
import {
  change,
  isCalm,
  isFree,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "She loves music and she used to sew" is "She loves music and used to sew". */
export const SHARED_SUBJECTS: CodePass = {
  name: 'shared-subjects',
  reason: REASONS.clear,
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft)) share(sentence);
  },
};

const PRONOUNS = wordSet('i you he she it we they');
/** Behind these another subject may have come in. */
const OTHER_CLAUSE = new Set<Tag>([
  TAG.pronoun,
  TAG.contraction,
  TAG.relative,
  TAG.complementizer,
  TAG.subordinator,
  TAG.wh,
  TAG.existential,
]);
/** Nouns that measure: "longer than 100 words, and they …" is not said of the words. */
const MEASURES = wordSet(
  'words characters lines sentences paragraphs pages points minutes seconds hours days',
);

/** In words: "it should be very clear that". */
const LONGEST_EXPLETIVE = 7;

function share(sentence: Sentence): void {
  const { words: all } = sentence;
  for (let k = 3; k + 1 < all.length; k++) {
    if ((all[k - 1] !== 'and' && all[k - 1] !== 'but') || !PRONOUNS.has(all[k] ?? '')) continue;
    const comma = all[k - 2] === ',';
    const end = comma ? k - 2 : k - 1;
    const first =
      isFree(sentence, k - 1, k + 2) && isCalm(sentence, k) ? verbOf(sentence, all[k] ?? '', end) : 0;
    if (isExpletive(sentence, k)) continue;
    const also = all[k + 1] === 'also' ? 1 : 0;
    if (first === 0 || !goesWith(sentence, first, k + 1 + also)) continue;
    const same = also === 1 ? 0 : sharesModal(sentence, first, k + 1, end);
    // "You must X" may become "X", behind which "and may Y" has no subject.
    if (all[k] === 'you' && same === 0 && sentence.tags[first] !== TAG.be) continue;
    if (comma && all[k - 1] === 'and') change(sentence, SHARED_SUBJECTS, k - 2, k - 1);
    change(sentence, SHARED_SUBJECTS, k, k + 1 + same);
    return;
  }
}

/** "It should be clear that …": the pronoun stands for what follows. */
function isExpletive({ words: all, tags }: Sentence, k: number): boolean {
  if (all[k] !== 'it') return false;
  for (let at = k + 2; at < k + LONGEST_EXPLETIVE; at++)
    if (tags[at - 1] === TAG.adjective && /^(?:that|to|if|whether|for|when)$/.test(all[at] ?? ''))
      return true;
  return false;
}

/** Position of the verb of the clause before `end` where its subject is what the pronoun means, else 0. */
function verbOf(sentence: Sentence, pronoun: string, end: number): number {
  const { words: all, tags } = sentence;
  const subject = all[0] === pronoun ? 1 : isMeant(sentence, pronoun) ? nounPhraseEnd(sentence, 0) : 0;
  if (subject === 0) return 0;
  const verb = tags[subject] === TAG.adverb ? subject + 1 : subject;
  if (!FINITE_TAGS.has(tags[verb] ?? TAG.other) && !(subject === 1 && tags[verb] === TAG.base)) return 0;
  for (let k = verb + 1; k < end; k++) {
    if (OTHER_CLAUSE.has(tags[k] ?? TAG.other) || isFiniteVerb(sentence, k)) return 0;
    if (/^[;:(?!—–]$/.test(all[k] ?? '')) return 0;
    if (subject > 1 && isRival(sentence, pronoun, k)) return 0;
  }
  return verb;
}

/** A second verb with a subject of its own; "be" in "should be" is none. */
function isFiniteVerb({ tags }: Sentence, k: number): boolean {
  if (!FINITE_TAGS.has(tags[k] ?? TAG.other)) return false;
  let before = k - 1;
  while (tags[before] === TAG.adverb || tags[before] === TAG.negation) before--;
  return tags[before] !== TAG.modal && tags[before] !== TAG.to && tags[before] !== TAG.have;
}

/** "It" for one thing, "they" for several, where the sentence begins with them. */
function isMeant({ words: all, tags }: Sentence, pronoun: string): boolean {
  if (pronoun !== 'it' && pronoun !== 'they') return false;
  return tags[0] === TAG.determiner || tags[0] === TAG.possessive || tags[0] === TAG.noun
    ? /^(?:no|neither|none|nothing|nobody|each|every|this|that|there)$/.test(all[0] ?? '') === false
    : false;
}

const isPlural = (word: string): boolean => /[^su]s$|people|children|men$/.test(word);

/** A noun that the pronoun may mean instead. */
function isRival({ words: all, tags }: Sentence, pronoun: string, k: number): boolean {
  if (tags[k] !== TAG.noun && tags[k] !== TAG.name) return false;
  const word = all[k] ?? '';
  return isPlural(word) === (pronoun === 'they') && !MEASURES.has(word);
}

/** Whether the second verb can stand behind "and" without its subject and keep its form. */
function goesWith({ tags, words: all }: Sentence, first: number, second: number): boolean {
  const tag = tags[second] ?? TAG.other;
  const was = tags[first] ?? TAG.other;
  if (tag === TAG.adverb || tag === TAG.base || all[second] === 'have' || all[second] === 'do')
    return was === TAG.base || (was === TAG.have && tag !== TAG.adverb);
  return FINITE_TAGS.has(tag);
}

/** "should be short and should be warm": the second "should be" says nothing. In words. */
function sharesModal({ tags, words: all }: Sentence, first: number, second: number, end: number): number {
  // "Your answer should …" may become "Answer …", behind which no second verb finds its "should".
  if (tags[first] !== TAG.modal || all[first] !== all[second] || all[0] === 'your') return 0;
  if (all.slice(first, end).some((word) => word === 'not' || word === 'never' || word.endsWith("n't")))
    return 0;
  if (tags[second + 1] === TAG.negation || tags[second + 1] === TAG.adverb) return 0;
  return all[first + 1] === 'be' && all[second + 1] === 'be' ? 2 : 1;
}
