import type { RateFacts } from '../rate-facts.ts';

/** Limits are so much a minute. */
export const WINDOW_MS = 60_000;
/** The most that the truth about one call can add to what was counted before it, in windows. */
const MOST_CARRIED_WINDOWS = 60;

/** What Redis says of a window. */
export interface Grant {
  /** What this process may spend of it, from now on. */
  granted: number;
  /** What nobody was granted; negative where more was spent than the limit. */
  available: number;
  /** By the clock of whoever began the window. */
  endsAt: number;
}

/**
 * What one process knows of one limit. It spends what Redis granted it, a block at a time, and asks only for
 * the next block. A window begins with the first call, wherever that is made. Knows neither Redis nor the
 * time.
 */
export class Allowance {
  #limit = 0;
  /** 0: no window is open here. */
  #endsAt = 0;
  /** Counts windows, so that a call that ends later gives nothing back to another. */
  #window = 0;
  /** Granted, and not spent. */
  #left = 0;
  /** The most that Redis can still grant in this window, as of when it was asked. */
  #available = Number.POSITIVE_INFINITY;
  /** What this process spent in the window. */
  #used = 0;
  /**
   * What was spent without a grant and Redis does not know of; negative: what it does not know was given
   * back.
   */
  #unknown = 0;

  get window(): number {
    return this.#window;
  }

  get unknown(): number {
    return this.#unknown;
  }

  /**
   * Begins anew where the window has ended, with what was spent over the limit; and where the limit is
   * another.
   */
  turnTo(now: number, limit: number): void {
    if (limit !== this.#limit) {
      this.#limit = limit;
      this.#left = 0;
      this.#available = Number.POSITIVE_INFINITY;
    }
    // A clock that was set back would else keep the window open.
    if (this.#endsAt > now + WINDOW_MS) this.#endsAt = now + WINDOW_MS;
    if (this.#endsAt === 0 || now < this.#endsAt) return;
    const windows = Math.floor((now - this.#endsAt) / WINDOW_MS) + 1;
    const over = Math.max(0, this.#used - limit * windows);
    this.#window += 1;
    this.#endsAt = over > 0 ? this.#endsAt + windows * WINDOW_MS : 0;
    this.#left = 0;
    this.#available = Number.POSITIVE_INFINITY;
    this.#used = over;
    this.#unknown = Math.min(this.#unknown, over);
  }

  /** Whether so much more can be spent, as far as can be known without Redis. */
  fits(amount: number): boolean {
    return this.#used + amount <= this.#limit;
  }

  /** Whether so much can be spent without asking Redis. */
  hasRoomFor(amount: number): boolean {
    return this.fits(amount) && this.#left >= amount;
  }

  /** Whether Redis need not be asked, since the window has not that much. */
  lacks(amount: number): boolean {
    return !this.fits(amount) || amount - this.#left > this.#available;
  }

  /** What has to be granted for it. */
  missing(amount: number): number {
    return Math.max(0, amount - this.#left);
  }

  /** Spends what was granted, and where that is not enough what was not. */
  spend(now: number, amount: number): void {
    if (this.#endsAt === 0) this.#endsAt = now + WINDOW_MS;
    this.#used += amount;
    const granted = Math.min(this.#left, amount);
    this.#left -= granted;
    this.#unknown += amount - granted;
  }

  /**
   * A call that was counted as `counted` took `truth`. What was too much is for this window's other calls.
   */
  settle(now: number, { window, counted }: { window: number; counted: number }, truth: number): void {
    if (truth > counted) {
      this.spend(now, Math.min(truth - counted, MOST_CARRIED_WINDOWS * this.#limit));
    } else if (window === this.#window) {
      this.#giveBack(counted - truth);
    }
  }

  #giveBack(amount: number): void {
    // What was spent beyond the window is given back to Redis, which would else leave it to the next window.
    const beyond = Math.min(amount, Math.max(0, this.#unknown) + Math.max(0, -this.#available));
    this.#available += Math.max(0, beyond - Math.max(0, this.#unknown));
    this.#unknown -= beyond;
    this.#used -= amount;
    this.#left += amount - beyond;
  }

  /** What Redis is to be told; it is forgotten here, and `takeBack` where that fails. */
  tell(): number {
    const beyondGrant = this.#unknown;
    this.#unknown = 0;
    return beyondGrant;
  }

  takeBack(amount: number): void {
    this.#unknown += amount;
  }

  /** What Redis said. An answer that came after the end of its window grants nothing. */
  add({ granted, available, endsAt }: Grant, now: number): void {
    if (endsAt <= now) return;
    this.#endsAt = endsAt;
    this.#left += granted;
    this.#available = available;
  }

  facts(now: number): RateFacts {
    const rest = Math.min(this.#left + this.#available, this.#limit - this.#used);
    const endsIn = this.#endsAt === 0 ? WINDOW_MS : this.#endsAt - now;
    return {
      limit: this.#limit,
      remaining: Math.max(0, rest),
      resetSeconds: Math.max(1, Math.ceil(endsIn / 1_000)),
    };
  }

  /** When there can be so much at the earliest, where there is not now. */
  secondsUntil(now: number, amount: number): number {
    const lacking = Math.max(this.#used + amount - this.#limit, amount - this.#left - this.#available);
    const windows = Math.max(1, Math.ceil(lacking / this.#limit));
    return this.facts(now).resetSeconds + ((windows - 1) * WINDOW_MS) / 1_000;
  }
}
