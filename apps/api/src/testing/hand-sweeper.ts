import { Sweeper, type Watched } from '../plugins/sweeper.ts';
import type { App } from '../types.ts';

const NEVER_MS = 2 ** 31 - 1;

/** Looks at what is watched only when a test says so, at a time of the test's choice. */
export class HandSweeper extends Sweeper {
  private readonly watching = new Set<Watched>();

  constructor(app: App) {
    super(app, NEVER_MS);
  }

  get size(): number {
    return this.watching.size;
  }

  override add(watched: Watched): void {
    this.watching.add(watched);
  }

  override delete(watched: Watched): void {
    this.watching.delete(watched);
  }

  /** Looks at everything as if it were `now`, in milliseconds of `performance.now()`. */
  sweepAt(now: number): void {
    for (const watched of this.watching) if (!watched.check(now)) this.watching.delete(watched);
  }
}
