import { afterListening, answerInTime, LONGEST_WAIT_MS } from '../../concurrency/answer-in-time.ts';
import type { Claim, Grant } from './lease-store.ts';

/** What was left of a budget when a call was refused, in millionths of a US dollar. */
export interface Shortage {
  need: number;
  limit: number;
  charged: number;
}

/** A call for which the budget might not be enough. */
export class ShortageError extends Error {
  override readonly name = 'ShortageError';
  readonly shortage: Shortage;

  constructor(shortage: Shortage) {
    super('The monthly budget may not be enough for this call.');
    this.shortage = shortage;
  }
}

/** Money could not be claimed in time. */
export class FundUnreachableError extends Error {
  override readonly name = 'FundUnreachableError';
}

/** The lease was ended by others, or whoever owns the budget was deleted. */
export class FundOverError extends Error {
  override readonly name = 'FundOverError';
}

/** Whoever comes again within that time gets more ahead. */
const SOON_MS = 1_000;
const MOST_AHEAD = 64;

const NOTHING: Claim = { need: 0, least: 0, extra: 0, overdrawn: 0 };

interface Waiting {
  need: number;
  served(): void;
  refused(error: unknown): void;
}

/**
 * The part of one monthly budget that a process holds. Calls set money aside in memory; more of the budget is
 * claimed where that is not enough, together for all calls that wait. Amounts are in millionths of a US
 * dollar.
 */
export class Fund {
  /** All that was granted, and all that was spent, since the lease began. */
  #granted = 0;
  #spent = 0;
  #held = 0;
  /** Null: none; undefined: not known yet. */
  #limit: number | null | undefined;
  #knownAt = Number.NEGATIVE_INFINITY;
  #claimedAt = Number.NEGATIVE_INFINITY;
  #ahead = 1;
  #isClaiming = false;
  #serving: Promise<void> = Promise.resolve();
  readonly #waiting: Waiting[] = [];
  #lastClaim: Promise<unknown> = Promise.resolve();
  readonly #claim: (claim: Claim) => Promise<Grant | null>;

  /** @param claim answers null where the lease is over */
  constructor(claim: (claim: Claim) => Promise<Grant | null>) {
    this.#claim = claim;
  }

  /** All that calls cost since the lease began. */
  get spent(): number {
    return this.#spent;
  }

  /** Whether nothing is set aside, and nobody waits. */
  get isIdle(): boolean {
    return this.#held === 0 && this.#waiting.length === 0 && !this.#isClaiming;
  }

