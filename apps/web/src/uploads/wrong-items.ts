import { ApiError } from '@prompt-refinery/client';

/** What is wrong at one place of an upload. */
export interface WrongItem {
  /** Of the file; of JSON, the number of the item. */
  line: number;
  /** In the item; empty: the item as a whole. */
  path: string;
  message: string;
}

const IN_JSON = /^items\.(\d+)(?:\.(.*))?$/s;

/**
 * The items that the API refuses, each place once: those of files have lines, those of a JSON body stand in a
 * list. Empty for other errors.
 */
export function wrongItemsOf(error: unknown): WrongItem[] {
  if (!(error instanceof ApiError)) return [];
  const found = new Map<string, WrongItem>();
  for (const one of error.errors) {
    const place = placeOf(one);
    if (!place) continue;
    const key = `${place.line} ${place.path}`;
    const before = found.get(key);
    // A value that may be of several types is refused as each of them.
    found.set(key, { ...place, message: before ? `${before.message}; ${one.message}` : one.message });
  }
  return [...found.values()];
}

function placeOf({ line, path }: ApiError['errors'][number]): Omit<WrongItem, 'message'> | null {
  const [, index, rest = ''] = IN_JSON.exec(path) ?? [];
  if (index !== undefined) return { line: Number(index) + 1, path: rest };
  return line === undefined ? null : { line, path };
}
