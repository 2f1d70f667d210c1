import { isHead } from './structure-problem.ts';
import type { Units } from './units.ts';
import { rangeOf, type Weighed } from './weigh-changes.ts';

/** What rules can tell of a change. */
export interface Reading {
  /** Whether the guard found anything. */
  isDoubted: boolean;
  /**
   * Whether words only went: none was put in or moved, nothing was merged, and it is no heading and announces
   * nothing.
   */
  onlyShortens: boolean;
  /**
   * Whether somebody should read it: all that is more than words gone that ask nothing wherever they stand.
   */
  needsReader: boolean;
}

export function readingOf(units: Units, { change, found }: Weighed): Reading {
  const isDoubted = found.requirements.length + found.added.length > 0;
  const { first, last, words } = change;
  const block = units.units[first]?.block ?? 0;
  const isPlain =
    words !== '' && first === last && units.blocks[block]?.kind !== 'heading' && !isHead(units, block);
  const { start, end } = rangeOf(units, change);
  const gone = isPlain ? goneOf(units.text.slice(start, end), words) : undefined;
  const needsReader = isDoubted || !gone?.every((word) => EMPTY.has(word));
  return { isDoubted, onlyShortens: gone !== undefined, needsReader };
}

/** Words that ask nothing wherever they stand, and how what asks begins. */
const EMPTY = new Set(
  [
    'a an the please kindly really very just simply actually basically quite also that which who is are be you your',
    'should could would can will make sure ensure want need like i me to so kind as hello hi thanks thank',
  ]
    .join(' ')
    .split(' '),
);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The words that are gone; undefined where others came or stand elsewhere. Signs of the sentence may change.
 * In scripts without spaces a run of letters is a word.
 */
function goneOf(before: string, after: string): string[] | undefined {
  const left = wordsIn(after);
  let at = 0;
  const gone = wordsIn(before).filter((word) => {
    if (word !== left[at]) return true;
    at++;
    return false;
  });
  return at === left.length ? gone : undefined;
}
