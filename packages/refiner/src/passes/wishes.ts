import { TAG } from '@refinery/text/tag-set.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Draft, proposeTogether } from '../draft/draft.ts';
import { isCalm, isFree, nounPhraseEnd, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "I'd like the reply to be warm" is "The reply should be warm". */
export const WISHES: CodePass = {
  name: 'wishes',
  reason: REASONS.introduction,
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft)) state(sentence);
  },
};

const FRAMES = [
  ["i'd", 'like'],
  ["we'd", 'like'],
  ['i', 'would', 'like'],
  ['we', 'would', 'like'],
  ['i', 'want'],
  ['we', 'want'],
  ['i', 'need'],
  ['we', 'need'],
] as const;
/** "I need a tool to sort files" says what for: only what is known has something to do. */
const KNOWN = wordSet('the this that these those your our his her their its each every all both');
const PRONOUNS = new Set(['it', 'them']);

function state(sentence: Sentence): void {
  const { words: all } = sentence;
  const length = FRAMES.find((frame) => frame.every((word, k) => all[k] === word))?.length;
  if (length === undefined) return;
  const { tags, live } = sentence;
  const subject = PRONOUNS.has(all[length] ?? '')
    ? length + 1
    : KNOWN.has(all[length] ?? '')
      ? nounPhraseEnd(sentence, length)
      : length;
  if (subject === length || all[subject] !== 'to' || !isFree(sentence, 0, subject + 2)) return;
  if (tags[subject + 1] !== TAG.base && all[subject + 1] !== 'be' && all[subject + 1] !== 'have') return;
  if (
    all
      .slice(subject + 2)
      .some((word, k) => word === 'to' && /^(?:and|or|,)$/.test(all[subject + 1 + k] ?? ''))
  )
    return;
  // "I need the password to log in."
  if (all[length - 1] === 'need' && tags[subject + 1] === TAG.base && !PRONOUNS.has(all[length] ?? ''))
    return;
  if (!isCalm(sentence, subject) || isForSomeone(sentence, length, subject)) return;
  const at = (k: number): number => live[k] ?? 0;
  proposeTogether(sentence.draft, [
    { from: at(0), to: at(length - 1) + 1, replacement: '', pass: WISHES.name, reason: WISHES.reason },
    {
      from: at(subject),
      to: at(subject) + 1,
      replacement: all[length - 1] === 'need' ? 'must' : 'should',
      pass: WISHES.name,
      reason: WISHES.reason,
    },
    ...(all[length] === 'them'
      ? [
          {
            from: at(length),
            to: at(length) + 1,
            replacement: 'they',
            pass: WISHES.name,
            reason: WISHES.reason,
          },
        ]
      : []),
  ]);
}

/** "I want my son to learn": a wish for someone, which is no demand on the result. */
function isForSomeone({ words: all }: Sentence, from: number, to: number): boolean {
  return all[from] === 'my' || all.slice(from, to).some((word) => isPerson(word));
}
