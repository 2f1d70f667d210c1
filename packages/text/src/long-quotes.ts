import type { Range } from './range.ts';

/** In characters. */
const LONGEST = 5000;
const BLANK_LINE = /\n[ \t]*\r?\n/;
/**
 * What stands before the mark that opens a quotation of several paragraphs, and behind the one that closes
 * it.
 */
const BEFORE = /(?:^|[\n:])[ \t]*$/;
const AFTER = /^(?:$|[\s.,;:!?)])/;

/**
 * Quotations of several paragraphs, which `quoteEnd` does not see. Linear: the search for an end stops at the
 * next mark.
 */
export function longQuotes(text: string): Range[] {
  const quotes: Range[] = [];
  if (!BLANK_LINE.test(text)) return quotes;
  for (let at = nextMark(text, 0); at >= 0; ) {
    const end = nextMark(text, at + 1);
    if (end < 0) break;
    const isLong = isPair(text, at, end) && BLANK_LINE.test(text.slice(at, end));
    if (isLong) quotes.push({ start: at, end: end + 1 });
    at = isLong || isPair(text, at, end) ? nextMark(text, end + 1) : end;
  }
  return quotes;
}

const MARK = /["“”]/g;

function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? -1;
}

function isPair(text: string, at: number, end: number): boolean {
  if (end - at > LONGEST || end - at < 3 || /\s/.test(text[at + 1] ?? ' ')) return false;
  if (text[at] === '“') return text[end] === '”';
  if (text[at] !== '"' || text[end] !== '"') return false;
  return (
    BEFORE.test(text.slice(Math.max(0, at - 10), at)) &&
    !/\s/.test(text[end - 1] ?? ' ') &&
    AFTER.test(text.slice(end + 1, end + 2))
  );
}
