import type { Worker } from 'bullmq';

/** Longer than any job may take between two signs of life. */
const WEDGED_AFTER_MS = 10 * 60_000;

export interface ProgressWatch {
  /** Why the worker is taken for wedged; null while it works or has nothing to do. */
  problem(): string | null;
  completed(): number;
  failed(): number;
}

interface Watched {
  worker: Pick<Worker, 'on' | 'isRunning'>;
  /** Jobs that wait for a worker, or null while that cannot be asked. */
  waiting: () => Promise<number | null>;
  now: () => number;
  wedgedAfterMs?: number;
}

/**
 * Watches whether jobs really move. A process that is up but takes no job although some wait, or that sits on one for
 * ever, is wedged: its health says so and the orchestrator restarts it.
 */
export function watchProgress(options: Watched): ProgressWatch & { check: () => Promise<void> } {
  const { worker, now, wedgedAfterMs = WEDGED_AFTER_MS } = options;
  const counts = { completed: 0, failed: 0 };
  let lastMove = now();
  let active = 0;
  let waiting: number | null = 0;
  const move = () => {
    lastMove = now();
  };
  worker.on('active', () => {
    active++;
    move();
  });
  worker.on('completed', () => {
    active--;
    counts.completed++;
    move();
  });
  worker.on('failed', () => {
    active--;
    counts.failed++;
    move();
  });
  return {
    check: async () => {
      waiting = await options.waiting();
      if (!active && waiting === 0) move();
    },
    problem: () => {
      if (!worker.isRunning()) return 'The worker takes no jobs.';
      const still = now() - lastMove;
      if (waiting === null || still < wedgedAfterMs) return null;
      return `No job has moved for ${Math.round(still / 1_000)} s (${active} active, ${waiting} waiting).`;
    },
    completed: () => counts.completed,
    failed: () => counts.failed,
  };
}
