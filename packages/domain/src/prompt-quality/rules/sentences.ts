import type { Place } from '../place.ts';
import type { Rule } from '../rule.ts';
import { sentencesIn } from '../sentences.ts';

const MAX_WORDS = 60;

export const sentencesRule: Rule = {
  rule: 'sentences',
  weight: 1,
  message: 'The sentence has more than 60 words.',
  remedy: 'Make several sentences or a list of it.',
  lookedFor: [],
  limits: [MAX_WORDS],
  judge: ({ text }) => tooLongSentence(text) ?? true,
  good: ['a '.repeat(60), `${'a '.repeat(40)}. ${'a '.repeat(40)}`],
  bad: ['a '.repeat(61)],
};

/** The first sentence with more than 60 words; null for none. */
function tooLongSentence(text: string): Place | null {
  for (const { start, end, words } of sentencesIn(text)) if (words.length > MAX_WORDS) return { start, end };
  return null;
}
