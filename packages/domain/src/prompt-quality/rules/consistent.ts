import type { Place } from '../place.ts';
import type { Rule } from '../rule.ts';
import { sentencesIn } from '../sentences.ts';
import { alternatives, type Words } from '../words.ts';

const LEAST_WORDS: Words = {
  en: 'at least|no (?:less|fewer) than|minimum(?: of)?',
  de: 'mindestens',
  fr: 'au moins|minimum de',
  es: 'al menos|como mínimo',
  it: 'almeno|minimo',
  pt: 'pelo menos|no mínimo',
};
const MOST_WORDS: Words = {
  en: 'at most|no more than|maximum(?: of)?|max\\.?|up to|under|fewer than|less than',
  de: 'höchstens|maximal',
  fr: 'au maximum|au plus|maximum de',
  es: 'como máximo|a lo sumo',
  it: 'al massimo|massimo',
  pt: 'no máximo',
};
const COUNT = '\\s+(?:de\\s+)?(\\d{1,6})\\s+(\\p{L}{3,20})';
const LEAST = new RegExp(`(?:${alternatives(LEAST_WORDS)})${COUNT}`, 'giu');
const MOST = new RegExp(`(?:${alternatives(MOST_WORDS)})${COUNT}`, 'giu');

export const consistentRule: Rule = {
  rule: 'consistent',
  weight: 3,
  message: 'Two limits cannot both be kept.',
  remedy: 'Keep one of the two limits.',
  lookedFor: [LEAST, MOST],
  judge: ({ text }) => conflictIn(text) ?? true,
  good: [
    'at least 10 words and at most 50 words',
    'At most 10 words.\nAt least 50 words of notes',
    'at least 3 points, at most 2 pages',
  ],
  bad: ['Write at least 100 words and at most 50 words', 'mindestens 100 Wörter und höchstens 50 Wörter'],
};

/** The first sentence that asks for at least so many of something, and for at most fewer; null for none. */
function conflictIn(text: string): Place | null {
  // Few texts have both anywhere.
  if (text.search(LEAST) < 0 || text.search(MOST) < 0) return null;
  for (const { start, end } of sentencesIn(text)) {
    const sentence = text.slice(start, end);
    const most = new Map(
      [...sentence.matchAll(MOST)].map(([, number, unit = '']) => [unit.toLowerCase(), Number(number)]),
    );
    for (const [, number, unit = ''] of sentence.matchAll(LEAST)) {
      const limit = most.get(unit.toLowerCase());
      if (limit !== undefined && limit < Number(number)) return { start, end };
    }
  }
  return null;
}
