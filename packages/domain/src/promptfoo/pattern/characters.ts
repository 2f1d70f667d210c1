const ALPHANUMERIC = /^[A-Za-z0-9]$/;
const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u;

/** A character in RE2 syntax, in a class or outside, that stands for itself only. */
export function literal(code: number): string {
  const character = String.fromCodePoint(code);
  if (ALPHANUMERIC.test(character)) return character;
  if (code > 0x20 && code < 0x7f) return `\\${character}`;
  if (code === 0x20 || (code > 0x7f && LETTER_OR_NUMBER.test(character))) return character;
  return `\\x{${code.toString(16)}}`;
}

/** A text in RE2 syntax that matches itself only. */
export const literalText = (text: string): string =>
  [...text].map((character) => literal(character.codePointAt(0) ?? 0)).join('');

/** What `\s` is in JavaScript; in RE2 it is less. */
export const SPACES =
  '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
/** What `\S` is: all others, as a part of a class. */
export const NO_SPACES =
  '\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}' +
  '\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';
/** What `.` does not match in JavaScript; in RE2 it is the line feed only. */
export const LINE_ENDS = '\\n\\r\\x{2028}\\x{2029}';
export const ANYTHING = '\\x{0}-\\x{10ffff}';
