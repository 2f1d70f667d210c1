import { SliceTable } from './slice-table.ts';

const KNOWN = new SliceTable(1 << 14);
const LOWER: string[] = [];

/**
 * Lower-case text of the word from `start` to `end`, typographic apostrophes made plain. Frequent words are one string wherever they
 * stand, so that looking them up costs no new string and no new hash.
 */
export function lowerCase(text: string, start: number, end: number): string {
  const known = KNOWN.find(text, start, end);
  if (known >= 0) return LOWER[known] ?? '';
  const lower = text.slice(start, end).toLowerCase().replaceAll('’', "'");
  const entry = KNOWN.add(text, start, end);
  if (entry >= 0) LOWER[entry] = lower;
  return lower;
}
