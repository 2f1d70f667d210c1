import { FINITE_TAGS, MAY, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { wordMask } from '@refinery/text/word-class.ts';
import type { Words } from './words.ts';

const VERBAL = new Set<Tag>([...FINITE_TAGS, TAG.base, TAG.contraction]);
const NOMINAL = new Set<Tag>([TAG.noun, TAG.name, TAG.span, TAG.pronoun, TAG.object, TAG.number]);

/** English clauses that lost their verb or subject. */
export function clauseFaults(text: Words, found: (fault: string) => void): void {
  if (text.language !== 'en') return;
  const { words, tags } = text;
  let verbs = 0;
  let inRelative = false;
  for (let k = 0; k < words.length; k++) {
    const tag = tags[k] ?? TAG.other;
    if (tags[k - 1] === TAG.conjunction && tag !== TAG.do && FINITE_TAGS.has(tag) && verbs === 0)
      found(`${words[k - 1]} ${words[k]}: no first verb`);
    if (isFiniteAt(text, k) && lacksSubject(text, k)) found(`${words[k]}: no subject`);
    if (tag === TAG.relative) inRelative = true;
    else if (VERBAL.has(tag)) {
      if (!inRelative) verbs++;
      inRelative = false;
    }
  }
  if (verbs === 0 && !isNote(text)) found('no verb');
}

/**
 * What needs no verb: "Tone: friendly", "No emojis", "14 boats in the harbor", "Total cost?", "Check and list
 * …", nothing at all.
 */
function isNote({ words, tags, isWord }: Words): boolean {
  const first = words[isWord.indexOf(true)];
  if (first === undefined || first === 'no' || tags[0] === TAG.number) return true;
  return words.includes(':') || words.at(-1) === '?' || (wordMask(first) & MAY.base) !== 0;
}

const isFiniteAt = ({ tags, words }: Words, k: number): boolean =>
  tags[k] === TAG.modal || /^(?:is|are|was|were|has|have)$/.test(words[k] ?? '');

const LONGEST_CLAUSE = 24;

/** "To claims have to be": the one noun before the verb belongs to a preposition. */
function lacksSubject({ tags, words }: Words, k: number): boolean {
  let prepositions = 0;
  let at = k - 1;
  for (; at >= 0 && at > k - LONGEST_CLAUSE; at--) {
    const tag = tags[at] ?? TAG.other;
    if (tag === TAG.punctuation || tag === TAG.conjunction || tag === TAG.subordinator) break;
    if (tag === TAG.preposition) prepositions++;
    else if (
      VERBAL.has(tag) ||
      tag === TAG.wh ||
      tag === TAG.relative ||
      tag === TAG.complementizer ||
      tag === TAG.to
    )
      return false;
    else if (NOMINAL.has(tag) && !isGoverned(tags, at)) return false;
  }
  return prepositions > 0 && words.at(-1) !== '?';
}

const IN_PHRASE = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.adjective,
  TAG.noun,
  TAG.name,
  TAG.number,
  TAG.participle,
  TAG.gerund,
  TAG.adverb,
]);

/** A preposition stands before the noun phrase. */
function isGoverned(tags: readonly Tag[], k: number): boolean {
  let at = k - 1;
  while (at >= 0 && IN_PHRASE.has(tags[at] ?? TAG.other)) at--;
  return tags[at] === TAG.preposition;
}
