/** Where two prompts differ. */
export interface Difference {
  /** Bytes from the start. */
  at: number;
  excerpt: string;
}

/** All together, with what is between them, at most 120 characters. */
const BEFORE_BYTES = 40;
const SIDE_BYTES = 60;
const BEFORE_CHARACTERS = 24;
const SIDE_CHARACTERS = 42;

/** How many bytes two heads share. */
export function sharedBytes(one: Buffer, other: Buffer): number {
  const end = Math.min(one.length, other.length);
  let low = 0;
  let high = end;
  // Compared in halves, each by the machine: a loop over bytes takes 50 times as long.
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (one.compare(other, low, middle, low, middle) === 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

const CONTINUATION = 0b1000_0000;

/** The start of the character that a byte is in. */
function startOfCharacter(head: Buffer, at: number): number {
  let start = at;
  while (start > 0 && ((head[start] ?? 0) & 0b1100_0000) === CONTINUATION) start -= 1;
  return start;
}

const textOf = (head: Buffer, start: number, end: number): string =>
  head
    .subarray(startOfCharacter(head, start), startOfCharacter(head, Math.min(end, head.length)))
    .toString()
    // What no line should break, and what no database can hold.
    .replaceAll(/[\p{C}\s]+/gu, ' ');

const first = (text: string, count: number): string => [...text].slice(0, count).join('');
const last = (text: string, count: number): string => [...text].slice(-count).join('');

/** Where a head first differs from an earlier one, `shared` bytes from the start. */
export function differenceOf(earlier: Buffer, later: Buffer, shared: number): Difference {
  const at = Math.min(startOfCharacter(earlier, shared), startOfCharacter(later, shared));
  const before = last(textOf(later, Math.max(0, at - BEFORE_BYTES), at), BEFORE_CHARACTERS);
  const side = (head: Buffer) => first(textOf(head, at, at + SIDE_BYTES), SIDE_CHARACTERS);
  const start = at > before.length ? '…' : '';
  return { at, excerpt: `${start}${before}[${side(earlier)} → ${side(later)}]` };
}
