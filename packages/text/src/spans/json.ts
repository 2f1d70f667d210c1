import type { ScanState } from './span.ts';

const OPENS_JSON = /[{[]\s*(?:["{[\]}]|-?\d|true\b|false\b|null\b)/y;

/**
 * End of a JSON value (object or array) at `at`, or -1. What is balanced and has quoted keys but does not
 * parse (comments, placeholders, trailing commas) is accepted too: it is data all the same.
 */
export function jsonEnd(state: ScanState, at: number): number {
  const { text } = state;
  OPENS_JSON.lastIndex = at;
  if (state.budget <= 0 || !OPENS_JSON.test(text)) return -1;
  const end = balancedEnd(text, at, state.budget);
  state.budget -= Math.abs(end) - (end < 0 ? 0 : at);
  if (end < 0) return -1;
  const slice = text.slice(at, end);
  return /"\s*:/.test(slice) || isJson(slice) ? end : -1;
}

/**
 * Index behind the bracket that closes the one at `at`; minus the number of characters looked at where there
 * is none.
 */
function balancedEnd(text: string, at: number, budget: number): number {
  const limit = Math.min(text.length, at + budget);
  let depth = 0;
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = stringEnd(text, i, limit);
      if (i < 0) return -(limit - at);
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -(limit - at);
}

function stringEnd(text: string, at: number, limit: number): number {
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON text without insignificant whitespace; numbers, key order and strings stay as written. */
export function minifyJson(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) i = Math.max(i, stringEnd(text, i, text.length));
    else if (code === 32 || code === 10 || code === 13 || code === 9) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** True where no whitespace stands outside of strings, so that there is nothing to minify. */
export function isDense(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') i = Math.max(i, stringEnd(text, i, text.length));
    else if (isSpace(char) || (char === '/' && text[i + 1] === '/')) return false;
  }
  return true;
}

const STRUCTURE = '{}[],:';
/** Pasted from a web page it is layout too. */
const NO_BREAK_SPACE = '\u00a0';
const isSpace = (char: string | undefined): boolean =>
  char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === NO_BREAK_SPACE;

/**
 * Data that is JSON but for placeholders, trailing commas or `//` comments, without the whitespace beside
 * brackets, commas and colons. Comments keep their line. Undefined where other marks of comments make it
 * unclear what whitespace means.
 */
export function minifyNearJson(text: string): string | undefined {
  const parts: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '#' || (char === '/' && text[i + 1] === '*')) return undefined;
    let end = i + 1;
    if (char === '"') {
      const close = stringEnd(text, i, text.length);
      if (close < 0) return undefined;
      end = close + 1;
      // A quotation mark inside a string that is not escaped: the strings are not what they seem.
      let next = end;
      while (isSpace(text[next])) next++;
      if (!STRUCTURE.includes(text[next] ?? '}') && text[next] !== '/') return undefined;
    } else if (char === '/' && text[i + 1] === '/') {
      const line = text.indexOf('\n', i);
      end = line < 0 ? text.length : line + 1;
    } else if (isSpace(char)) {
      while (isSpace(text[end])) end++;
      const before = parts.at(-1)?.at(-1) ?? '{';
      if (!STRUCTURE.includes(before) && before !== '\n' && !STRUCTURE.includes(text[end] ?? '}'))
        parts.push(text.slice(i, end));
      i = end - 1;
      continue;
    }
    parts.push(text.slice(i, end));
    i = end - 1;
  }
  return parts.join('');
}
