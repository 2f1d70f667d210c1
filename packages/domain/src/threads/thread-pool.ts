import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { DomainError } from '../errors/domain-error.ts';
import { createFairQueue, type QueuedTask } from './internal/fair-queue.ts';
import { limitExceeded, type Refusal, refuseText } from './limit-exceeded.ts';

/**
 * One at least is free for short tasks and for other owners, so there are two also where there is one core.
 */
const LEAST_THREADS = 2;
/** It holds about 100 MB; another one starts within half a second. */
const IDLE_THREAD_MS = 20_000;
const THREAD_MEMORY_MB = 768;
const MAX_WAITING = 200;
const RETRY_SECONDS = 5;
/** A task is stopped at its limit; one that runs on for so long is stuck. */
const STUCK_AFTER_MS = 10_000;
const PROBE_PAUSE_MS = 5_000;

export interface ThreadPoolOptions {
  /** Module whose exports are the tasks. */
  file: URL;
  /** Longest time of a task in milliseconds, the start of its thread included. */
  timeoutMs: number;
  /** Default: as many as there are cores, at least 2. */
  threads?: number;
  /** Memory of a thread in MiB: one that needs more ends, not the process. Default 768. */
  memoryMb?: number;
  /**
   * A task that any healthy thread does at once: run after an overrun, to tell a bad task from a bad pool.
   */
  probe: () => void;
  /** The error of a task that took too long or too much memory. Default: `refining_limit_exceeded`. */
  refuse?: Refusal;
}

export interface ThreadPool {
  /**
   * Does a task in a thread: `task` is the export of the pool's module that has its name. Owners take turns,
   * see `createFairQueue`.
   * Errors: that of `refuse` for a task that took too long or too much memory, whose thread is replaced;
   * `rate_limited` where its owner has too many waiting; what the task throws.
   */
  run<T, R>(task: (input: T) => R | Promise<R>, input: T, place: QueuedTask): Promise<R>;
  /** Most threads. */
  readonly threads: number;
  /** Whether threads have started already. */
  isWarm(): boolean;
  /** Whether a task would begin at once, in a thread that has started already. */
  isReady(place: QueuedTask): boolean;
  /** Starts the threads where there are none, without waiting for them. */
  warmUp(): void;
  /** Why the pool is taken for wedged; null while its threads do work. */
  problem(): string | null;
  close(): Promise<void>;
}

interface Queued extends QueuedTask {
  /** Resolves when the caller has its result. */
  start(signal: AbortSignal): Promise<void>;
  refuse(error: unknown): void;
}

/** Opens a pool. Threads start with the first task and end after 20 s without one. */
export function createThreadPool(options: ThreadPoolOptions): ThreadPool {
  const { timeoutMs, memoryMb = THREAD_MEMORY_MB, refuse = refuseText } = options;
  const threads = options.threads ?? Math.max(LEAST_THREADS, availableParallelism());
  const queue = createFairQueue<Queued>({ slots: threads, maxWaiting: MAX_WAITING });
  const startedAt = new Map<Queued, number>();
  const piscina = new Piscina({
    filename: options.file.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_THREAD_MS,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // Nothing of how this process was started is meant for its threads: a module it preloads may wait for its
    // parent.
    execArgv: [],
  });
  let broken = false;
  let warm = false;
  let warming = false;
  let probing = false;
  let closed = false;

  const begin = (task: Queued): void => {
    startedAt.set(task, performance.now());
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    task
      .start(limit.signal)
      .then(
        () => {
          broken = false;
        },
        (error: unknown) => {
          const refused = limitExceeded(error, { overran: limit.signal.aborted, timeoutMs, refuse });
          if (refused) probe();
          task.refuse(refused ?? error);
        },
      )
      .finally(() => {
        clearTimeout(timer);
        startedAt.delete(task);
        queue.done(task);
        beginNext();
      });
  };

  const beginNext = (): void => {
    for (let task = queue.next(); task; task = queue.next()) begin(task);
  };

  async function run<T, R>(task: (input: T) => R | Promise<R>, input: T, place: QueuedTask): Promise<R> {
    const { promise, resolve, reject } = Promise.withResolvers<R>();
    const start = (signal: AbortSignal) => piscina.run(input, { name: task.name, signal }).then(resolve);
    if (!queue.push({ ...place, start, refuse: reject })) throw tooMany();
    beginNext();
    return promise;
  }

  const probe = (): void => {
    if (probing || closed) return;
    probing = true;
    run(options.probe, undefined, { owner: 'probe', long: false })
      .catch(() => {
        broken = !closed;
        setTimeout(probe, PROBE_PAUSE_MS).unref();
      })
      .finally(() => {
        probing = false;
      });
  };

  const warmUp = (): void => {
    if (warming || closed) return;
    warming = true;
    const start = () => piscina.run(undefined, { name: options.probe.name });
    Promise.all(Array.from({ length: threads }, start))
      .then(
        () => {
          warm = true;
        },
        // Whoever needs a thread hears why there is none.
        () => undefined,
      )
      .finally(() => {
        warming = false;
      });
  };

  const isWarm = (): boolean => {
    // All of them end when they are not used.
    warm &&= piscina.threads.length > 0;
    return warm;
  };

  return {
    run,
    threads,
    isWarm,
    isReady: (place) => isWarm() && queue.hasRoom(place),
    warmUp,
    problem: () => {
      const oldest = performance.now() - Math.min(...startedAt.values());
      if (oldest > timeoutMs + STUCK_AFTER_MS)
        return `A thread has been stuck for ${Math.round(oldest / 1_000)} s.`;
      return broken ? 'The threads do not work.' : null;
    },
    close: async () => {
      closed = true;
      await piscina.destroy();
    },
  };
}

const tooMany = () =>
  new DomainError('rate_limited', 'Too many long texts are waiting. Try again when some of them are done.', {
    retryAfterSeconds: RETRY_SECONDS,
  });
