import { LANGUAGE_LETTERS, LANGUAGE_WORDS } from './language-words.ts';
import { wordList } from './word-list.ts';

const ALL = LANGUAGE_WORDS.map(([language]) => language);

/** One bit per language that knows a word or letter. */
const WORD_BITS = new Map<string, number>();
for (const [index, [, list]] of LANGUAGE_WORDS.entries())
  for (const word of wordList(list)) WORD_BITS.set(word, (WORD_BITS.get(word) ?? 0) | (1 << index));

export const LETTER_BITS = new Map<number, number>();
for (const [letters, languages] of LANGUAGE_LETTERS)
  for (const letter of letters)
    LETTER_BITS.set(
      letter.charCodeAt(0),
      languages.split(' ').reduce((bits, language) => bits | (1 << ALL.indexOf(language)), 0),
    );

/** What the part before the apostrophe says of an unknown word ("nell'elenco"). */
function elidedBits(word: string): number | undefined {
  const apostrophe = word.indexOf("'");
  return apostrophe > 0 ? WORD_BITS.get(word.slice(0, apostrophe + 1)) : undefined;
}

/** What one word says about the language of its text. */
export interface LanguageHint {
  /** The languages that know the word; negated where only its letters are theirs; 0 for none or any. */
  bits: number;
  /** Of another script. */
  foreign: boolean;
}

export const NO_HINT: LanguageHint = { bits: 0, foreign: false };

export function hintOf(word: string): LanguageHint {
  const bits = WORD_BITS.get(word) ?? elidedBits(word);
  return bits === undefined ? spell(word) : { bits, foreign: false };
}

/** What the letters of an unknown word say. */
function spell(word: string): LanguageHint {
  let bits = -1;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 0xc0) continue;
    if (isOtherScript(code)) return { bits: 0, foreign: true };
    const known = LETTER_BITS.get(code);
    if (known !== undefined) bits &= known;
  }
  return { bits: bits === -1 ? 0 : -bits, foreign: false };
}

/** Neither Latin letters nor the marks and signs that go with them. */
const isOtherScript = (code: number): boolean => code >= 0x370 && !(code >= 0x1e00 && code < 0x2c00);
