/** Deeper values are refused: what reads them step by step would run out of stack. */
const MAX_DEPTH = 30;

/**
 * What a column can hold of a text that nobody refuses: U+FFFD stands for the NUL character and for halves of
 * surrogate pairs.
 */
export const toStorableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** A text that cannot be stored and given back as it is. */
export interface UnstorableText {
  /** Where it is, with dots between the steps; empty for the value itself. */
  path: string;
  message: string;
}

/**
 * Finds the first text in a JSON value, keys included, that no UTF-8 database holds: with the NUL character,
 * or with half of a surrogate pair (which UTF-8 cannot express, so that it would come back changed). A value
 * that is nested more than 30 deep is none that can be stored, either.
 */
export function findUnstorableText(value: unknown, path = '', depth = 0): UnstorableText | null {
  if (typeof value === 'string') {
    const message = problemOf(value);
    return message ? { path, message } : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH) return { path, message: `must not be nested more than ${MAX_DEPTH} deep` };
  for (const [key, entry] of Object.entries(value)) {
    const message = problemOf(key);
    if (message) return { path, message: `has a field whose name ${message}` };
    const found = findUnstorableText(entry, path ? `${path}.${key}` : key, depth + 1);
    if (found) return found;
  }
  return null;
}

function problemOf(text: string): string | null {
  if (text.includes('\0')) return 'must not contain the NUL character (U+0000)';
  return text.isWellFormed() ? null : 'must be well-formed Unicode: it contains half of a surrogate pair';
}
