import { TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  change,
  isCalm,
  isFree,
  nounPhraseEnd,
  type Sentence,
  sentences,
  startsClause,
} from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

/** So many words must follow "there are", or what is left is no sentence. */
const FEWEST_WORDS = 4;

/** "There are 26 countries in it" is "26 countries in it"; "how many are there in it" is "how many in it". */
export const OPENERS: CodePass = {
  name: 'openers',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.there))
      for (let k = 0; k < sentence.live.length; k++) shorten(sentence, k);
  },
};

function shorten(sentence: Sentence, k: number): void {
  const { tags, words } = sentence;
  if (words[k] === "there's" && startsStatement(sentence, k) && opensNouns(sentence, k + 1))
    drop(sentence, k, k + 1);
  if (tags[k] !== TAG.existential) return;
  if (
    tags[k + 1] === TAG.be &&
    /^(?:is|are|was|were)$/.test(words[k + 1] ?? '') &&
    startsStatement(sentence, k) &&
    opensNouns(sentence, k + 2)
  )
    drop(sentence, k, k + 2);
  else if (tags[k - 1] === TAG.be && asksHowMany(sentence, k - 2) && endsQuestion(sentence, k + 1))
    drop(sentence, k - 1, k + 1);
}

/** "whether there are bugs", "if there is a tax": the clause needs its verb. */
function startsStatement(sentence: Sentence, k: number): boolean {
  const before = sentence.tags[k - 1];
  if (before === TAG.complementizer || before === TAG.subordinator) return false;
  return startsClause(sentence, k);
}

function drop(sentence: Sentence, from: number, to: number): void {
  if (isFree(sentence, from, to) && isCalm(sentence, from)) change(sentence, OPENERS, from, to);
}

function opensNouns(sentence: Sentence, k: number): boolean {
  const end = nounPhraseEnd(sentence, k);
  // "14 boats, and we like them" would be no sentence, nor "14 boats that sank"; "14 boats in the harbor" is as good as one.
  return (
    end > k &&
    !sentence.words.includes(',', end) &&
    sentence.tags[end] !== TAG.relative &&
    sentence.live.length - k >= FEWEST_WORDS &&
    sentence.tags[k] === TAG.number &&
    sentence.words[k] !== 'one'
  );
}

/** "how many students" stands before. */
function asksHowMany({ tags, words }: Sentence, k: number): boolean {
  for (let i = k; i > k - 6 && i > 0; i--) {
    if (words[i - 1] === 'how' && (words[i] === 'many' || words[i] === 'much')) return true;
    if (tags[i] === TAG.punctuation) return false;
  }
  return false;
}

function endsQuestion({ tags }: Sentence, k: number): boolean {
  const tag = tags[k];
  return (
    tag === TAG.punctuation ||
    tag === TAG.preposition ||
    tag === TAG.adverb ||
    tag === TAG.subordinator ||
    tag === TAG.participle
  );
}
