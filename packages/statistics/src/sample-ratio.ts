import { logGamma } from './log-gamma.ts';

/** It looks for shares about as far from the given ones as so many units would show. */
const CONCENTRATION = 100;
/** From here on something is wrong with the assignment. */
const MISMATCH = Math.log(1_000);

/**
 * How strongly units speak against the shares by which they should have been assigned to arms, as an e-value:
 * it may be looked at after every unit, and reaches 1,000 in one of 1,000 tests at most where nothing is
 * wrong.
 *
 * Lindon & Malek, “Anytime-valid inference for multinomial count data” (2022), equation 8: Γ(c)/Γ(c+n) · Π
 * Γ(cπₖ+nₖ)/(Γ(cπₖ)·πₖ^nₖ). A unit of arm k multiplies it by (cπₖ+nₖ)/((c+n)·πₖ), and their order does not
 * matter.
 */
export class SampleRatio {
  readonly #shares: readonly number[];
  readonly #counts: number[];
  #units = 0;
  #log = 0;

  /** @param shares of the arms, which sum up to 1, each more than 0 */
  constructor(shares: readonly number[]) {
    this.#shares = shares;
    this.#counts = shares.map(() => 0);
  }

  /** Counts a unit of an arm, by the arm's place. */
  count(arm: number, units = 1): void {
    const share = this.#shares[arm] ?? 1;
    const count = this.#counts[arm] ?? 0;
    this.#log +=
      logRising(CONCENTRATION * share + count, units) -
      logRising(CONCENTRATION + this.#units, units) -
      units * Math.log(share);
    this.#counts[arm] = count + units;
    this.#units += units;
  }

  /** The natural logarithm of the e-value. */
  get log(): number {
    return this.#log;
  }

  /** Whether the units are not shared out as they should be. */
  get isMismatch(): boolean {
    return this.#log >= MISMATCH;
  }
}

/** The natural logarithm of x(x+1)…(x+n−1), in a time that does not grow with n. */
const logRising = (x: number, n: number): number => (n === 1 ? Math.log(x) : logGamma(x + n) - logGamma(x));

/** The evidence of counts of all arms. */
export function sampleRatioOf(counts: readonly number[], shares: readonly number[]): SampleRatio {
  const ratio = new SampleRatio(shares);
  for (const [arm, count] of counts.entries()) ratio.count(arm, count);
  return ratio;
}
