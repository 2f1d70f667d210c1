import { Capital } from './capital.ts';
import { FRACTIONS_OF_MANY } from './fractions.ts';

/**
 * What is claimed of a treatment beside its control, whose means are compared: the treatment's is more than
 * (1 + relative) times the control's, plus points.
 */
export interface Claim {
  /** 0 for a plain comparison; 0.1 for “10 % more”. */
  relative: number;
  /** In the unit of the values, which lie between 0 and 1. */
  points: number;
}

/** A unit of a test: in which of two arms it was, and its value between 0 and 1. */
export interface CountedUnit {
  isTreatment: boolean;
  value: number;
}

/**
 * Compares the means of two arms while their units come in, one by one, in any order that does not depend on
 * their values.
 *
 * Each unit is weighed by the share of its arm, so that one observation stands for the difference: x = m +
 * (y−m)·A/p − (1+r)·[m + (y−m)(1−A)/(1−p)] − points, with A = 1 in the treatment, p the share of the
 * treatment, m the mean of the values before. Its mean is what is claimed of the arms, whatever m is, and
 * with m near the values it varies little (augmented inverse probability weighting). Two capitals bet on it:
 * that its mean is more than 0, and that it is less.
 */
export class TwoArms {
  readonly #share: number;
  readonly #claim: Claim;
  readonly #above: Capital;
  readonly #below: Capital;
  #units: number;
  #sum: number;

  /** @param share of the treatment among the units of both arms, between 0 and 1 */
  constructor(share: number, claim: Claim, state?: TwoArmsState) {
    this.#share = share;
    this.#claim = claim;
    this.#above = new Capital(FRACTIONS_OF_MANY, state?.above);
    this.#below = new Capital(FRACTIONS_OF_MANY, state?.below);
    this.#units = state?.units ?? 0;
    this.#sum = state?.sum ?? 0;
  }

  count({ isTreatment, value }: CountedUnit): void {
    const x = this.#observe(isTreatment, value);
    const possible = [
      this.#observe(true, 0),
      this.#observe(true, 1),
      this.#observe(false, 0),
      this.#observe(false, 1),
    ];
    const least = Math.min(...possible);
    const most = Math.max(...possible);
    // Where it can only be more than 0, nothing can be lost.
    if (least < 0) this.#above.bet(x, -least);
    if (most > 0) this.#below.bet(-x, most);
    this.#units += 1;
    this.#sum += value;
  }

  /** How strongly the units speak for the claim: the natural logarithm of the capital. */
  get above(): number {
    return this.#above.log;
  }

  /** The same against it. */
  get below(): number {
    return this.#below.log;
  }

  get state(): TwoArmsState {
    return { above: this.#above.state, below: this.#below.state, units: this.#units, sum: this.#sum };
  }

  #observe(isTreatment: boolean, value: number): number {
    const { relative, points } = this.#claim;
    const mean = (this.#sum + 0.5) / (this.#units + 1);
    const treatment = mean + (isTreatment ? (value - mean) / this.#share : 0);
    const control = mean + (isTreatment ? 0 : (value - mean) / (1 - this.#share));
    return treatment - (1 + relative) * control - points;
  }
}

/** What a comparison goes on from. */
export interface TwoArmsState {
  above: number[];
  below: number[];
  units: number;
  sum: number;
}
