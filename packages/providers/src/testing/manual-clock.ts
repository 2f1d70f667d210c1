import type { Clock } from '../clock.ts';

interface Sleeper {
  due: number;
  wake: () => void;
}

export interface ManualClockOptions {
  /** Sleeps up to this long pass at once, taking the time with them; longer ones wait for {@link ManualClock.advance}. */
  skipUpTo?: number;
}

/** A clock for tests that moves only when told to. */
export class ManualClock implements Clock {
  /** Every sleep asked for, in milliseconds, in order. */
  readonly sleeps: number[] = [];
  readonly #sleepers = new Set<Sleeper>();
  readonly #skipUpTo: number;
  #time = 0;

  constructor(options: ManualClockOptions = {}) {
    this.#skipUpTo = options.skipUpTo ?? 0;
  }

  /** Sleeps that have neither passed nor been aborted. */
  get pending(): number {
    return this.#sleepers.size;
  }

  now(): number {
    return this.#time;
  }

  advance(ms: number): void {
    this.#time += ms;
    for (const sleeper of this.#sleepers) {
      if (sleeper.due <= this.#time) {
        this.#sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(ms);
    if (ms <= this.#skipUpTo) return this.advance(ms);
    await new Promise<void>((resolve, reject) => {
      const sleeper = { due: this.#time + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason);
      });
    });
  }
}
