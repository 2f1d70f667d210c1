import { FINITE_TAGS, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Draft } from '../draft/draft.ts';
import { change, isCalm, isFree, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "the notes that I took" is "the notes I took", "says that they want" is "says they want". */
export const OPTIONAL_THAT: CodePass = {
  name: 'optional-that',
  reason: REASONS.clear,
  rank: 1,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.relative)) leaveOut(sentence);
  },
};

const PRONOUNS = wordSet('i you he she it we they');
/**
 * Behind these verbs plain prose leaves "that" out; behind others ("ensure", "state") it shows where the
 * clause starts.
 */
const TELLING = wordSet('say know think believe hope feel see notice realise realize find wish');
/** They do so behind whom something is told: "tell her I called", not "tell I called". */
const TOLD = wordSet('tell promise');
const SURE = wordSet('sure glad certain afraid sorry happy');
/** What "that" tells the content of, so that it is no relative. */
const CONTENTS = wordSet(
  `fact idea way manner extent condition basis ground grounds case event point degree notion chance possibility risk hope fear assumption evidence
  proof sign result effect understanding impression order doubt claim rumour rumor news question problem view belief conclusion rule principle
  requirement reminder note warning caveat advantage difference danger likelihood probability times`,
);
const NOUNS = new Set<Tag>([TAG.noun, TAG.name]);
const PARTICLES = wordSet('everything something anything nothing all those');
const VERBS = new Set<Tag>([...FINITE_TAGS, TAG.base, TAG.adverb]);
/** In words: "so big a mess that I …", "such … that we …". */
const REACH_OF_SO = 8;

function leaveOut(sentence: Sentence): void {
  const { words: all } = sentence;
  for (let k = 1; k + 2 < all.length; k++) {
    if (all[k] !== 'that' && all[k] !== 'which') continue;
    if (!isCalm(sentence, k) || !isFree(sentence, k - 1, k + 2) || !opensClause(sentence, k + 1)) continue;
    const { tags } = sentence;
    const relative = isNoun(tags[k - 1], all[k - 1] ?? '') && !followsSo(all, k);
    if (relative || (all[k] === 'that' && followsTelling(sentence, k)))
      change(sentence, OPTIONAL_THAT, k, k + 1);
  }
}

/** A pronoun with its verb. */
function opensClause({ words: all, tags }: Sentence, k: number): boolean {
  if (tags[k] === TAG.contraction) return /^(?:i|you|he|she|it|we|they)['’]/.test(all[k] ?? '');
  return PRONOUNS.has(all[k] ?? '') && VERBS.has(tags[k + 1] ?? TAG.other);
}

const isNoun = (tag: Tag | undefined, word: string): boolean =>
  (NOUNS.has(tag ?? TAG.other) && !CONTENTS.has(word)) || PARTICLES.has(word);

function followsSo(all: readonly string[], k: number): boolean {
  return all.slice(Math.max(0, k - REACH_OF_SO), k).some((word) => word === 'so' || word === 'such');
}

/** Behind "says", "told me" or "sure". */
function followsTelling({ words: all, tags }: Sentence, k: number): boolean {
  const object = tags[k - 1] === TAG.object || all[k - 1] === 'you' || all[k - 1] === 'it';
  const verb = all[object ? k - 2 : k - 1] ?? '';
  const base = verbForms(verb)?.base ?? '';
  return SURE.has(verb) || TELLING.has(base) || (object && TOLD.has(base));
}
