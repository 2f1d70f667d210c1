/** A free slot takes a waiting job within milliseconds. */
const TAKEN_WITHIN_MS = 2 * 60_000;
/** Longer than a chunk takes whose vendors work: not a reason to restart, but one to look. */
const SLOW_AFTER_MS = 10 * 60_000;
/**
 * Longer than any chunk can take: a turn of a lane, and the slowest item with all its vendors, tries and
 * waits.
 */
const DONE_WITHIN_MS = 45 * 60_000;

/** Whether jobs move. */
export interface Progress {
  /** Looks at the queue; to be called every few seconds. */
  check(): Promise<void>;
  /** Why the worker is taken for wedged; null while it works or has nothing to do. */
  problem(): string | null;
  /** Why the worker is taken for slow, although it may still get on; null while it is not. */
  delay(): string | null;
  completed(): number;
  failed(): number;
}

/** The same of one queue, by what is done with its jobs. */
export interface ProgressWatch extends Progress {
  /** Does a job's work under watch. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Notes that a job was taken although it is put off. */
  taken(): void;
}

interface Watched {
  /** Jobs the worker takes at the same time. */
  slots: number;
  isRunning: () => boolean;
  /** Jobs that wait for a worker, or null while that cannot be asked. */
  waiting: () => Promise<number | null>;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

/**
 * Watches whether jobs really move. A process that is up but takes no job although some wait, or that sits on
 * one for ever, is wedged: its health says so and the orchestrator restarts it. Jobs are watched where they
 * run and not by the queue's events, which are missing for a job that stalled or whose end could not be
 * reported.
 */
export function watchProgress({ slots, isRunning, waiting, now }: Watched): ProgressWatch {
  const counts = { completed: 0, failed: 0 };
  const running = new Map<symbol, number>();
  let ignoredSince: number | null = null;
  let ignored = 0;

  const oldestOver = (limitMs: number): string | null => {
    const age = now() - Math.min(...running.values());
    return age > limitMs ? `A job has been running for ${seconds(age)} s.` : null;
  };

  return {
    run: async (work) => {
      const job = Symbol();
      running.set(job, now());
      ignoredSince = null;
      try {
        const result = await work();
        counts.completed++;
        return result;
      } catch (error) {
        counts.failed++;
        throw error;
      } finally {
        running.delete(job);
      }
    },
    taken: () => {
      ignoredSince = null;
    },
    check: async () => {
      const seenAt = now();
      const jobs = await waiting();
      ignored = jobs ?? 0;
      if (!jobs || running.size >= slots) ignoredSince = null;
      else ignoredSince ??= seenAt;
    },
    delay: () => oldestOver(SLOW_AFTER_MS),
    problem: () => {
      if (!isRunning()) return 'The worker is not taking jobs.';
      const tooLong = oldestOver(DONE_WITHIN_MS);
      if (tooLong) return tooLong;
      if (ignoredSince === null || now() - ignoredSince <= TAKEN_WITHIN_MS) return null;
      return `No job was taken for ${seconds(now() - ignoredSince)} s, although ${ignored} are waiting.`;
    },
    completed: () => counts.completed,
    failed: () => counts.failed,
  };
}

/** Several queues as one: wedged or slow where one of them is. */
export function joinProgress(watches: readonly Progress[]): Progress {
  const first = (ask: (watch: Progress) => string | null): string | null =>
    watches.map(ask).find((answer) => answer !== null) ?? null;
  const sum = (ask: (watch: Progress) => number): number =>
    watches.reduce((total, watch) => total + ask(watch), 0);
  return {
    check: async () => {
      await Promise.all(watches.map((watch) => watch.check()));
    },
    problem: () => first((watch) => watch.problem()),
    delay: () => first((watch) => watch.delay()),
    completed: () => sum((watch) => watch.completed()),
    failed: () => sum((watch) => watch.failed()),
  };
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 1_000);