  get #available(): number {
    return this.#granted - this.#spent - this.#held;
  }

  /**
   * Sets money aside for a call.
   * @throws {ShortageError | FundUnreachableError | FundOverError}
   */
  hold(need: number): Promise<void> | undefined {
    if (!this.#isClaiming && this.#limit !== undefined && need <= this.#available) {
      this.#held += need;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        need,
        served: () => {
          stopWaiting();
          this.#held += need;
          resolve();
        },
        refused: (error) => {
          stopWaiting();
          reject(error);
        },
      };
      const stopWaiting = afterListening(LONGEST_WAIT_MS, () => {
        const place = this.#waiting.indexOf(waiting);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(new FundUnreachableError());
      });
      this.#waiting.push(waiting);
      this.#claimMore();
    });
  }

  /** Waits until nothing is being claimed. */
  async settled(): Promise<void> {
    while (this.#isClaiming) await this.#serving;
  }

  /** Puts what a call cost in the place of what was set aside for it. */
  settle(held: number, micros: number): void {
    this.#held -= held;
    this.#spent += micros;
    if (this.#spent > this.#granted) this.#claimMore();
  }

  /**
   * Whether there is a limit, as it was at most so many milliseconds ago.
   * @throws {FundUnreachableError | FundOverError}
   */
  async isLimited(maxAgeMs: number): Promise<boolean> {
    if (performance.now() - this.#knownAt > maxAgeMs) {
      const asked = this.#ask(NOTHING);
      await answerInTime(asked, LONGEST_WAIT_MS, () => new FundUnreachableError()).catch(refuse);
    }
    return this.#limit !== null;
  }

  /** Has what is overdrawn charged, and gives back what nobody needs now where others may need it. */
  async balance(): Promise<void> {
    if (this.#spent > this.#granted) this.#claimMore();
    const isQuiet = performance.now() - this.#claimedAt > SOON_MS;
    const spare = this.#available;
    if (this.#limit === null || this.#isClaiming || !isQuiet || spare <= 0) return;
    // Out of reach meanwhile.
    this.#held += spare;
    try {
      await this.#ask({ ...NOTHING, need: -spare });
    } catch (error) {
      // Nobody knows whether it was given back: only the next claim tells what there is.
      this.#limit = undefined;
      this.#knownAt = Number.NEGATIVE_INFINITY;
      throw error;
    } finally {
      this.#held -= spare;
    }
  }

  /** Goes on with a new lease; of the old one, so much of what was spent was never charged. */
  renew(unwritten: number): void {
    this.#granted = 0;
    this.#spent = unwritten;
    this.#limit = undefined;
    this.#knownAt = Number.NEGATIVE_INFINITY;
    if (unwritten > 0) this.#claimMore();
  }

  #claimMore(): void {
    if (this.#isClaiming) return;
    this.#isClaiming = true;
    this.#serving = this.#serve().finally(() => {
      this.#isClaiming = false;
      if (this.#waiting.length > 0) this.#claimMore();
    });
  }

  async #serve(): Promise<void> {
    if (this.#limit !== undefined) this.#serveFrom(this.#waiting.length);
    const count = this.#waiting.length;
    const overdrawn = Math.max(0, this.#spent - this.#granted);
    if (count === 0 && overdrawn === 0) return;
    const needed = this.#waiting.reduce((sum, { need }) => sum + need, 0) - Math.min(0, this.#available);
    const need = Math.max(overdrawn, needed - Math.max(0, this.#available));
    const least = count === 0 ? 0 : Math.min(...this.#waiting.map((each) => each.need)) - this.#available;
    try {
      const grant = await this.#ask({ need, least, extra: need * this.#nextAhead(), overdrawn });
      this.#claimedAt = performance.now();
      const left = this.#serveFrom(count);
      if (grant.taken >= need) return;
      const { limit } = grant;
      // What this process holds and no call has is there for others.
      const charged = grant.charged + grant.taken - this.#available;
      for (const waiting of this.#waiting.splice(0, left))
        waiting.refused(new ShortageError({ need: waiting.need, limit: limit ?? 0, charged }));
    } catch (error) {
      for (const waiting of this.#waiting.splice(0)) waiting.refused(reasonOf(error));
    }
  }

  /**
   * Serves those of the first so many that can be served, in their order. Answers how many of them still
   * wait.
   */
  #serveFrom(count: number): number {
    const first = this.#waiting.splice(0, count);
    const left = first.filter((waiting) => {
      if (waiting.need > this.#available) return true;
      waiting.served();
      return false;
    });
    this.#waiting.unshift(...left);
    return left.length;
  }

  #nextAhead(): number {
    const isSoon = performance.now() - this.#claimedAt < SOON_MS;
    this.#ahead = isSoon ? Math.min(2 * this.#ahead, MOST_AHEAD) : 1;
    return this.#ahead;
  }

  /** One claim after the other: what the last one said is how things are. */
  #ask(claim: Claim): Promise<Grant> {
    const asked = this.#lastClaim.then(async () => {
      const grant = await this.#claim(claim);
      if (!grant) throw new FundOverError();
      this.#knownAt = performance.now();
      this.#granted = grant.granted;
      this.#limit = grant.limit;
      return grant;
    });
    this.#lastClaim = asked.catch(() => undefined);
    return asked;
  }
}

const reasonOf = (error: unknown): Error =>
  error instanceof FundOverError
    ? error
    : new FundUnreachableError('Money could not be claimed.', { cause: error });

function refuse(error: unknown): never {
  throw reasonOf(error);
}
