import { openingWords } from './function-words.ts';
import type { Words } from './words.ts';

const CLOSING = new Set([',', '.', ';', ':', '!', '?', ')']);
const ENDING = new Set([',', '.', ';', '!', '?', ')', '–', '—']);
/** French has a space in front of these. */
const FRENCH = new Set([';', ':', '!', '?']);
/** A capital behind these starts something. */
const STARTS = /^(?:[.:!?…"“„«¿¡([\]•\-–—>#|]|\s*)$/;
/** Said twice in a row on purpose: "very, very", "blah blah", "had had", "that that". */
const TWICE = new Set(['that', 'had', 'very', 'really', 'blah', 'sie', 'nous', 'vous', 'so', 'no', 'bye']);

/**
 * What no language allows: doubled words and marks, a clause that ends in a word that opens one, lost and
 * found capitals.
 */
export function markFaults(text: Words, found: (fault: string) => void): void {
  const { words, shapes, isWord } = text;
  const opening = openingWords(text.language);
  if (/^\p{Ll}/u.test(shapes.find((shape) => /[\p{L}\p{N}]/u.test(shape)) ?? ''))
    found('small letter at the start');
  if (CLOSING.has(words[0] ?? '')) found('mark at the start');
  for (let k = 0; k < words.length; k++) {
    const word = words[k] ?? '';
    const next = words[k + 1];
    if (isWord[k] && word === next && !TWICE.has(word)) found(`${word} twice`);
    if (opening.has(word) && (next === undefined || ENDING.has(next))) found(`ends in ${word}`);
    if (k > 0) marksMeet(text, k, found);
    if (
      k > 0 &&
      text.language !== 'de' &&
      /^\p{Lu}\p{Ll}/u.test(shapes[k] ?? '') &&
      !STARTS.test(words[k - 1] ?? '')
    )
      found('capital inside');
  }
}

function marksMeet({ words, spaced, language }: Words, k: number, found: (fault: string) => void): void {
  const before = words[k - 1] ?? '';
  const mark = words[k] ?? '';
  if (before === '(' && mark === ')') found('empty brackets');
  if (CLOSING.has(mark) && spaced[k] && !(language === 'fr' && FRENCH.has(mark)))
    found(`space before ${mark}`);
  if (/^[,;:]$/.test(before) && /^[,;:.!?]$/.test(mark)) found(`${before}${mark}`);
  if (/^[!?]$/.test(before) && mark === '.') found(`${before}${mark}`);
  if (/^[.!?]$/.test(before) && /^[,;:]$/.test(mark)) found(`${before}${mark}`);
}
