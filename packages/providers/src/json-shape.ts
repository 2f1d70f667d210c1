/** Deeper than any vendor nests, and shallow enough for whatever walks the value recursively. */
const MAX_DEPTH = 64;
/** Commas, lists and objects. A completion has some hundred of them beside one long text. */
const MAX_MARKS = 50_000;

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];

/** The index of the quote that ends the string whose content begins at `from`; the length where none does. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let quote = bytes.indexOf(QUOTE, from); quote !== -1; quote = bytes.indexOf(QUOTE, quote + 1)) {
    let backslashes = 0;
    while (bytes[quote - 1 - backslashes] === BACKSLASH && quote - 1 - backslashes >= from) backslashes += 1;
    if (backslashes % 2 === 0) return quote;
  }
  return bytes.length;
}

/**
 * Whether a JSON text is cheap to parse and safe to walk: neither nested deeply nor made of very many values.
 * A reply of two megabytes of brackets would hold the event loop for half a second, and overflow the stack of
 * `JSON.stringify`. Says nothing of whether it is valid. Linear in the size.
 */
export function isPlainJson(bytes: Uint8Array): boolean {
  let depth = 0;
  let marks = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = endOfString(bytes, index + 1);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      marks += 1;
    } else if (byte === COMMA) marks += 1;
    if (depth > MAX_DEPTH || marks > MAX_MARKS) return false;
  }
  return true;
}
