/** Classes of code points as the tokenizer's pattern tells them apart. */
export const UPPER = 1;
export const LOWER = 2;
/** Letters without case and combining marks, but marks may also stand before a word as any sign may. */
export const CASELESS = 3;
export const MARK = 4;
export const NUMERAL = 5;
export const BLANK = 6;
export const LINE_BREAK = 7;
export const SIGN = 8;

const PATTERNS: readonly (readonly [number, RegExp])[] = [
  [LINE_BREAK, /[\r\n]/u],
  [BLANK, /\s/u],
  [LOWER, /\p{Ll}/u],
  [UPPER, /[\p{Lu}\p{Lt}]/u],
  [CASELESS, /[\p{Lm}\p{Lo}]/u],
  [MARK, /\p{M}/u],
  [NUMERAL, /\p{N}/u],
];

/** Filled when a code point is first met. */
const KNOWN = new Uint8Array(0x110000);

function pieceClass(codePoint: number): number {
  const known = KNOWN[codePoint] ?? 0;
  if (known !== 0) return known;
  const char = String.fromCodePoint(codePoint);
  const found = PATTERNS.find(([, pattern]) => pattern.test(char))?.[0] ?? SIGN;
  KNOWN[codePoint] = found;
  return found;
}

/** Class of the code point at `at`; lone surrogates are signs. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return (unit & 0xf800) === 0xd800
    ? pieceClass(text.codePointAt(at) ?? unit)
    : KNOWN[unit] || pieceClass(unit);
}

/** Index behind the code point at `at`. */
export function after(text: string, at: number): number {
  const pair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return at + (pair ? 2 : 1);
}
