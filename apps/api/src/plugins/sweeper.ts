import type { App } from '../types.ts';

/** Something that may take only so long. */
export interface Watched {
  /** Whether there is still something to watch at this time, in milliseconds of `performance.now()`. */
  check(now: number): boolean;
}

/** Looks at everything that is watched again and again, with one timer for all. */
export class Sweeper {
  private readonly watched = new Set<Watched>();

  constructor(app: App, everyMs: number) {
    const timer = setInterval(() => this.sweep(), everyMs).unref();
    app.addHook('onClose', async () => clearInterval(timer));
  }

  add(watched: Watched): void {
    this.watched.add(watched);
  }

  delete(watched: Watched): void {
    this.watched.delete(watched);
  }

  private sweep(): void {
    const now = performance.now();
    for (const watched of this.watched) {
      if (!watched.check(now)) this.watched.delete(watched);
    }
  }
}
