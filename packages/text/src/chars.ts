/** Character classes of UTF-16 units. */
const OTHER = 0;
export const SPACE = 1;
export const BREAK = 2;
export const LETTER = 3;
export const DIGIT = 4;
const PUNCTUATION = 5;

const ASCII = new Uint8Array(128).fill(OTHER);
for (let code = 33; code < 127; code++) ASCII[code] = PUNCTUATION;
for (let code = 48; code < 58; code++) ASCII[code] = DIGIT;
for (let code = 97; code < 123; code++) {
  ASCII[code] = LETTER;
  ASCII[code - 32] = LETTER;
}
for (const code of [9, 11, 12, 32]) ASCII[code] = SPACE;
ASCII[10] = BREAK;
ASCII[13] = BREAK;

/**
 * Class of a UTF-16 unit. Beyond ASCII everything is a letter (combining marks and scripts without spaces
 * included) but the punctuation and symbol blocks, spaces, and surrogates, which are mostly emoji.
 */
export function classOf(code: number): number {
  if (code < 128) return ASCII[code] ?? OTHER;
  if (code < 0xc0)
    return code === 0xa0 ? SPACE : code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : PUNCTUATION;
  if (code < 0x2000) return code === 0xd7 || code === 0xf7 ? PUNCTUATION : LETTER;
  if (code < 0x2c00) return inSymbolBlocks(code);
  if (code >= 0x3000 && code < 0x3040) return code === 0x3000 ? SPACE : PUNCTUATION;
  if (code >= 0xd800 && code < 0xe000) return OTHER;
  if (code >= 0xfe00 && code < 0xff10) return OTHER;
  // Full-width colon to "@": between ideographs without spaces these end words.
  if (code >= 0xff1a && code < 0xff21) return PUNCTUATION;
  return LETTER;
}

function inSymbolBlocks(code: number): number {
  if (code === 0x2028 || code === 0x2029) return BREAK;
  if (code <= 0x200a || code === 0x202f || code === 0x205f) return SPACE;
  if (code < 0x200b + 5 || (code >= 0x202a && code < 0x202f) || (code >= 0x2060 && code < 0x2070))
    return OTHER;
  return code < 0x2070 || code >= 0x2190 ? PUNCTUATION : OTHER;
}

/** True for a to z only: the words that English rules may touch. */
export function isLowerAscii(code: number): boolean {
  return code >= 97 && code <= 122;
}

export function isUpperAscii(code: number): boolean {
  return code >= 65 && code <= 90;
}
