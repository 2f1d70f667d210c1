import { TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  change,
  cost,
  isCalm,
  isFree,
  isShorterFrom,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';
import { castOf, sceneOf } from './people.ts';

/** What is asked about is not done to the counted thing with these: "how much does it weigh". */
const NOT_PASSIVE = new Set(
  'weigh cost be do go come live stay work sleep last wait walk travel age expect want like think get have need take'.split(
    ' ',
  ),
);

/** "How many miles did he drive?" is "How many miles driven?"; "What is the average cost?" is "Average cost?". */
export const QUESTIONS: CodePass = {
  name: 'questions',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  context: TRIGGER.asks,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.asks)) {
      if (!sentence.words.includes('?') || whatIsThe(sentence)) continue;
      for (let k = 0; k < sentence.live.length; k++) howMany(sentence, k);
    }
  },
};

/** "What is the total of …?" at the start of a sentence. */
function whatIsThe(sentence: Sentence): boolean {
  const { words, tags } = sentence;
  let at = -1;
  if (words[0] === 'what' && /^(?:is|are|was|were)$/.test(words[1] ?? '')) at = 2;
  else if (words[0] === "what's") at = 1;
  if (at < 0 || words[at] !== 'the') return false;
  const end = nounPhraseEnd(sentence, at);
  // One noun alone would not read as a question.
  if (end <= at + 2 && tags[end] !== TAG.preposition) return false;
  if (tags[at + 1] === TAG.other || !isFree(sentence, 0, at + 1) || !isCalm(sentence, 0)) return false;
  // "Causes of the war and how did it end?": two questions are asked alike.
  for (let i = end; i < words.length; i++)
    if (tags[i] === TAG.conjunction && tags[i + 1] === TAG.wh) return false;
  return isShorterFrom(sentence, 0, at + 1) && change(sentence, QUESTIONS, 0, at + 1);
}

/** "how many apples does he …", "how many apples are left". */
function howMany(sentence: Sentence, k: number): void {
  const { words, tags } = sentence;
  if (words[k] !== 'how' || !/^(?:many|much|long)$/.test(words[k + 1] ?? '')) return;
  let at = k + 2;
  while (tags[at] === TAG.determiner || tags[at] === TAG.adverb) at++;
  at = Math.max(at, nounPhraseEnd(sentence, at));
  if (tags[at] === TAG.be) dropBe(sentence, at);
  else if (tags[at] === TAG.do || words[at] === 'will' || words[at] === 'would')
    dropAuxiliary(sentence, k, at);
}

function dropBe(sentence: Sentence, at: number): void {
  const { words, tags } = sentence;
  if (!/^(?:is|are|was|were)$/.test(words[at] ?? '')) return;
  let next = at + 1;
  while (tags[next] === TAG.adverb && tags[next + 1] === TAG.participle) next++;
  const passive =
    tags[next] === TAG.participle && (tags[next + 1] === TAG.preposition || words[next + 1] === '?');
  if ((words[at + 1] === 'left' || tags[next] === TAG.preposition || passive) && isFree(sentence, at, at + 1))
    change(sentence, QUESTIONS, at, at + 1);
}

function dropAuxiliary(sentence: Sentence, k: number, at: number): void {
  const { words, tags, draft } = sentence;
  const verb = skipSubject(sentence, at + 1);
  if (verb < 0 || tags[verb] === TAG.other || !isFree(sentence, at, verb + 1)) return;
  const base = words[verb] ?? '';
  // "How much spent per category?" says nothing of who spent.
  const counted = words[k + 1] !== 'long' && !(tags[k + 2] === TAG.adverb) && at > k + 2;
  const toVerb = words[verb + 1] === 'to' && (base === 'need' || base === 'have');
  if (base === 'take' && words[at + 1] === 'it') {
    if (words[verb + 1] === 'to' || words[verb + 1] === 'for') change(sentence, QUESTIONS, at, verb + 1);
    return;
  }
  if (!counted) return;
  if (toVerb && tags[verb + 2] === TAG.base) change(sentence, QUESTIONS, at, verb + 1);
  else if (base === 'have') {
    if (words[verb + 1] === 'left' || words[verb + 1] === 'remaining')
      change(sentence, QUESTIONS, at, verb + 1);
  } else {
    const participle = verbForms(base)?.participle ?? '';
    const named =
      base === 'need' ? 'needed' : tags[at] === TAG.do && !NOT_PASSIVE.has(base) ? participle : '';
    // "How many people helped?" asks who helped.
    if (
      named === '' ||
      named === base ||
      isStranded(sentence, verb) ||
      hasObject(sentence, verb + 1) ||
      isPerson(words[at - 1] ?? '')
    )
      return;
    const from = draft.tokens[sentence.live[at] ?? -1]?.start ?? 0;
    const to = draft.tokens[sentence.live[verb] ?? -1]?.end ?? 0;
    if (cost(` ${named}`) < cost(` ${draft.text.slice(from, to)}`))
      change(sentence, QUESTIONS, at, verb + 1, named);
  }
}

/** "How many times did she tap her feet?": what is counted is not what is done to. */
function hasObject({ tags, words }: Sentence, k: number): boolean {
  const tag = tags[k];
  if (tag === TAG.determiner) return !/^(?:a|an|each|every|this|that|all)$/.test(words[k] ?? '');
  return tag === TAG.possessive || tag === TAG.name || tag === TAG.object;
}

const LONGEST_REST = 40;

/** "How much does he sell it for?" needs its verb and its subject. */
function isStranded({ tags }: Sentence, verb: number): boolean {
  for (let i = verb + 1; i < tags.length && i < verb + LONGEST_REST; i++) {
    if (tags[i] === TAG.object || tags[i] === TAG.pronoun) return true;
    const behind = tags[i + 1];
    if (
      tags[i] === TAG.preposition &&
      (behind === TAG.punctuation || behind === TAG.preposition || behind === undefined)
    )
      return true;
    if (tags[i] === TAG.punctuation || tags[i] === TAG.subordinator) return false;
  }
  return false;
}

/** Position of the verb behind a subject that needs no name, or -1: who is meant must be clear without it. */
function skipSubject(sentence: Sentence, k: number): number {
  const { words, tags, draft } = sentence;
  const word = words[k] ?? '';
  const verb = tags[k + 1] === TAG.base || (words[k + 1] === 'have' && tags[k + 1] === TAG.have) ? k + 1 : -1;
  if (tags[k] === TAG.pronoun) {
    if (word === 'it' || word === 'you' || word === 'i' || word === 'we') return verb;
    if (word === 'they') return castOf(draft).people.size <= 2 ? verb : -1;
    return sceneOf(sentence).only !== undefined ? verb : -1;
  }
  const { people } = castOf(draft);
  return tags[k] === TAG.name && people.size === 1 && people.has(word) ? verb : -1;
}
