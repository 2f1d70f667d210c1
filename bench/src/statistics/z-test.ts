import { seededRandom } from '@refinery/statistics/random.ts';

const Z = 1.959963984540054;

/**
 * Whether somebody who looks at a two-sided z test of 5 % so many times ever sees a winner among two arms
 * that are the same.
 */
export function zDailyWinner(rate: number, units: number, looks: number, seed: number): boolean {
  const random = seededRandom(seed);
  const arms = [
    { n: 0, passed: 0 },
    { n: 0, passed: 0 },
  ];
  for (let unit = 1; unit <= units; unit += 1) {
    const arm = arms[random() < 0.5 ? 0 : 1];
    if (!arm) continue;
    arm.n += 1;
    if (random() < rate) arm.passed += 1;
    if (unit % Math.floor(units / looks) === 0 && Math.abs(zScore(arms)) > Z) return true;
  }
  return false;
}

function zScore(arms: readonly { n: number; passed: number }[]): number {
  const [one, other] = arms;
  if (!one?.n || !other?.n) return 0;
  const pooled = (one.passed + other.passed) / (one.n + other.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / other.n));
  return error === 0 ? 0 : (one.passed / one.n - other.passed / other.n) / error;
}
