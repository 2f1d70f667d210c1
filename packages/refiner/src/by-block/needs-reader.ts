import { stem } from '@refinery/text/stem.ts';
import { isHead } from './structure-problem.ts';
import type { Units } from './units.ts';
import { rangeOf, type Weighed } from './weigh-changes.ts';

/**
 * Whether somebody should read a change: the guard doubts it, something was merged or is gone, it is a heading or announces others, or its words
 * stand in another order or between other small words, which say who does what to whom.
 */
export function needsReader(units: Units, { change, found }: Weighed): boolean {
  if (found.requirements.length > 0 || found.added.length > 0) return true;
  const { first, last, words } = change;
  if (words === '' || first !== last) return true;
  const block = units.units[first]?.block ?? 0;
  if (units.blocks[block]?.kind === 'heading' || isHead(units, block)) return true;
  const { start, end } = rangeOf(units, change);
  return areMoved(wordsIn(units.text.slice(start, end)), wordsIn(words));
}

/** Words that say who does what to whom, and which comes first or is meant instead. */
const DIRECTING = new Set(
  [
    'by from to into onto than before after over without instead rather until',
    'von durch zu zum zur nach vor als ohne statt bis',
    'par vers avant après sans que plutôt',
    'por desde hacia antes después sin da dal prima dopo senza para depois sem',
  ]
    .join(' ')
    .split(' '),
);
/** Shorter words stand anywhere. */
const LONG = 4;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether words stand in another order than before, or some that direct were put in. */
function areMoved(before: readonly string[], after: readonly string[]): boolean {
  if (after.some((word) => SPACELESS.test(word))) return true;
  const known = new Set(before);
  if (after.some((word) => DIRECTING.has(word) && !known.has(word))) return true;
  const at = Map.groupBy(
    before.map((word, index) => ({ key: stem(word), index })),
    ({ key }) => key,
  );
  let last = -1;
  for (const word of after) {
    const places = word.length < LONG ? undefined : at.get(stem(word));
    if (!places) continue;
    const next = places.find(({ index }) => index > last);
    if (next === undefined) return true;
    last = next.index;
  }
  return false;
}
