import { MAY, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { wordMask } from '@refinery/text/word-class.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { ENGLISH_SETS } from '../lexicon/en/sets.ts';
import type { Words } from './words.ts';

/** Behind "and" they take up the same word before it. */
const REPEATED = wordSet('of for in from with by about on at that who which whether');
/** "Ensure it is hot and that it stays so." */
const ENSURING = wordSet('ensure check confirm verify');
const ARTICLE = /^an?$/;
const YOU = /^you\b/;
const MODAL = /^(?:must|should|can|could|may|will)$|(?:n't|'ll|'d)$/;
/** One of them before, and a verb may stand behind "and" in its base form. */
const TAKE_BASE = new Set<Tag>([TAG.base, TAG.modal, TAG.do, TAG.to]);
const OPEN_OBJECT = new Set<Tag>([TAG.object, TAG.determiner, TAG.possessive]);

/**
 * English rows whose first member lost the form that the second still has: "Go through it and to pull out",
 * "Summarize it and of anything".
 */
export function parallelFaults(text: Words, found: (fault: string) => void): void {
  if (text.language !== 'en') return;
  const { words, tags } = text;
  for (let k = 1; k + 1 < words.length; k++) {
    const isPartner = tags[k] === TAG.conjunction ? partnerOf(text, k + 1) : undefined;
    if (isPartner && !someBefore(k, isPartner)) found(`${words[k]} ${words[k + 1]}: nothing like it before`);
    if (isUnevenDate(text, k)) found(`${words[k - 1]} ${words[k]}: dates of two forms`);
    if (/^(?:so|neither|nor)$/.test(words[k - 1] ?? '') && !agrees(text, k))
      found(`${words[k - 1]} ${words[k]}: another verb before`);
  }
}

/**
 * What the row needs before a conjunction to go on behind it as it does; undefined where it needs nothing.
 */
function partnerOf(text: Words, k: number): ((at: number) => boolean) | undefined {
  const { words, tags } = text;
  const word = words[k] ?? '';
  const fits = (form: RegExp) => (at: number) => form.test(words[at] ?? '');
  if (opensInfinitive(text, k)) return (at) => opensInfinitive(text, at);
  if (REPEATED.has(word))
    return (at) => words[at] === word || (word === 'that' && ENSURING.has(words[at] ?? ''));
  // "List the terms and an explanation."
  if (ARTICLE.test(word)) return fits(ARTICLE);
  // "Act as a guide, and you know the town."
  if (YOU.test(word)) return fits(YOU);
  // "I attached it, and sort it."
  if (isInstruction(text, k) && /^(?:and|or)$/.test(words[k - 1] ?? ''))
    return (at) => TAKE_BASE.has(tags[at] ?? TAG.other) || fits(MODAL)(at) || startsWithBase(text, at);
  return undefined;
}

const MONTHS: ReadonlySet<string> = ENGLISH_SETS['{month}'] ?? new Set();
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/;
const DAY = /^\d{1,2}$/;

/**
 * What joins two dates stands at `k`, one of which says its day as an ordinal: "the 2nd and 9 May", "9 May
 * and the 12th".
 */
function isUnevenDate({ words }: Words, k: number): boolean {
  if (!/^(?:and|or|to|until|till|through|,|–|-)$/.test(words[k] ?? '')) return false;
  const isShort = (day: number): boolean => DAY.test(words[day] ?? '') && MONTHS.has(words[day + 1] ?? '');
  if (ORDINAL.test(words[k - 1] ?? '') && isShort(k + 1)) return true;
  const ordinal = words[k + 1] === 'the' ? k + 2 : k + 1;
  return (
    isShort(k - 2) && ORDINAL.test(words[ordinal] ?? '') && /^[,.;:!?)]?$/.test(words[ordinal + 1] ?? '')
  );
}

/**
 * Whether the auxiliary behind "so" or "neither" takes up the one before: "It must stay, and so does he",
 * "Don't go, and neither are you to run".
 */
function agrees({ words, tags }: Words, k: number): boolean {
  const hasModal = someBefore(k - 1, (at) => MODAL.test(words[at] ?? ''));
  if (tags[k] === TAG.do) return !hasModal;
  if (tags[k] !== TAG.be) return true;
  return someBefore(
    k - 1,
    (at) => tags[at] === TAG.be || /'(?:s|re|m)$|^(?:is|are|was|were)n't$/.test(words[at] ?? ''),
  );
}

function someBefore(end: number, fits: (at: number) => boolean): boolean {
  for (let at = 0; at < end; at++) if (fits(at)) return true;
  return false;
}

/** "to go", "to never go", not "to Rome". */
const opensInfinitive = (text: Words, k: number): boolean =>
  text.words[k] === 'to' &&
  (isBase(text.words[text.tags[k + 1] === TAG.adverb ? k + 2 : k + 1]) || isUnknownVerb(text, k + 1));

/** "to forward it", "to redact any name": no known verb, but what it is done to follows. */
const isUnknownVerb = ({ words, tags }: Words, k: number): boolean =>
  (tags[k] === TAG.adverb || tags[k] === TAG.noun) &&
  !words[k]?.endsWith('s') &&
  OPEN_OBJECT.has(tags[k + 1] ?? TAG.other);

/** "Review and check it": nouns for the tagger. */
const startsWithBase = ({ words, tags }: Words, k: number): boolean =>
  isBase(words[k]) && (k === 0 || tags[k - 1] === TAG.punctuation);

/** "turn them" may be nouns for the tagger. */
const isInstruction = ({ words, tags }: Words, k: number): boolean =>
  tags[k] === TAG.base ||
  (tags[k] === TAG.noun &&
    isBase(words[k]) &&
    (words[k + 1] === 'it' || OPEN_OBJECT.has(tags[k + 1] ?? TAG.other)));

const isBase = (word = ''): boolean => (wordMask(word) & MAY.base) !== 0 || /^(?:be|have|do)$/.test(word);
