import {
  after,
  BLANK,
  CASELESS,
  classAt,
  LINE_BREAK,
  LOWER,
  MARK,
  NUMERAL,
  SIGN,
  UPPER,
} from './piece-class.ts';

const APOSTROPHE = 39;
const SLASH = 47;
const SPACE = 32;
const MOST_NUMERALS = 3;

/**
 * End of the piece that starts at `at`, as the o200k encoding splits a text before it merges the bytes of
 * each piece into tokens (`O200K_TOKEN_SPLIT_PATTERN` of gpt-tokenizer, with its backtracking worked out).
 * The pieces of a text together cost time linear in its length.
 */
export function pieceEnd(text: string, at: number): number {
  const first = classAt(text, at);
  if (first === UPPER || first === LOWER || first === CASELESS) return wordEnd(text, at);
  if (first === NUMERAL) return numeralsEnd(text, at);
  if (first === LINE_BREAK) return blanksEnd(text, at);
  // Any one sign or blank may stand before a word.
  const behind = after(text, at);
  const word = wordEnd(text, behind, first === MARK);
  if (word > behind || first === MARK) return word;
  if (first === SIGN) return signsEnd(text, behind);
  if (text.charCodeAt(at) === SPACE && behind < text.length && classAt(text, behind) === SIGN)
    return signsEnd(text, behind);
  return blanksEnd(text, at);
}

/**
 * End of a word from `from` on: capitals, then small letters, then a contraction. Without small letters it
 * ends behind its last letter without case; behind a mark, which is such a letter itself, there. `from` where
 * there is no word.
 */
function wordEnd(text: string, from: number, behindMark = false): number {
  let end = from;
  let caseless = behindMark ? from : -1;
  while (end < text.length) {
    const here = classAt(text, end);
    if (here !== UPPER && here !== CASELESS && here !== MARK) break;
    end = after(text, end);
    if (here !== UPPER) caseless = end;
  }
  const capitals = end;
  while (end < text.length) {
    const here = classAt(text, end);
    if (here !== LOWER && here !== CASELESS && here !== MARK) break;
    end = after(text, end);
  }
  if (end === capitals && caseless >= 0) end = caseless;
  return end === from && !behindMark ? from : contractionEnd(text, end);
}

/** Behind 's, 'd, 'm, 't, 'll, 've or 're. */
function contractionEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== APOSTROPHE) return at;
  const first = text.charCodeAt(at + 1) | 32;
  const second = text.charCodeAt(at + 2) | 32;
  if (first === 115 || first === 100 || first === 109 || first === 116) return at + 2;
  if (first === 108 && second === 108) return at + 3;
  return (first === 118 || first === 114) && second === 101 ? at + 3 : at;
}

function numeralsEnd(text: string, at: number): number {
  let end = after(text, at);
  for (let count = 1; count < MOST_NUMERALS && end < text.length && classAt(text, end) === NUMERAL; count++)
    end = after(text, end);
  return end;
}

/** Signs with the line breaks and slashes behind them. */
function signsEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const here = classAt(text, end);
    if (here !== SIGN && here !== MARK) break;
    end = after(text, end);
  }
  while (end < text.length && (text.charCodeAt(end) === SLASH || classAt(text, end) === LINE_BREAK)) end++;
  return end;
}

/** Blanks up to the last line break; without one, all but the last, which belongs to what follows. */
function blanksEnd(text: string, at: number): number {
  let end = at;
  let broken = -1;
  while (end < text.length) {
    const here = classAt(text, end);
    if (here === LINE_BREAK) broken = end + 1;
    else if (here !== BLANK) break;
    end++;
  }
  if (broken >= 0) return broken;
  return end === text.length || end === at + 1 ? end : end - 1;
}
