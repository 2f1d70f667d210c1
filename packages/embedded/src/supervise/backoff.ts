const FIRST_MS = 500;
const MAX_MS = 30_000;
/** Whoever ran so long has come up well. */
const STABLE_MS = 60_000;

/** The pauses between the starts of something: 0.5, 1, 2, … 30 s; from the beginning again after a run of a minute. */
export interface Backoff {
  /** Milliseconds to wait before the next start of something that ran `ranMs` milliseconds. */
  next(ranMs: number): number;
  /** Resolves after `ms` milliseconds, or when the pause is ended. */
  wait(ms: number): Promise<void>;
  /** Cuts the pause short, if there is one. */
  endPause(): void;
}

export function createBackoff(): Backoff {
  let pauseMs = FIRST_MS;
  let endPause = (): void => {};
  return {
    next(ranMs) {
      const now = ranMs >= STABLE_MS ? FIRST_MS : pauseMs;
      pauseMs = Math.min(now * 2, MAX_MS);
      return now;
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    endPause: () => endPause(),
  };
}
