import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  change,
  isCalm,
  isFree,
  isShorterFrom,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';
import { sceneOf } from './people.ts';

/** "He drives there. He stays." is "Drives there. Stays.", where the sentence before has the same subject. */
export const SUBJECTS: CodePass = {
  name: 'subjects',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  context: TRIGGER.he,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.subject)) {
      speaker(sentence);
      first(sentence);
      for (let k = 2; k < sentence.live.length; k++) later(sentence, k);
    }
  },
};

const FINITE = new Set<Tag>([TAG.present, TAG.past, TAG.have]);
const isHe = (word: string | undefined): boolean => word === 'he' || word === 'she';

/** "He drives", "Then he drives", "He is driving" at the start of a sentence. */
function first(sentence: Sentence): void {
  const { words, tags } = sentence;
  const at = words[0] === 'then' ? 1 : 0;
  if (!isHe(words[at]) || words.at(-1) === '?' || sceneOf(sentence).before === undefined) return;
  let verb = at + 1;
  if (words[verb] === 'is' && tags[verb + 1] === TAG.gerund && isFree(sentence, at, verb + 1)) {
    if (at > 0 || isShorterFrom(sentence, 0, 2)) change(sentence, SUBJECTS, at, verb + 1);
    return;
  }
  while (tags[verb] === TAG.adverb) verb++;
  // "Is 5", "Does" and "Can" would open a question, a base form an instruction.
  if (!FINITE.has(tags[verb] ?? TAG.other) || !isFree(sentence, at, at + 1)) return;
  if (at > 0 || isShorterFrom(sentence, 0, 1)) change(sentence, SUBJECTS, at, at + 1);
}

const LONGEST_CLAUSE = 30;

/** "and he kept": who did the one thing did the other. */
function later(sentence: Sentence, k: number): void {
  const { words, tags } = sentence;
  if (!isHe(words[k]) || tags[k - 1] !== TAG.conjunction || !isFree(sentence, k, k + 1)) return;
  const next = tags[k + 1];
  if (next === undefined || !FINITE.has(next)) return;
  const { only } = sceneOf(sentence);
  for (let i = k - 2; i >= 0 && i > k - LONGEST_CLAUSE; i--) {
    if (tags[i] === TAG.subordinator || tags[i] === TAG.relative || tags[i] === TAG.complementizer) return;
    if (tags[i] !== next) continue;
    let at = i - 1;
    while (tags[at] === TAG.adverb) at--;
    // The subject of the verb before is the same pronoun, the one person there is, or was left out.
    if (words[at] === words[k] || at < 0 || (only !== undefined && words[at] === only))
      change(sentence, SUBJECTS, k, k + 1);
    return;
  }
}

/** "I need a list of …": whoever writes a prompt is its "I". A sentence that goes on with another verb keeps it. */
function speaker(sentence: Sentence): void {
  const { words } = sentence;
  if (!isFree(sentence, 0, 2) || !isCalm(sentence, 1)) return;
  const { length } = words;
  if (
    words[0] === 'i' &&
    words[1] === 'need' &&
    nounPhraseEnd(sentence, 2) > 3 &&
    length > 4 &&
    isShorterFrom(sentence, 0, 1)
  )
    change(sentence, SUBJECTS, 0, 1);
}
