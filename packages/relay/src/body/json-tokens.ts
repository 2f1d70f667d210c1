import { BodyError } from './body-error.ts';

const [QUOTE, BACKSLASH, LOWER_U] = [0x22, 0x5c, 0x75];
const [MINUS, PLUS, POINT, ZERO, NINE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39];

/** A look-up of bytes: 1 where `belongs` says so. */
function tableOf(belongs: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (belongs(byte) ? 1 : 0));
}

/** Which bytes may follow a backslash by themselves. */
const SIMPLE_ESCAPES = tableOf((byte) => '"\\/bfnrt'.includes(String.fromCharCode(byte)));
const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

function isHexDigit(byte = 0): boolean {
  const lower = byte | 0x20;
  return (byte >= ZERO && byte <= NINE) || (lower >= 0x61 && lower <= 0x66);
}

/** The end of the escape that begins with the backslash at `at`. */
function endOfEscape(bytes: Uint8Array, at: number): number {
  const kind = bytes[at + 1];
  if (SIMPLE_ESCAPES[kind ?? 0] === 1) return at + 2;
  if (kind !== LOWER_U) throw new BodyError('invalid_json', at);
  for (let digit = at + 2; digit < at + 6; digit += 1) {
    if (!isHexDigit(bytes[digit])) throw new BodyError('invalid_json', at);
  }
  return at + 6;
}

/**
 * The end of the string whose quote is at `start`, behind the closing one; negative where the string has
 * escapes.
 * @throws {BodyError} `invalid_json`
 */
export function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  let sign = 1;
  for (;;) {
    let byte = bytes[at];
    while (byte !== undefined && byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH) {
      at += 1;
      byte = bytes[at];
    }
    if (byte === QUOTE) return sign * (at + 1);
    if (byte !== BACKSLASH) throw new BodyError('invalid_json', at);
    at = endOfEscape(bytes, at);
    sign = -1;
  }
}

/** The end of `true`, `false` or `null` at `start`, if one is there. */
export function endOfLiteral(bytes: Uint8Array, start: number): number | undefined {
  const word = LITERALS.find(([first]) => first === bytes[start]);
  if (!word) return undefined;
  for (const [index, byte] of word.entries()) {
    if (bytes[start + index] !== byte) throw new BodyError('invalid_json', start);
  }
  return start + word.length;
}

/** Steps over digits, of which there must be one. */
function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[at] ?? 0) at += 1;
  if (at === start) throw new BodyError('invalid_json', at);
  return at;
}

/**
 * The end of the number at `start`.
 * @throws {BodyError} `invalid_json` where none is there
 */
export function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start;
  // A zero stands alone: what follows it is no part of the number.
  at = bytes[at] === ZERO ? at + 1 : endOfDigits(bytes, at);
  if (bytes[at] === POINT) at = endOfDigits(bytes, at + 1);
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    const signed = bytes[at + 1] === PLUS || bytes[at + 1] === MINUS;
    at = endOfDigits(bytes, at + (signed ? 2 : 1));
  }
  return at;
}
