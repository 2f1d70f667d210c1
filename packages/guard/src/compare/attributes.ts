import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import type { Narrowing } from '../lexicon/narrowing.ts';
import type { SentenceWord } from './sentence-words.ts';

/**
 * The thing of which a word says which one is meant, where it is such a word: "files" of "existing files".
 */
export function limitedBy(
  words: readonly SentenceWord[],
  at: number,
  narrowing: Narrowing,
): SentenceWord | undefined {
  const word = words[at]?.word ?? '';
  const isBefore = narrowing.before?.test(word) === true || isAttribute(words, at, narrowing);
  if (!isBefore && !narrowing.behind?.test(word)) return undefined;
  const thing = isBefore ? thingBehind(words, at, narrowing.before) : words[at - 1];
  return thing && isThing(thing) && !NO_ATTRIBUTE.test(words[at - 1]?.word ?? '') ? thing : undefined;
}

/** In front of what is no attribute: "12 years old", "she failed". */
const NO_ATTRIBUTE =
  /^(?:years?|months?|weeks?|days?|jahre?n?|monate?n?|he|she|it|they|we|i|you|who|has|have|had)$/;
const PARTICIPLE = /^(?!well-)\p{L}[\p{L}-]{2,60}ed$/u;
const PLURAL = /[^s]s$/;

/** "Only open questions", "all shortlisted candidates": an attribute of whatever kind. */
function isAttribute(words: readonly SentenceWord[], at: number, { among, idle }: Narrowing): boolean {
  const [before, word, behind] = [words[at - 1], words[at], words[at + 1]];
  if (!word || word.isSign || !behind || FUNCTION_WORDS.has(word.word)) return false;
  if (!idle || idle.test(word.word) || !PLURAL.test(behind.word)) return false;
  if (PARTICIPLE.test(word.word)) return true;
  const isVerb = (verbMask(word.word) & (MAY.base | MAY.present | MAY.gerund)) !== 0;
  return among?.test(before?.word ?? '') === true && !isVerb && !PLURAL.test(word.word);
}

const NO_THING = new Set('until till throughout since about around than then when while'.split(' '));

/** A noun may stand there: "existing files", not "used by" nor "first greet". */
function isThing({ word, key, isSign }: SentenceWord): boolean {
  if (isSign || key.length < 3 || FUNCTION_WORDS.has(word) || NO_THING.has(word)) return false;
  const mask = verbMask(word);
  return mask === 0 || (mask & MAY.noun) !== 0 || word.endsWith('s');
}

/** The first word behind it that limits nothing itself. */
function thingBehind(
  words: readonly SentenceWord[],
  at: number,
  limits: RegExp | undefined,
): SentenceWord | undefined {
  let next = at + 1;
  while (limits?.test(words[next]?.word ?? '')) next++;
  return words[next];
}
