const FIRST_MS = 500;
const MAX_MS = 30_000;
/** Whoever ran so long has come up well. */
const STABLE_MS = 60_000;

export interface Backoff {
  /** Milliseconds to wait before the next start of something that ran `ranMs` milliseconds. */
  next(ranMs: number): number;
}

/** Pauses of 0.5, 1, 2, … 30 s; from the beginning again after a run of a minute. */
export function createBackoff(): Backoff {
  let pause = FIRST_MS;
  return {
    next(ranMs) {
      if (ranMs >= STABLE_MS) pause = FIRST_MS;
      const now = pause;
      pause = Math.min(pause * 2, MAX_MS);
      return now;
    },
  };
}

export interface Pause {
  /** Resolves after `ms` milliseconds, or when the pause is ended. */
  wait(ms: number): Promise<void>;
  end(): void;
}

/** A pause that can be cut short. */
export function createPause(): Pause {
  let end = (): void => {};
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => end(),
  };
}
