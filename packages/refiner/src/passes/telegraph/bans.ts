import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import type { Draft } from '../../draft/draft.ts';
import { change, isCalm, isFree, type Sentence, sentences } from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

/** "Don't use emojis" is "No emojis", "You are not allowed to guess" is "Don't guess". */
export const BANS: CodePass = {
  name: 'bans',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft)) if (!forbids(sentence)) shorten(sentence);
  },
};

const MASS = new Set(
  'slang jargon markdown html json sarcasm humor humour irony profanity italics'.split(' '),
);
const ENDS = new Set<Tag>([TAG.punctuation, TAG.conjunction, TAG.preposition, TAG.subordinator]);

/** A sentence that bans things of a kind, not one thing or a number of them. */
function shorten(sentence: Sentence): void {
  const { words, tags } = sentence;
  const use = words[0] === 'do' && words[1] === 'not' ? 2 : 1;
  if ((use === 1 && words[0] !== "don't") || words[use] !== 'use' || !isCalm(sentence, 0)) return;
  let at = use + 1;
  while (tags[at] === TAG.adjective || (tags[at] === TAG.noun && tags[at + 1] === TAG.noun)) at++;
  const kind = /[^su]s$/.test(words[at] ?? '') || MASS.has(words[at] ?? '');
  const ends = tags[at + 1] === undefined || ENDS.has(tags[at + 1] ?? TAG.other);
  if (
    kind &&
    ends &&
    tags[at] === TAG.noun &&
    !/^(?:words|letters|phrases)$/.test(words[at] ?? '') &&
    isFree(sentence, 0, use + 1)
  )
    change(sentence, BANS, 0, use + 1, 'no');
}

/** "You also aren't permitted to offer discounts". */
function forbids(sentence: Sentence): boolean {
  const { words, tags } = sentence;
  if (words[0] !== 'you' && words[0] !== "you're") return false;
  let at = 1;
  if (words[at] === 'also') at++;
  if (words[0] === 'you' && /^(?:are|aren't)$/.test(words[at] ?? '')) at++;
  if (words[at - 1] !== "aren't" && words[at++] !== 'not') return false;
  const verb = at + 2;
  if (!/^(?:allowed|permitted)$/.test(words[at] ?? '') || words[at + 1] !== 'to' || tags[verb] !== TAG.base)
    return false;
  // "to touch it, or to move it": the second "to" would have no first.
  for (let k = verb + 1; k < words.length; k++)
    if (tags[k] === TAG.conjunction && tags[k + 1] === TAG.to) return false;
  return isFree(sentence, 0, verb) && isCalm(sentence, at) && change(sentence, BANS, 0, verb, "don't");
}
