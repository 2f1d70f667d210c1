import { NUMBER as NUMBER_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { MULTIPLES } from './number-words.ts';
import type { Value } from './plain-value.ts';

const TIMES = new Set(['times', 'x', '×', 'mal', 'fois', 'veces', 'vezes', 'volte']);
/** Two of them are a number by themselves. */
const WORDS = new Set(['twice', 'thrice', ...MULTIPLES.keys()]);

/** Index behind the "times" of a number, or behind a word that says both; -1 where neither stands. */
export function timesAt(cursor: Cursor, { next, suffix, literal }: Value): number {
  if (literal !== undefined) return -1;
  if (suffix !== '') return suffix === 'x' ? next : -1;
  if (WORDS.has(cursor.token(next - 1)?.lower ?? '')) return next;
  const at = cursor.skip(next);
  if (!TIMES.has(cursor.token(at)?.lower ?? '')) return -1;
  // "2 × 1 m" are two lengths.
  const behind = cursor.token(cursor.skip(at + 1));
  return behind?.kind === NUMBER_TOKEN ? -1 : at + 1;
}
