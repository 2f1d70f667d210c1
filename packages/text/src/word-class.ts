import { ADJECTIVES, CLOSED_CLASSES, NOUNS, PEOPLE } from './lexicon/tag-words.ts';
import { MAY, TAG, type Tag } from './tag-set.ts';
import { verbMask } from './verb-forms.ts';
import { wordList } from './word-list.ts';

const CLOSED = new Map<string, Tag>();
for (const [name, list] of Object.entries(CLOSED_CLASSES))
  for (const word of wordList(list)) {
    const tag = Object.entries(TAG).find(([key]) => key === name)?.[1];
    if (tag !== undefined && !CLOSED.has(word)) CLOSED.set(word, tag);
  }

const ADJECTIVE_SET = new Set(wordList(ADJECTIVES));
const NOUN_SET = new Set(wordList(NOUNS));
const PEOPLE_SET = new Set(wordList(PEOPLE));

/** Tag of a word of a closed class. */
export function closedTag(word: string): Tag | undefined {
  return CLOSED.get(word);
}

/** True for nouns that name a person, an animal or a group that acts like one. */
export function isPerson(word: string): boolean {
  return PEOPLE_SET.has(word) || PEOPLE_SET.has(word.replace(/'s$/, ''));
}

const CACHE = new Map<string, number>();
const LARGEST_CACHE = 20_000;

/** Bits of `MAY` for a word of an open class: from the lists, else from its ending. */
export function wordMask(word: string): number {
  const known = CACHE.get(word);
  if (known !== undefined) return known;
  const mask = makeMask(word);
  if (CACHE.size >= LARGEST_CACHE) CACHE.clear();
  if (word.length < 40) CACHE.set(word, mask);
  return mask;
}

/** True where the word is in one of the lists, so that a capital is no sign of a name. */
export function isListed(word: string): boolean {
  return (
    CLOSED.has(word) ||
    ADJECTIVE_SET.has(word) ||
    NOUN_SET.has(word) ||
    PEOPLE_SET.has(word) ||
    verbMask(word) !== 0
  );
}

function makeMask(word: string): number {
  if (NOUN_SET.has(word) || PEOPLE_SET.has(word)) return MAY.noun;
  let mask = verbMask(word);
  if (ADJECTIVE_SET.has(word) || isCompared(word)) mask |= MAY.adjective;
  return mask === 0 ? byEnding(word) : mask;
}

/** "taller", "latest", "funniest". */
function isCompared(word: string): boolean {
  const stem = word.endsWith('est') ? word.slice(0, -3) : word.endsWith('er') ? word.slice(0, -2) : '';
  if (stem.length < 3) return false;
  const candidates = [
    stem,
    `${stem}e`,
    stem.replace(/i$/, 'y'),
    stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem,
  ];
  return candidates.some((base) => ADJECTIVE_SET.has(base));
}

const CERTAIN_ADJECTIVE =
  /(?:[a-z]{2}less|[^f]ful|[a-z]{2}ous|[a-z]{3}ive|[a-z]{2}able|ible|ical|[a-z]{3}ic)$/;
const EITHER = /(?:ish|ian|ese|ant|ent|al|[^e]y)$/;
const CERTAIN_NOUN = /(?:[tcgr]y|phy|omy|ody|ory|ury|ery|any|ily|fish|ment|ary)$/;

function byEnding(word: string): number {
  if (word.includes('-')) return hyphenated(word);
  if (word.endsWith("'s") || word.endsWith("'")) return MAY.noun;
  if (word.length > 4 && word.endsWith('ly')) return MAY.adverb;
  if (word.length > 4 && word.endsWith('ing')) return MAY.gerund | MAY.noun;
  if (word.length > 3 && word.endsWith('ed')) return MAY.past | MAY.participle;
  if (word.length > 4 && CERTAIN_ADJECTIVE.test(word)) return MAY.adjective;
  if (word.length > 4 && EITHER.test(word) && !CERTAIN_NOUN.test(word)) return MAY.adjective | MAY.noun;
  return MAY.noun;
}

/** "well-known", "user-friendly" and "three-week" stand before nouns; "check-in" is a noun. */
function hyphenated(word: string): number {
  const last = word.slice(word.lastIndexOf('-') + 1);
  const mask = wordMask(last);
  return (mask & (MAY.participle | MAY.adjective | MAY.gerund)) !== 0
    ? MAY.adjective
    : MAY.noun | MAY.adjective;
}
