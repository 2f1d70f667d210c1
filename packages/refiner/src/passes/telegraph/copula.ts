import { TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  changeToLabel,
  isCalm,
  isFree,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../../draft/english-sentence.ts';
import type { CodePass } from '../pass.ts';
import { isLabel, saysMore } from './requirements.ts';

/** "The notice period is 30 days" is "Notice period: 30 days". */
export const COPULA: CodePass = {
  name: 'copula',
  reason: 'form of "be"',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.be)) label(sentence);
  },
};

const joinsAt = (sentence: Sentence, k: number): boolean =>
  /^(?:is|are)$/.test(sentence.words[k] ?? '') && isFree(sentence, k, k + 1) && isCalm(sentence, k);

const SUBJECT_OPENERS = new Set(['the', 'my', 'our', 'their']);

/** What something is, in a sentence that says no more: "The budget is 40 euros". */
function label(sentence: Sentence): void {
  const { words } = sentence;
  if (!SUBJECT_OPENERS.has(words[0] ?? '') || words.at(-1) === '?' || words.includes(':')) return;
  const be = subjectEnd(sentence);
  if (
    !joinsAt(sentence, be) ||
    isPerson(words[be - 1] ?? '') ||
    !names(sentence, be + 1) ||
    saysMore(sentence, be + 1)
  )
    return;
  changeToLabel(sentence, COPULA, be, be + 1);
}

/** Behind "the deposit for the boat". */
function subjectEnd(sentence: Sentence): number {
  const end = nounPhraseEnd(sentence, 0);
  const more = sentence.tags[end] === TAG.preposition ? nounPhraseEnd(sentence, end + 1) : end;
  return Math.max(end, more);
}

const PLACES = wordSet('in on at inside outside under above below near behind between within');

/** A number, description or place follows, not "that", "to", "not" or what is being done. */
function names(sentence: Sentence, k: number): boolean {
  const { words, tags } = sentence;
  const tag = tags[k];
  if (tag === TAG.number) return true;
  if (tag === TAG.preposition || tag === TAG.adverb) return PLACES.has(words[k] ?? '');
  if (tag === TAG.adjective)
    return isLabel(words[k - 2] ?? '') && tags[k + 1] !== TAG.to && tags[k + 1] !== TAG.preposition;
  return (
    tag === TAG.determiner && /^(?:a|an|the)$/.test(words[k] ?? '') && nounPhraseEnd(sentence, k) > k + 1
  );
}
