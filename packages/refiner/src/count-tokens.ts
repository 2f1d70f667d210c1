import { countTokens as count } from 'gpt-tokenizer/encoding/o200k_base';

/** Text such as `<|endoftext|>` is what the user wrote, so no special token is recognized. */
const AS_PLAIN_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** The tokenizer merges a piece in quadratic time. No natural word or line of symbols is longer than this. */
const LONGEST_PIECE = 200;

const SPACE = 1;
const SYMBOL = 2;
const LETTER = 3;

/** Coarse class of a UTF-16 unit: the tokenizer never joins units of different classes over a whole run. */
function unitClass(code: number): number {
  if (code <= 32 || code === 0xa0 || code === 0x3000) return SPACE;
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122 ? LETTER : SYMBOL;
  return (code > 0x2000 && code < 0x2070) || (code > 0x3000 && code < 0x3040) || code > 0xff00
    ? SYMBOL
    : LETTER;
}

/**
 * Number of tokens of `text` in the o200k encoding (gpt-tokenizer). Special tokens count as plain text.
 * Never throws. Linear in the length: a run of more than 200 letters, symbols or spaces is counted in parts, which may
 * overstate such a run by one token per 100 units.
 */
export function countTokens(text: string): number {
  let total = 0;
  let done = 0;
  let runStart = 0;
  let runClass = 0;
  for (let i = 0; i < text.length; i++) {
    const here = unitClass(text.charCodeAt(i));
    if (here !== runClass) {
      runClass = here;
      runStart = i;
    } else if (i - runStart >= LONGEST_PIECE) {
      // Cut behind a whole surrogate pair.
      const low = (text.charCodeAt(i) & 0xfc00) === 0xdc00;
      const cut = low ? i - 1 : i;
      for (let from = Math.max(done, runStart); from < cut; ) {
        let to = Math.min(from + LONGEST_PIECE / 2, cut);
        if (to < cut && (text.charCodeAt(to) & 0xfc00) === 0xdc00) to++;
        if (from === runStart && done < runStart) total += count(text.slice(done, runStart), AS_PLAIN_TEXT);
        total += count(text.slice(from, to), AS_PLAIN_TEXT);
        from = to;
      }
      done = cut;
      runStart = cut;
    }
  }
  return total + (done < text.length ? count(done === 0 ? text : text.slice(done), AS_PLAIN_TEXT) : 0);
}
