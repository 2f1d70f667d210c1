import { rejects } from '@refinery/statistics/capital.ts';
import { seededRandom } from '@refinery/statistics/random.ts';
import { SampleRatio } from '@refinery/statistics/sample-ratio.ts';
import { type Claim, TwoArms } from '@refinery/statistics/two-arms.ts';

export interface Arms {
  /** What a unit of each arm is worth: between 0 and 1. */
  control: Draw;
  treatment: Draw;
  /** Of the treatment. */
  share: number;
  units: number;
}

export type Draw = (random: () => number) => number;

export const passes =
  (rate: number): Draw =>
  (random) =>
    random() < rate ? 1 : 0;

/** Around a mean, of a value that is neither pass nor fail. */
export const graded =
  (mean: number, spread: number): Draw =>
  (random) =>
    Math.min(Math.max(mean + spread * (random() + random() + random() - 1.5), 0), 1);

/** Times with this σ of their logarithms, as shares of a cap that is eight times their median. */
export const latency =
  (times: number, sigma: number): Draw =>
  (random) =>
    Math.min((times * Math.exp(sigma * gaussian(random))) / 8, 1);

/** By Box and Muller. */
export const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The unit at which a look first shows something, by a look after each; null where none does. */
export function firstUnit(
  { control, treatment, share, units }: Arms,
  claim: Claim,
  seed: number,
  shows: (arms: TwoArms) => boolean,
): number | null {
  const random = seededRandom(seed);
  const arms = new TwoArms(share, claim);
  for (let unit = 1; unit <= units; unit += 1) {
    const isTreatment = random() < share;
    arms.count({ isTreatment, value: (isTreatment ? treatment : control)(random) });
    if (shows(arms)) return unit;
  }
  return null;
}

/** A winner of two arms, either of them, at an error rate of 5 %. */
export const hasWinner = ({ above, below }: TwoArms): boolean =>
  rejects(above, 0.05 / 2) || rejects(below, 0.05 / 2);
/** The treatment is proven not to have more than is claimed. */
export const isProven = ({ below }: TwoArms): boolean => rejects(below, 0.05);
/** It is proven to have more. */
export const isBreached = ({ above }: TwoArms): boolean => rejects(above, 0.05);

/** The unit at which an assignment is first found to be wrong. */
export function firstMismatch(share: number, units: number, seed: number): number | null {
  const random = seededRandom(seed);
  const ratio = new SampleRatio([0.5, 0.5]);
  for (let unit = 1; unit <= units; unit += 1) {
    ratio.count(random() < share ? 0 : 1);
    if (ratio.isMismatch) return unit;
  }
  return null;
}
