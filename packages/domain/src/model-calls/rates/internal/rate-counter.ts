import type { RateFacts } from '../rate-facts.ts';
import { Allowance } from './allowance.ts';
import type { Asker } from './asker.ts';

/** What a call took of a limit. */
export interface Taken {
  window: number;
  counted: number;
}

export interface CounterOptions {
  /** In Redis. */
  key: string;
  asker: Asker;
  clock: { now(): Date };
}

/**
 * Counts one limit: in blocks of Redis, so that all processes together keep to it; while Redis does not
 * answer, in this process alone, which keeps to it by itself.
 */
export class RateCounter {
  readonly #key: string;
  readonly #asker: Asker;
  readonly #clock: CounterOptions['clock'];
  readonly #allowance = new Allowance();
  #limit = 0;
  /** What those who wait for a block need. */
  #waiting = 0;
  #asking: Promise<void> | undefined;

  constructor({ key, asker, clock }: CounterOptions) {
    this.#key = key;
    this.#asker = asker;
    this.#clock = clock;
  }

  /**
   * Takes so much, or nothing where the limit has less: undefined. Never more than the whole limit.
   * @param until when to go on without Redis, by `performance.now()`
   */
  async take(limit: number, wanted: number, until: number): Promise<Taken | undefined> {
    const counted = Math.min(wanted, limit);
    this.#limit = limit;
    for (;;) {
      const now = this.#turn();
      const { window } = this.#allowance;
      if (this.#allowance.lacks(counted)) return undefined;
      if (this.#allowance.hasRoomFor(counted)) {
        this.#allowance.spend(now, counted);
        return { window, counted };
      }
      if (await this.#waitForBlock(counted, until)) continue;
      return this.#takeAlone(counted);
    }
  }

  /** What was taken, is put back, since another limit refused the call. */
  putBack(taken: Taken): void {
    this.settle(taken, 0);
  }

  /** Books the truth about a call. Whether Redis has to be told. */
  settle(taken: Taken, truth: number): boolean {
    this.#allowance.settle(this.#turn(), taken, truth);
    return this.#allowance.unknown !== 0;
  }

  /**
   * Tells Redis what was spent without a grant. Where it cannot be reached, it is told with the next block.
   */
  async tell(): Promise<void> {
    while (this.#allowance.unknown !== 0) {
      if (!(await this.#waitForBlock(0, this.#asker.deadline()))) return;
    }
  }

  facts(): RateFacts {
    return this.#allowance.facts(this.#turn());
  }

  secondsUntil(wanted: number): number {
    return this.#allowance.secondsUntil(this.#turn(), Math.min(wanted, this.#limit));
  }

  #turn(): number {
    const now = this.#clock.now().getTime();
    this.#allowance.turnTo(now, this.#limit);
    return now;
  }

  /** Without Redis. */
  #takeAlone(counted: number): Taken | undefined {
    const now = this.#turn();
    if (!this.#allowance.fits(counted)) return undefined;
    this.#allowance.spend(now, counted);
    return { window: this.#allowance.window, counted };
  }

  async #waitForBlock(counted: number, until: number): Promise<boolean> {
    if (this.#asker.isPaused() || performance.now() >= until) return false;
    this.#waiting += counted;
    try {
      return await this.#asker.endsBefore(this.#ask(counted), until);
    } finally {
      this.#waiting -= counted;
    }
  }

  /** One at a time: who comes meanwhile looks afterwards whether there is enough. */
  #ask(counted: number): Promise<void> {
    this.#asking ??= this.#askNow(counted).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askNow(counted: number): Promise<void> {
    // What else this turn of the event loop brings goes along.
    await Promise.resolve();
    const now = this.#turn();
    const need = counted === 0 ? 0 : this.#allowance.missing(counted);
    const beyondGrant = this.#allowance.tell();
    try {
      const ask = { limit: this.#limit, need, wanted: this.#waiting, beyondGrant };
      const grant = await this.#asker.ask(this.#key, now, ask);
      this.#allowance.add(grant, this.#turn());
    } catch (error) {
      this.#allowance.takeBack(beyondGrant);
      throw error;
    }
  }
}
