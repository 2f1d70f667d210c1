import { createHash } from 'node:crypto';

/** The same choice for the same seed, whatever else changes in the list. */
export function sample<T>(
  entries: readonly T[],
  count: number,
  seed: string,
  key: (entry: T) => string,
): T[] {
  if (count >= entries.length) return [...entries];
  const rank = (entry: T) =>
    createHash('sha256')
      .update(`${seed} ${key(entry)}`)
      .digest('hex');
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ entry }) => entry);
}
