import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import { NEGATORS } from '@refinery/text/word-sets.ts';
import type { Draft } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';
import { change, isCalm, isFree, type Sentence, sentences } from './telegraph/sentence.ts';

/** "The tone has to be calm" is "The tone must be calm". */
export const OBLIGATIONS: CodePass = {
  name: 'obligations',
  reason: 'must, may and can said shorter',
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.duty)) shorten(sentence);
  },
};

/** In words: how far back the subject and what stands before it may reach. */
const REACH = 12;
const SUBJECTS = new Set<Tag>([
  TAG.noun,
  TAG.name,
  TAG.pronoun,
  TAG.relative,
  TAG.span,
  TAG.object,
  TAG.number,
]);

function shorten(sentence: Sentence): void {
  const { words: all } = sentence;
  for (let k = 1; k + 2 < all.length; k++) {
    if (!/^(?:has|have|needs|need)$/.test(all[k] ?? '') || all[k + 1] !== 'to') continue;
    const { tags } = sentence;
    const verb = tags[k + 2] === TAG.adverb ? k + 3 : k + 2;
    const needs = all[k]?.startsWith('need') && all[verb] !== 'be' && !isThing(sentence, k);
    // "It has to do with money."
    const concerns = all[verb] === 'do' && all[verb + 1] === 'with';
    if (needs || concerns || !isVerb(sentence, verb) || !SUBJECTS.has(tags[k - 1] ?? TAG.other)) continue;
    if (isFree(sentence, k, verb) && isCalm(sentence, k) && isPlain(all, k))
      change(sentence, OBLIGATIONS, k, k + 2, 'must');
  }
}

/** "It needs to mention the price": what a person needs to do may be no duty. */
const isThing = ({ words: all, tags }: Sentence, k: number): boolean =>
  all[k] === 'needs' && (all[k - 1] === 'it' || (tags[k - 1] === TAG.noun && !isPerson(all[k - 1] ?? '')));

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
