const STEPS = 60;

/**
 * Where a condition that holds at `low` and not beyond some point stops to hold, to the last digits of a
 * number.
 * @returns `low` where it holds nowhere, `high` where it holds everywhere
 */
export function lastWhere(low: number, high: number, holds: (value: number) => boolean): number {
  if (!holds(low)) return low;
  if (holds(high)) return high;
  let [yes, no] = [low, high];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (yes + no) / 2;
    if (middle === yes || middle === no) break;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
