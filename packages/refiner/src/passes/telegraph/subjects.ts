import type { Draft } from '../../draft/draft.ts';
import { TAG, type Tag } from '../../text/tag-set.ts';
import type { CodePass } from '../pass.ts';
import { castOf } from './people.ts';
import { change, isCalm, isFree, isShorterFrom, type Sentence, sentences } from './sentence.ts';

/** "He drives there. He stays." is "Drives there. Stays.", where the text tells about one person only. */
export const SUBJECTS: CodePass = {
  name: 'subjects',
  reason: 'subject that is clear',
  rank: 3,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft)) {
      speaker(sentence);
      if (castOf(draft).only === undefined) continue;
      first(sentence, draft);
      for (let k = 2; k < sentence.live.length; k++) later(sentence, k);
    }
  },
};

const FINITE = new Set<Tag>([TAG.present, TAG.past, TAG.have]);

/** "He drives" at the start of a sentence that is not the first of the text. */
function first(sentence: Sentence, draft: Draft): void {
  const { words, tags, part } = sentence;
  if (part === draft.segments[0] || !/^s?he$/.test(words[0] ?? '')) return;
  if (!isFree(sentence, 0, 1)) return;
  let verb = 1;
  while (tags[verb] === TAG.adverb) verb++;
  // "Is 5", "Does" and "Can" would open a question, a base form an instruction.
  if (FINITE.has(tags[verb] ?? TAG.other) && !isQuestion(sentence) && isShorterFrom(sentence, 0, 1))
    change(sentence, SUBJECTS, 0, 1);
}

const isQuestion = ({ words }: Sentence): boolean => words.at(-1) === '?';

/** "and he kept": who did the one thing did the other. */
function later(sentence: Sentence, k: number): void {
  const { words, tags } = sentence;
  if (!/^s?he$/.test(words[k] ?? '') || tags[k - 1] !== TAG.conjunction || !isFree(sentence, k, k + 1))
    return;
  const next = tags[k + 1];
  if (next === undefined || !FINITE.has(next)) return;
  for (let i = k - 2; i >= 0; i--) {
    if (tags[i] === next) {
      const subject = words[i - 1] ?? '';
      if (/^s?he$/.test(subject) || tags[i - 1] === TAG.name || i === 0) change(sentence, SUBJECTS, k, k + 1);
      return;
    }
    if (tags[i] === TAG.pronoun && !/^s?he$/.test(words[i] ?? '')) return;
  }
}

const WISHES = new Set('need want'.split(' '));

/** "I need help with", "I am looking for": whoever writes a prompt is its "I". */
function speaker(sentence: Sentence): void {
  const { words, tags } = sentence;
  if (!isFree(sentence, 0, 2) || !isCalm(sentence, 1)) return;
  const { length } = words;
  if (
    words[0] === 'i' &&
    WISHES.has(words[1] ?? '') &&
    words[2] !== 'you' &&
    length > 4 &&
    isShorterFrom(sentence, 0, 1)
  )
    change(sentence, SUBJECTS, 0, 1);
  else if (words[0] === "i'm" && tags[1] === TAG.gerund && isShorterFrom(sentence, 0, 1))
    change(sentence, SUBJECTS, 0, 1);
  else if (words[0] === 'i' && words[1] === 'am' && tags[2] === TAG.gerund && isShorterFrom(sentence, 0, 2))
    change(sentence, SUBJECTS, 0, 2);
}
