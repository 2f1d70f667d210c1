/**
 * The capital of somebody who bets against a claim about a mean, and may look at it whenever they like.
 *
 * Waudby-Smith & Ramdas, “Estimating means of bounded random variables by betting” (2024): whoever bets a
 * fraction c of what can be lost against “the mean is at most 0” multiplies their capital by 1 + c·x/w for
 * each observation x that is at least −w. If the claim holds, it is a supermartingale that begins at 1, and
 * by Ville's inequality it ever reaches 1/α with a probability of α at most. The mean over several fractions
 * is such a capital, too, and grows about as fast as the best of them.
 */
export class Capital {
  readonly #fractions: readonly number[];
  /** Natural logarithms: the products pass what a number can hold. */
  readonly #logs: Float64Array;

  /** @param fractions of what can be lost, each between 0 and 1, both excluded */
  constructor(fractions: readonly number[], state?: readonly number[]) {
    this.#fractions = fractions;
    this.#logs = Float64Array.from(state ?? fractions.map(() => 0));
  }

  /**
   * Bets on one more observation.
   * @param x what was observed
   * @param worst how far below 0 it could have been: more than 0, and known before x
   */
  bet(x: number, worst: number): void {
    const ratio = Math.max(x / worst, -1);
    for (const [at, fraction] of this.#fractions.entries())
      this.#logs[at] = (this.#logs[at] ?? 0) + Math.log1p(fraction * ratio);
  }

  /** The natural logarithm of the capital: 0 at first. */
  get log(): number {
    return logMeanExp(this.#logs);
  }

  /** What a later capital goes on from. */
  get state(): number[] {
    return [...this.#logs];
  }
}

/** The natural logarithm of the mean of e to each of them. */
export function logMeanExp(logs: ArrayLike<number>): number {
  const all = Array.from(logs);
  const most = Math.max(...all);
  return most + Math.log(all.reduce((sum, log) => sum + Math.exp(log - most), 0) / all.length);
}

/** Whether a capital rejects the claim that it was bet against, at an error rate of α. */
export const rejects = (log: number, alpha: number): boolean => log >= -Math.log(alpha);
