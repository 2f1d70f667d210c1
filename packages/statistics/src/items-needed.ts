import { rejects } from './capital.ts';
import { ALPHA, limitsOf, type Method } from './compare-pairs.ts';
import { FRACTIONS_OF_FEW } from './fractions.ts';
import { evidenceAbove, evidenceBelow } from './mean-limits.ts';
import { seededRandom } from './random.ts';
import { verdictOf } from './verdict.ts';

/** Resamples of which {@link SHARE} must decide. */
const RESAMPLES = 100;
const SHARE = 0.8;
const MOST_ITEMS = 100_000;
const SEED = 1;

export interface ItemsNeededOptions {
  margin: number;
  method: Method;
}

/**
 * How many items are needed, about, until four of five runs would end with a verdict, if the differences went
 * on as they are: by resampling them. The common formula, 6.18·s²/δ², names half to two thirds of that. Null
 * where they do not decide with 100,000 items, or there are no two that differ from the margin.
 * @param differences of all items so far, each between −1 and 1
 */
export function itemsNeeded(differences: readonly number[], options: ItemsNeededOptions): number | null {
  if (differences.length === 0) return null;
  const enough = (n: number) => decidingShare(differences, n, options) >= SHARE;
  let high = 16;
  while (!enough(high)) {
    if (high >= MOST_ITEMS) return null;
    high = Math.min(2 * high, MOST_ITEMS);
  }
  let low = high / 2;
  // To 5 %: the resamples tell no more.
  while (high - low > Math.max(1, 0.05 * high)) {
    const middle = Math.round((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function decidingShare(differences: readonly number[], n: number, options: ItemsNeededOptions): number {
  const random = seededRandom(SEED);
  const sample = new Array<number>(n);
  let decided = 0;
  for (let run = 0; run < RESAMPLES; run += 1) {
    for (let at = 0; at < n; at += 1)
      sample[at] = differences[Math.floor(random() * differences.length)] ?? 0;
    if (decides(sample, options)) decided += 1;
    // It cannot be reached any more.
    if (decided + RESAMPLES - run - 1 < SHARE * RESAMPLES) return 0;
  }
  return decided / RESAMPLES;
}

/** Whether there is a verdict: without looking for the limits, where two points of them suffice. */
function decides(sample: readonly number[], { margin, method }: ItemsNeededOptions): boolean {
  if (method === 'tango') return verdictOf(limitsOf(sample, method), margin) !== 'inconclusive';
  const options = { least: -1, most: 1, fractions: FRACTIONS_OF_FEW };
  return (
    rejects(evidenceAbove(sample, -margin, options), ALPHA) ||
    rejects(evidenceBelow(sample, 0, options), ALPHA)
  );
}
