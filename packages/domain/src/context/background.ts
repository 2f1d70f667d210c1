import type { Logger } from 'pino';

/** What is done beside the answers to callers, so that their time tells nothing of it. */
export interface Background {
  /** Does `work` once what runs now has ended. Where it fails, the log says so under this name. */
  run(name: string, work: () => Promise<unknown>): void;
  /** Waits until all of it has ended. */
  settled(): Promise<void>;
}

export function createBackground(logger: Logger): Background {
  const running = new Set<Promise<unknown>>();
  return {
    run: (name, work) => {
      const turn = new Promise<void>((resolve) => setImmediate(resolve));
      const done = turn
        .then(work)
        .catch((err: unknown) => logger.error({ err, work: name }, 'work in the background failed'))
        .finally(() => running.delete(done));
      running.add(done);
    },
    settled: async () => {
      while (running.size) await Promise.all(running);
    },
  };
}
