import type { ScanState } from './span.ts';

const OPENS_JSON = /[{[]\s*(?:["{[\]}]|-?\d|true\b|false\b|null\b)/y;

/**
 * End of a JSON value (object or array) at `at`, or -1. What is balanced and has quoted keys but does not parse (comments,
 * placeholders, trailing commas) is accepted too: it is data all the same.
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

/** Index behind the bracket that closes the one at `at`; minus the number of characters looked at where there is none. */
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
