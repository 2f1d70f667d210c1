import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import { change, isCalm, isFree, type Sentence, sentences } from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

const OFTEN = new Map([
  ['day', 'daily'],
  ['week', 'weekly'],
  ['month', 'monthly'],
  ['year', 'yearly'],
]);
/** In words. */
const REACH_OF_COUNT = 12;
const PERIODS = new Set([
  'days',
  'nights',
  'mornings',
  'afternoons',
  'evenings',
  'weekdays',
  'weekends',
  'weeks',
  'months',
]);
const COUNTED = new Set<Tag>([TAG.noun, TAG.participle, TAG.number, TAG.span, TAG.adverb]);
const ENDS = new Set<Tag>([
  TAG.punctuation,
  TAG.preposition,
  TAG.conjunction,
  TAG.subordinator,
  TAG.to,
  TAG.adverb,
]);

/** "$2 for each basket" is "$2 per basket", "10 pages every day" is "10 pages daily". */
export const RATES: CodePass = {
  name: 'rates',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.rate))
      for (let k = 0; k + 1 < sentence.live.length; k++) if (!perEach(sentence, k)) daily(sentence, k);
  },
};

const isEach = (word: string | undefined): boolean => word === 'each' || word === 'every';
const endsAt = ({ tags }: Sentence, k: number): boolean =>
  tags[k] === undefined || ENDS.has(tags[k] ?? TAG.other);

function perEach(sentence: Sentence, k: number): boolean {
  const { words, tags } = sentence;
  const word = words[k];
  if (
    k === 0 ||
    !(word === 'for' || word === 'in' || word === 'on') ||
    !isEach(words[k + 1]) ||
    !isFree(sentence, k, k + 2) ||
    !isCalm(sentence, k) ||
    !isCalm(sentence, k + 1)
  )
    return false;
  let noun = k + 2;
  while (tags[noun] === TAG.adjective || (tags[noun] === TAG.noun && tags[noun + 1] === TAG.noun)) noun++;
  if (
    tags[noun] !== TAG.noun ||
    !endsAt(sentence, noun + 1) ||
    words[noun + 1] === 'of' ||
    OFTEN.has(words[noun] ?? '')
  )
    return false;
  // "In each row she puts" starts a sentence better than "per row".
  if (word !== 'for') {
    const asked = words.slice(Math.max(0, k - 10), k);
    const counted =
      tags.slice(Math.max(0, k - 6), k).includes(TAG.number) ||
      asked.includes('many') ||
      asked.includes('much');
    if (words[k + 1] === 'every' || !counted || !COUNTED.has(tags[k - 1] ?? TAG.other)) return false;
  }
  return change(sentence, RATES, k, k + 2, 'per');
}

function daily(sentence: Sentence, k: number): void {
  const { words, tags } = sentence;
  const often = OFTEN.get(words[k + 1] ?? '');
  const article = words[k] === 'a';
  if (
    often === undefined ||
    !(article || isEach(words[k])) ||
    !isFree(sentence, k, k + 2) ||
    !endsAt(sentence, k + 2)
  )
    return;
  const before = tags[k - 1];
  // What is done every year is no rate, nor are "a month in the future" and "a day before".
  if (!tags.slice(Math.max(0, k - REACH_OF_COUNT), k).includes(TAG.number)) return;
  if (
    article &&
    (tags[k + 2] === TAG.preposition || tags[k + 2] === TAG.subordinator || tags[k + 2] === TAG.adverb)
  )
    return;
  // "3 days a week" are not 3 of them each week.
  if (PERIODS.has(words[k - 1] ?? '')) return;
  if (before === TAG.noun) change(sentence, RATES, k, k + 2, often);
}
