import { MAY, TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { wordMask } from '@refinery/text/word-class.ts';
import type { Draft } from '../../draft/draft.ts';
import { change, isCalm, isFree, type Sentence, sentences } from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

/** "Vigo, which is a city" is "Vigo, a city", "a house that has a garden" is "a house with a garden". */
export const RELATIVES: CodePass = {
  name: 'relatives',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.relative))
      for (let k = 1; k < sentence.live.length - 2; k++) {
        if (sentence.tags[k] === TAG.relative && isFree(sentence, k, k + 1) && isCalm(sentence, k))
          shorten(sentence, k);
      }
  },
};

function shorten(sentence: Sentence, k: number): void {
  const { words } = sentence;
  if (words[k - 1] === ',') {
    if (/^(?:is|was)$/.test(words[k + 1] ?? '') && isApposition(sentence, k))
      change(sentence, RELATIVES, k, k + 2);
  } else if (/^(?:has|have)$/.test(words[k + 1] ?? '') && opensObject(sentence, k + 2)) with_(sentence, k);
}

/** "Vigo, which is a city in Spain": what something named is can stand alone. "…, which is the point" is said of all before it. */
const isApposition = ({ tags, words }: Sentence, k: number): boolean =>
  tags[k - 2] === TAG.name && tags[k + 2] === TAG.determiner && words[k + 2] !== 'that';

function opensObject({ tags }: Sentence, k: number): boolean {
  const tag = tags[k];
  return (
    tag === TAG.number ||
    tag === TAG.noun ||
    tag === TAG.adjective ||
    (tag === TAG.determiner && tags[k + 1] !== TAG.punctuation)
  );
}

function with_(sentence: Sentence, k: number): void {
  if (isFree(sentence, k, k + 2) && !hasSecondVerb(sentence, k + 2))
    change(sentence, RELATIVES, k, k + 2, 'with');
}

/** "that takes X and transforms Y": both verbs would have to change. What may be a verb behind "and" counts as one. */
function hasSecondVerb({ tags, words }: Sentence, k: number): boolean {
  for (let i = k; i < tags.length && i < k + 16; i++) {
    if (tags[i] === TAG.negation) return true;
    const joined =
      tags[i - 1] === TAG.conjunction || (tags[i - 2] === TAG.conjunction && tags[i - 1] === TAG.adverb);
    const auxiliary = tags[i] === TAG.have || tags[i] === TAG.be || tags[i] === TAG.modal;
    if (joined && (auxiliary || (wordMask(words[i] ?? '') & (MAY.present | MAY.base)) !== 0)) return true;
    const verb = tags[i] === TAG.present || tags[i] === TAG.base;
    if (verb && (tags[i - 1] === TAG.adverb || tags[i - 1] === TAG.punctuation)) return true;
  }
  return false;
}
