const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/** A text without white space, and what that was. */
export interface CompactedJson {
  text: string;
  /** Places with white space that has a line break. */
  breaks: number;
  /** Places with other white space. */
  gaps: number;
}

const isSpace = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;

/** The end of the string whose quote is at `start`, behind the closing one. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== QUOTE && at < text.length; code = text.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}

/**
 * Removes the white space outside strings from a text that is JSON. Every other character stays as it is: the
 * spelling of numbers and escapes, the order of members, repeated keys. Linear in the length.
 *
 * **Frozen.** Vendors cache prompts by what they read. If this gave one character more or less than it did
 * yesterday, every conversation under way would lose its cached tokens, and pay for them again.
 * `compact-json.test.ts` pins what it gives; what should be different is another function, under another
 * name.
 */
export function compactJson(text: string): CompactedJson {
  const parts: string[] = [];
  let [breaks, gaps, from, at] = [0, 0, 0, 0];
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (isSpace(code)) {
      parts.push(text.slice(from, at));
      from = endOfSpace(text, at);
      if (hasBreak(text, at, from)) breaks += 1;
      else gaps += 1;
      at = from;
    } else at += 1;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), breaks, gaps };
}

function endOfSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function hasBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === LINE_FEED) return true;
  return false;
}
