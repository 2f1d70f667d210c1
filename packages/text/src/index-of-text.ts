/** So much is left to the engine, whose search may take the product of both lengths. In UTF-16 code units. */
const HEAD = 16;

/**
 * `text.indexOf(wanted, from)` in time linear in both lengths, whatever they hold: by the borders of what is
 * wanted (Knuth, Morris and Pratt), from where its head stands.
 */
export function indexOfText(text: string, wanted: string, from = 0): number {
  const head = text.indexOf(wanted.slice(0, HEAD), from);
  if (head < 0 || wanted.length <= HEAD) return head;
  if (wanted.length > text.length - head) return -1;
  const borders = bordersOf(wanted);
  let matched = 0;
  for (let at = head; at < text.length; at++) {
    matched = advance(wanted, borders, matched, text.charCodeAt(at));
    if (matched === wanted.length) return at + 1 - matched;
  }
  return -1;
}

export const includesText = (text: string, wanted: string): boolean => indexOfText(text, wanted) >= 0;

/** How much of `wanted` is matched behind one more unit. */
function advance(wanted: string, borders: Uint32Array, matched: number, unit: number): number {
  let length = matched;
  while (length > 0 && wanted.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
  return wanted.charCodeAt(length) === unit ? length + 1 : 0;
}

/** For each beginning of a text the length of the longest shorter one that it ends with. */
function bordersOf(wanted: string): Uint32Array {
  const borders = new Uint32Array(wanted.length);
  for (let at = 1; at < wanted.length; at++)
    borders[at] = advance(wanted, borders, borders[at - 1] ?? 0, wanted.charCodeAt(at));
  return borders;
}
