import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import { NEGATORS } from '@refinery/text/word-sets.ts';
import type { Draft } from '../draft/draft.ts';
import { change, isCalm, isFree, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "The tone has to be calm" is "The tone must be calm". */
export const OBLIGATIONS: CodePass = {
  name: 'obligations',
  reason: REASONS.wordy,
  rank: 1,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.duty)) shorten(sentence);
  },
};

/** In words: how far back the subject and what stands before it may reach. */
const REACH = 12;
const THINGS = new Set<Tag>([TAG.noun, TAG.span, TAG.number]);

function shorten(sentence: Sentence): void {
  const { words: all } = sentence;
  for (let k = 1; k + 2 < all.length; k++) {
    if (!/^(?:has|have|needs|need)$/.test(all[k] ?? '') || all[k + 1] !== 'to') continue;
    const { tags } = sentence;
    const verb = tags[k + 2] === TAG.adverb ? k + 3 : k + 2;
    const tells = !isThing(sentence, k) && !(all[k] === 'have' && all[k - 1] === 'you');
    // "All tasks need to finish" may be their wish.
    const wishes = all[k] === 'need' && all[verb] !== 'be';
    // "It has to do with money."
    const concerns = all[verb] === 'do' && all[verb + 1] === 'with';
    if (tells || wishes || concerns || !isVerb(sentence, verb)) continue;
    if (isFree(sentence, k, verb) && isCalm(sentence, k) && isPlain(all, k))
      change(sentence, OBLIGATIONS, k, k + 2, 'must');
  }
}

/** "It has to mention the price" asks for something, "I have to write a review" tells of somebody. */
const isThing = ({ words: all, tags }: Sentence, k: number): boolean =>
  /^(?:it|this|that|which)$/.test(all[k - 1] ?? '') ||
  (THINGS.has(tags[k - 1] ?? TAG.other) && !isPerson(all[k - 1] ?? ''));

const isVerb = ({ tags, words: all }: Sentence, k: number): boolean =>
  tags[k] === TAG.base || /^(?:be|have|do)$/.test(all[k] ?? '');

/** "Nobody has to know", "only has to know" and "does it have to be" are no duties. */
function isPlain(all: readonly string[], k: number): boolean {
  for (let at = k - 1; at >= 0 && at > k - REACH; at--) {
    const word = all[at] ?? '';
    if (/^[.,;:!?(]$/.test(word)) return true;
    if (NEGATORS.has(word) || /^(?:only|all|do|does|did|what|who|how|why|nobody|nothing)$/.test(word))
      return false;
  }
  return true;
}
