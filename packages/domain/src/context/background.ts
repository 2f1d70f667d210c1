import type { Logger } from 'pino';

/** Work that a caller need not wait for, nor learn from how long it takes. What must not be lost goes to `domain/work`. */
export interface Background {
  /** Begins the work. Where it fails, the log says so, under `what`. */
  run(what: string, work: () => Promise<void>): void;
  /** Resolves when all that has begun has ended. */
  settled(): Promise<void>;
}

export function createBackground(logger: Logger): Background {
  const running = new Set<Promise<void>>();
  return {
    run(what, work) {
      const ended = work()
        .catch((error: unknown) => logger.error({ err: error }, `${what} failed`))
        .finally(() => running.delete(ended));
      running.add(ended);
    },
    async settled() {
      while (running.size) await Promise.all(running);
    },
  };
}
