import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { wordMask } from '@refinery/text/word-class.ts';
import { narrowingOf } from '../lexicon/narrowing.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { Script } from '../lexicon/tables.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, PLURAL } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { type Shortened, shortenedStatements } from './left-out.ts';

/**
 * What says of which kind a thing is that is still named, and is gone while nothing came that says it: "five
 * business days" that became "five days"; and one of two that "but" joins: "warm but professional".
 */
export function droppedAttributes(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  for (const shortened of shortenedStatements(pair)) {
    const { own, isKept, isLeftOut } = shortened;
    // "You are an expert with extensive experience": praise of the role asks for nothing.
    const isRole = original.terms.slice(own.from, own.to).some(({ operator }) => operator === YOU_ARE);
    for (let at = own.from; at < own.to; at++) {
      const isAttribute =
        isBesideKept(original, at, shortened) ||
        isShortened(original, at, shortened) ||
        (isKept(at + 1) && !isRole && isBeforeThing(original, at));
      const term = original.terms[at];
      if (term && isAttribute && isLeftOut(at))
        found.push(lostOrDoubtful('word', 'doubtful', term.start, term.end, 'it was left out'));
    }
  }
  return found;
}

/** "Double quotation marks": a phrase of which only the end is left. */
const isShortened = ({ text, terms, language }: Reading, at: number, { after }: Shortened): boolean => {
  const { type, start, end } = terms[at] ?? {};
  const [, rest] = /^\p{L}+ (\p{L}+ \p{L}+)$/u.exec(text.slice(start, end).toLowerCase()) ?? [];
  return (
    language === 'en' && type === CONTENT && rest !== undefined && !ARTICLE.test(rest) && after.includes(rest)
  );
};

const ARTICLE = /^(?:an?|the) /u;

const YOU_ARE = operatorNumber('!you-are');

const wordAt = ({ text, terms }: Reading, at: number): string =>
  text.slice(terms[at]?.start ?? 0, terms[at]?.end ?? 0);

const between = ({ text, terms }: Reading, at: number, next: number): string =>
  text.slice(terms[at]?.end ?? 0, terms[next]?.start ?? 0);

/** One is set against the other, but both are asked for. */
const SET = /^,? (?:but|yet|aber|jedoch|mais|pero|ma|mas) (?:also |auch |aussi |también |anche |também )?$/i;
const AND = /^ (?:and|und) $/i;

/** Whether a word that is kept stands on the other side of "but", or of two qualities of "and". */
const isBesideKept = (reading: Reading, at: number, { isKept }: Shortened): boolean =>
  // "But" may be read as a sign by itself.
  [at - 2, at - 1, at + 1, at + 2].some((k) => {
    const joint = k < at ? between(reading, k, at) : between(reading, at, k);
    return (
      isKept(k) && (SET.test(joint) || (AND.test(joint) && isQuality(reading, at) && isQuality(reading, k)))
    );
  });

/** "Neutral", "nummeriert": a German noun has a capital. */
function isQuality(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  if (reading.language === 'de') return /^\p{Ll}+(?<!en)$/u.test(word);
  const mask = wordMask(word.toLowerCase());
  return (mask & MAY.adjective) !== 0 && (mask & (MAY.noun | MAY.base)) === 0;
}

const isBeforeThing = (reading: Reading, at: number): boolean =>
  between(reading, at, at + 1) === ' ' &&
  THINGS.has(reading.terms[at + 1]?.type ?? -1) &&
  (ATTRIBUTES[reading.language]?.(reading, at) ?? false);

const THINGS = new Set([CONTENT, LIGHT]);

/** Behind them stands a thing, and what says of which kind it is. */
const BEFORE_THINGS =
  /(?:^|[^\p{L}])(?:an?|the|this|that|these|those|my|your|his|her|its|our|their|each|every|any|all|no|only|in|on|at|of|by|for|from|to|with|without|as|into|within|using|per|about|\d{1,9}|two|three|four|five|six|seven|eight|nine|ten|\p{L}{1,18}['’]s) $/iu;
/** So much in front of a word tells, in UTF-16 units. */
const BEFORE = 20;

const VERB = MAY.base | MAY.present | MAY.past | MAY.gerund;

function isEnglishAttribute(reading: Reading, at: number): boolean {
  const { text, terms } = reading;
  const { start = 0, flags = 0 } = terms[at] ?? {};
  const word = wordAt(reading, at).toLowerCase();
  const next = verbMask(wordAt(reading, at + 1).toLowerCase());
  if (next & (MAY.present | MAY.past) && !(next & MAY.noun)) return false;
  if (flags & PLURAL || !ATTRIBUTE.test(word) || narrowingOf('en')?.idle?.test(word)) return false;
  return (verbMask(word) & VERB) === 0 || BEFORE_THINGS.test(text.slice(Math.max(0, start - BEFORE), start));
}

/** "People" and what ends in "-ly" stand in front of no thing, and "raw" text is text. */
const ATTRIBUTE = /^(?!(?:people|raw)$)[\p{L}\p{N}-]+(?<!ly)$/u;

/** "Innerhalb von fünf vollen Tagen": an attribute has an ending, and its thing a capital. */
const isGermanAttribute = (reading: Reading, at: number): boolean =>
  /^\p{Ll}{3,}e[nmrs]?$/u.test(wordAt(reading, at)) && /^\p{Lu}/u.test(wordAt(reading, at + 1));

/** By language. */
const ATTRIBUTES: Partial<Record<Script, (reading: Reading, at: number) => boolean>> = {
  en: isEnglishAttribute,
  de: isGermanAttribute,
};
