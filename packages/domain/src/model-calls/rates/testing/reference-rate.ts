const WINDOW_MS = 60_000;

/** One limit as one exact counter would keep it: no blocks, no Redis. */
export class ReferenceRate {
  readonly #limit: number;
  #used = 0;
  #endsAt: number | undefined;
  #window = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What it gives back; undefined: refused. */
  take(now: number, wanted: number): ((now: number, truth: number) => void) | undefined {
    this.#turnTo(now);
    const counted = Math.min(wanted, this.#limit);
    if (this.#used + counted > this.#limit) return undefined;
    this.#add(now, counted);
    const window = this.#window;
    return (later, truth) => {
      this.#turnTo(later);
      if (truth > counted) this.#add(later, Math.min(truth - counted, 60 * this.#limit));
      else if (window === this.#window) this.#used -= counted - truth;
    };
  }

  facts(now: number): { limit: number; remaining: number; resetSeconds: number } {
    this.#turnTo(now);
    const endsIn = this.#endsAt === undefined ? WINDOW_MS : this.#endsAt - now;
    return {
      limit: this.#limit,
      remaining: Math.max(0, this.#limit - this.#used),
      resetSeconds: Math.max(1, Math.ceil(endsIn / 1_000)),
    };
  }

  #add(now: number, amount: number): void {
    this.#used += amount;
    this.#endsAt ??= now + WINDOW_MS;
  }

  #turnTo(now: number): void {
    if (this.#endsAt === undefined || now < this.#endsAt) return;
    const windows = Math.floor((now - this.#endsAt) / WINDOW_MS) + 1;
    this.#used = Math.max(0, this.#used - windows * this.#limit);
    this.#endsAt = this.#used > 0 ? this.#endsAt + windows * WINDOW_MS : undefined;
    this.#window += 1;
  }
}
