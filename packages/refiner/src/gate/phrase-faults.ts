import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import type { Words } from './words.ts';

const DESCRIBES = new Set<Tag>([TAG.adjective, TAG.noun, TAG.participle, TAG.gerund]);
const SUBJECT_BE = /^(?:(?:it|that|here|there|he|she)'s|i'm|is|was)$/;

/**
 * English noun phrases that miss their article: before a relative clause, and behind a form of "be" that has
 * a subject.
 */
export function phraseFaults(text: Words, found: (fault: string) => void): void {
  if (text.language !== 'en') return;
  const { words, tags } = text;
  for (let k = 1; k < words.length; k++) {
    if (tags[k] === TAG.relative && isBare(text, k - 1)) found(`${words[k - 1]} ${words[k]}: no article`);
    if (isOneOfMany(text, k)) found(`there is ${words[k]}`);
    if (SUBJECT_BE.test(words[k - 1] ?? '') && namesBare(text, k)) found(`${words[k - 1]} … no article`);
  }
}

/** "there is at most six points": a number behind the singular. */
function isOneOfMany({ tags, words }: Words, k: number): boolean {
  if (tags[k] !== TAG.number || /^(?:1|one|zero|half)$/.test(words[k] ?? '')) return false;
  let at = k - 1;
  while (at > k - 4 && /^(?:at|most|least|up|to|about|only|≤|≥)$/.test(words[at] ?? '')) at--;
  return words[at] === "there's" || (words[at] === 'is' && words[at - 1] === 'there');
}

/** The singular noun phrase that ends at `k` has nothing before it. */
function isBare({ tags, words }: Words, k: number): boolean {
  if (tags[k] !== TAG.noun || isPlural(words[k] ?? '')) return false;
  let at = k - 1;
  while (at >= 0 && DESCRIBES.has(tags[at] ?? TAG.other)) at--;
  const tag = tags[at];
  return (
    tag !== TAG.determiner &&
    tag !== TAG.possessive &&
    tag !== TAG.number &&
    tag !== TAG.name &&
    !words[at]?.endsWith("'s")
  );
}

/** "here's thing", "it is joke": what it is wants an article. Not "is good", nor "is text that". */
function namesBare({ tags, words }: Words, k: number): boolean {
  let at = k;
  while (tags[at] === TAG.adjective && tags[at + 1] !== undefined) at++;
  if (tags[at] !== TAG.noun || tags[at + 1] === TAG.noun || isPlural(words[at] ?? '')) return false;
  // "is setting up": no noun.
  return !words[at]?.endsWith('ing') || (tags[at + 1] ?? TAG.punctuation) === TAG.punctuation;
}

const isPlural = (noun: string): boolean =>
  /[^su]s$/.test(noun) || /^(?:people|children|men|women)$/.test(noun);
