import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import type { Draft } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { noteRange } from './note-style.ts';
import { joinsVerb } from './requirements.ts';
import { change, isCalm, isFree, nounPhraseEnd, type Sentence, sentences } from './sentence.ts';

/** "The notice period is 30 days" is "Notice period: 30 days", "If the answer is right, stop" is "If answer right, stop". */
export const COPULA: CodePass = {
  name: 'copula',
  reason: 'form of "be"',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.be)) if (!condition(sentence)) label(sentence);
  },
};

const VERBS = new Set<Tag>([
  TAG.be,
  TAG.have,
  TAG.do,
  TAG.modal,
  TAG.base,
  TAG.present,
  TAG.past,
  TAG.contraction,
]);
/** In words. */
const LONGEST_CONDITION = 8;

const joinsAt = (sentence: Sentence, k: number): boolean =>
  /^(?:is|are)$/.test(sentence.words[k] ?? '') && isFree(sentence, k, k + 1) && isCalm(sentence, k);

/** A condition of a few words before an instruction: "If the step is optional, …". */
function condition(sentence: Sentence): boolean {
  const { words, tags } = sentence;
  if (!/^(?:if|when|unless)$/.test(words[0] ?? '') || noteRange(sentence).to === 0) return false;
  const be = nounPhraseEnd(sentence, 1);
  const comma = words.indexOf(',');
  if (be === 1 || tags[1] === TAG.pronoun || !joinsAt(sentence, be) || comma > LONGEST_CONDITION)
    return false;
  const tag = tags[be + 1];
  if (comma !== be + 2 || (tag !== TAG.adjective && tag !== TAG.participle)) return false;
  return change(sentence, COPULA, be, be + 1);
}

const SUBJECT_OPENERS = new Set(['the', 'my', 'our', 'their']);

/** What something is, in a sentence that says no more: "The budget is 40 euros". */
function label(sentence: Sentence): void {
  const { words, tags } = sentence;
  if (!SUBJECT_OPENERS.has(words[0] ?? '') || words.at(-1) === '?' || words.includes(':')) return;
  const be = subjectEnd(sentence);
  if (
    !joinsAt(sentence, be) ||
    isPerson(words[be - 1] ?? '') ||
    joinsVerb(sentence, be + 1) ||
    !names(sentence, be + 1)
  )
    return;
  for (let k = be + 1; k < tags.length; k++)
    if (VERBS.has(tags[k] ?? TAG.other) || tags[k] === TAG.subordinator || tags[k] === TAG.relative) return;
  change(sentence, COPULA, be, be + 1, ':');
}

/** Behind "the deposit for the boat". */
function subjectEnd(sentence: Sentence): number {
  const end = nounPhraseEnd(sentence, 0);
  const more = sentence.tags[end] === TAG.preposition ? nounPhraseEnd(sentence, end + 1) : end;
  return Math.max(end, more);
}

/** A number, description or place follows, not "that", "to", "not" or what is being done. */
function names(sentence: Sentence, k: number): boolean {
  const { words, tags } = sentence;
  const tag = tags[k];
  if (tag === TAG.number) return true;
  if (tag === TAG.preposition) return !/^(?:like|of|to|for|up|down|out|over)$/.test(words[k] ?? '');
  if (tag === TAG.adjective)
    return words[k] !== 'likely' && tags[k + 1] !== TAG.to && tags[k + 1] !== TAG.preposition;
  return (
    tag === TAG.determiner && /^(?:a|an|the)$/.test(words[k] ?? '') && nounPhraseEnd(sentence, k) > k + 1
  );
}
