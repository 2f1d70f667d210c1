import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import { type Notes, stepInto } from '../source/notes.ts';
import { isAbsent, isObject, isScalar } from '../source/plain-values.ts';

/** What an item may have. */
const MAX_ENTRIES = 16;
const MAX_KEY = 64;
const MAX_TEXT = 500;

/** The metadata of one layer, as far as an item may have it. */
export function readMetadata(written: unknown, path: string, notes: Notes): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  if (isAbsent(written)) return read;
  if (!isObject(written)) notes.add(path, 'is no object');
  for (const [key, value] of isObject(written) ? Object.entries(written) : []) {
    const at = stepInto(path, key);
    if (isAbsent(value)) continue;
    if (!isScalar(value)) notes.add(at, 'is no text, number or truth value');
    else if (key === '' || key.length > MAX_KEY)
      notes.add(at, `has a name that is empty or longer than ${MAX_KEY} characters`);
    else if (read.size >= MAX_ENTRIES) {
      notes.add(path, `has more than ${MAX_ENTRIES} entries: the others were left out`);
      break;
    } else {
      const text = String(value);
      if (text.length > MAX_TEXT) notes.add(at, `was cut to ${MAX_TEXT} characters`);
      read.set(key, firstCharacters(text, MAX_TEXT));
    }
  }
  return read;
}

/**
 * The metadata of a test, whose own entries go before those of what it is made from, and its description,
 * where the metadata has no entry of that name. Of more than 16 entries the first are kept.
 */
export function mergeMetadata(
  layers: readonly { metadata: ReadonlyMap<string, string>; description: string | null }[],
): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const { metadata } of layers.toReversed())
    for (const [key, value] of metadata)
      if (!merged.has(key) && merged.size < MAX_ENTRIES) merged.set(key, value);
  const described = layers.findLast(({ description }) => description !== null);
  if (described?.description && !merged.has('description') && merged.size < MAX_ENTRIES)
    merged.set('description', firstCharacters(described.description, MAX_TEXT));
  return merged;
}
