import type { Place } from '../place.ts';
import type { Rule } from '../rule.ts';
import { sentencesIn } from '../sentences.ts';

/** Shorter ones may well stand twice. */
const MIN_WORDS = 5;

export const unrepeatedRule: Rule = {
  rule: 'unrepeated',
  weight: 1,
  message: 'The sentence was there before.',
  remedy: 'Say it once.',
  lookedFor: [],
  limits: [MIN_WORDS],
  judge: ({ text }) => repeatedSentence(text) ?? true,
  good: ['Be kind. Be kind.', 'Write a long letter to Bob'],
  bad: ['Write a long letter to Bob. Hi. Write a long letter to bob!'],
};

/** The first sentence of five words or more that was there before; null for none. */
function repeatedSentence(text: string): Place | null {
  const seen = new Set<string>();
  for (const { start, end, words } of sentencesIn(text)) {
    if (words.length < MIN_WORDS) continue;
    const key = words.join(' ');
    if (seen.has(key)) return { start, end };
    seen.add(key);
  }
  return null;
}
