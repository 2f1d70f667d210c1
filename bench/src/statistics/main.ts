import { parseArgs } from 'node:util';
import { comparePairs } from '@refinery/statistics/compare-pairs.ts';
import { seededRandom } from '@refinery/statistics/random.ts';
import { isNotWorse } from '@refinery/statistics/verdict.ts';
import { printTable } from '../table.ts';
import { tangoErrors } from './exact-tango.ts';
import {
  type Arms,
  firstMismatch,
  firstUnit,
  gaussian,
  graded,
  hasWinner,
  isBreached,
  isProven,
  latency,
  passes,
} from './simulate.ts';
import { zDailyWinner } from './z-test.ts';

/**
 * How often verdicts of A/B tests and of runs are wrong, and how soon they come, by simulations with a look
 * after every unit. The baseline: a z test that is looked at daily for two weeks, as many teams do it.
 */
const { values } = parseArgs({ options: { simulations: { type: 'string', default: '2000' } } });
const SIMULATIONS = Number(values.simulations);
const PLAIN = { relative: 0, points: 0 };
const rows: string[][] = [];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const tell = (what: string, aim: string, found: string): void => {
  rows.push([what, aim, found]);
  console.error(`${what} | ${aim} | ${found}`);
};

function rate(happens: (seed: number) => boolean, simulations = SIMULATIONS): number {
  let count = 0;
  for (let seed = 1; seed <= simulations; seed += 1) if (happens(seed)) count += 1;
  return count / simulations;
}

function aaTests(): void {
  const cases: [string, Arms][] = [
    ...[0.5, 0.05, 0.01, 0.95].map((p): [string, Arms] => [
      `rate ${p}`,
      { control: passes(p), treatment: passes(p), share: 0.5, units: 6_000 },
    ]),
    ['rate 0.5, split 10/90', { control: passes(0.5), treatment: passes(0.5), share: 0.1, units: 6_000 }],
    ['graded', { control: graded(0.6, 0.2), treatment: graded(0.6, 0.2), share: 0.5, units: 6_000 }],
  ];
  for (const [name, arms] of cases)
    tell(
      `A/A, ${name}: false winners`,
      '≤ 5 %',
      percent(rate((seed) => firstUnit(arms, PLAIN, seed, hasWinner) !== null)),
    );
  tell(
    'A/A, rate 0.5: a z test looked at daily',
    '',
    percent(rate((seed) => zDailyWinner(0.5, 6_000, 14, seed))),
  );
}

function power(): void {
  const test = (name: string, arms: Arms, aim: string): void => {
    const found = Array.from({ length: SIMULATIONS }, (_, at) => firstUnit(arms, PLAIN, at + 1, hasWinner));
    const units = found.filter((unit) => unit !== null).sort((one, other) => one - other);
    const median =
      found.length / 2 < units.length ? `median ${units[Math.floor(found.length / 2)]}` : 'no median';
    tell(name, aim, `${percent(units.length / SIMULATIONS)}, ${median}`);
  };
  const arms = (from: number, to: number, share: number, units: number): Arms => ({
    control: passes(from),
    treatment: passes(to),
    share,
    units,
  });
  test('0.50 → 0.55 in 6,000 units', arms(0.5, 0.55, 0.5, 6_000), '≥ 75 %, median ≤ 4,000');
  test('0.80 → 0.85 in 6,000 units', arms(0.8, 0.85, 0.5, 6_000), '≥ 95 %');
  test('0.80 → 0.85 split 10/90 in 20,000 units', arms(0.8, 0.85, 0.1, 20_000), '≥ 95 %');
}

function sampleRatios(): void {
  tell('SRM: false', '≤ 0.3 %', percent(rate((seed) => firstMismatch(0.5, 6_000, seed) !== null)));
  tell('SRM: 54/46 by 6,000', '≥ 95 %', percent(rate((seed) => firstMismatch(0.54, 6_000, seed) !== null)));
}

function guardrails(): void {
  const within = { relative: 0.2, points: 0 };
  const equal: Arms = { control: latency(1, 0.5), treatment: latency(1, 0.5), share: 0.5, units: 1_000 };
  const slower: Arms = { ...equal, treatment: latency(1.5, 0.5) };
  tell(
    'latency, equal: proven within 20 % by 1,000',
    '≥ 95 %',
    percent(rate((seed) => firstUnit(equal, within, seed, isProven) !== null)),
  );
  tell(
    'latency, +50 %: stopped by 1,000',
    '≥ 95 %',
    percent(rate((seed) => firstUnit(slower, within, seed, isBreached) !== null)),
  );
  tell(
    'latency, equal: stopped falsely',
    '',
    percent(rate((seed) => firstUnit(equal, within, seed, isBreached) !== null)),
  );
  const errors: Arms = { control: passes(0.01), treatment: passes(0.01), share: 0.5, units: 6_000 };
  const tenth = { relative: 0.1, points: 0 };
  tell(
    'errors of 1 %: proven within a tenth by 6,000',
    '',
    percent(rate((seed) => firstUnit(errors, tenth, seed, isProven) !== null)),
  );
  const points = { relative: 0, points: 0.02 };
  const few = { ...errors, units: 1_200 };
  tell(
    'errors of 1 %: proven within 2 points by 1,200',
    '',
    percent(rate((seed) => firstUnit(few, points, seed, isProven) !== null)),
  );
}

function nonInferiority(): void {
  const worst = tangoErrors();
  tell(
    'Tango, exactly at the margin, 30–1,000 items, δ 1–10 points: worst error',
    '≤ 6.5 %',
    `${percent(worst.error)} (n ${worst.n}, δ ${worst.margin}, discordant ${worst.discordant.toFixed(3)})`,
  );
  const decided = (draw: (random: () => number) => number, n: number, margin: number) => (seed: number) => {
    const random = seededRandom(seed);
    const pairs = Array.from({ length: n }, () => {
      const difference = draw(random);
      return { baseline: (1 - difference) / 2, candidate: (1 + difference) / 2 };
    });
    const { verdict } = comparePairs(pairs, { margin });
    return isNotWorse(verdict);
  };
  const flips = (seed: number) => {
    const random = seededRandom(seed);
    const pairs = Array.from({ length: 200 }, () => {
      const drawn = random();
      return { baseline: drawn < 0.02 ? 1 : 0, candidate: drawn >= 0.02 && drawn < 0.04 ? 1 : 0 };
    });
    return isNotWorse(comparePairs(pairs, { margin: 0.05 }).verdict);
  };
  tell('2 % flips each way, 200 items, δ 5 points: power', '≥ 90 %', percent(rate(flips)));
  const spread = (mean: number) => (random: () => number) =>
    Math.min(Math.max(mean + 0.2 * gaussian(random), -1), 1);
  tell(
    'graded, s = 0.2, 300 items, δ 5 points: power',
    '≥ 90 %',
    percent(rate(decided(spread(0), 300, 0.05))),
  );
  const formula = (what: string, draw: (random: () => number) => number) => {
    for (const n of [30, 50, 300, 1_000])
      tell(`${what}, ${n} items: errors of the formula`, '≤ 5 %', percent(rate(decided(draw, n, 0.05))));
  };
  formula('graded, worse by the margin', spread(-0.05));
  // As the averages of repeats are: nearly all are ties.
  formula('one of ten items lost by half', (random) => (random() < 0.1 ? -0.5 : 0));
  formula('one of twenty items lost', (random) => (random() < 0.05 ? -1 : 0));
}

aaTests();
power();
sampleRatios();
guardrails();
nonInferiority();
printTable(['what', 'aim', 'found'], rows);
