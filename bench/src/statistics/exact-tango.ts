import { Z_95 } from '@refinery/statistics/compare-pairs.ts';
import { tangoScore } from '@refinery/statistics/tango.ts';

const SIZES = [30, 50, 75, 100, 150, 200, 300, 500, 750, 1_000];
const MARGINS = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1];
/** Rates at which the candidate fails what the baseline passes, beyond the margin. */
const EXTRA = [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

interface TangoError {
  error: number;
  n: number;
  margin: number;
  /** The rate of pairs that differ. */
  discordant: number;
}

/**
 * The worst rate at which a candidate that is worse by exactly the margin is called not worse: computed, not
 * simulated.
 */
export function tangoErrors(): TangoError {
  let worst: TangoError = { error: 0, n: 0, margin: 0, discordant: 0 };
  for (const n of SIZES)
    for (const margin of MARGINS)
      for (const gained of EXTRA) {
        const lost = gained + margin;
        if (gained + lost > 1) continue;
        const error = errorOf(n, margin, gained, lost);
        if (error > worst.error) worst = { error, n, margin, discordant: gained + lost };
      }
  return worst;
}

/**
 * The probability, over the multinomial counts of gained and lost pairs, that the lower limit lies above
 * −margin.
 */
function errorOf(n: number, margin: number, gained: number, lost: number): number {
  const logs = logFactorials(n);
  const same = 1 - gained - lost;
  let sum = 0;
  for (let up = 0; up <= n; up += 1) {
    if (gained === 0 && up > 0) break;
    for (let down = 0; down <= n - up; down += 1) {
      const log =
        (logs[n] ?? 0) -
        (logs[up] ?? 0) -
        (logs[down] ?? 0) -
        (logs[n - up - down] ?? 0) +
        times(up, gained) +
        times(down, lost) +
        times(n - up - down, same);
      if (log < -40) {
        if (down > n * lost) break;
        continue;
      }
      if (tangoScore({ n, gained: up, lost: down }, -margin) > Z_95) sum += Math.exp(log);
    }
  }
  return sum;
}

const times = (count: number, probability: number): number =>
  count === 0 ? 0 : count * Math.log(probability);

const known = new Map<number, Float64Array>();

function logFactorials(n: number): Float64Array {
  const found = known.get(n);
  if (found) return found;
  const logs = new Float64Array(n + 1);
  for (let at = 1; at <= n; at += 1) logs[at] = (logs[at - 1] ?? 0) + Math.log(at);
  known.set(n, logs);
  return logs;
}
