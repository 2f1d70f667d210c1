import { DomainError } from '../errors/domain-error.ts';
import { createThreadPool } from '../threads/thread-pool.ts';
import { EvaluatorFailure } from './evaluator-failure.ts';
import {
  type CompareTask,
  compareTask,
  matchTask,
  misfitTask,
  type PatternTask,
  patternProblemTask,
  probeTask,
  schemaProblemTask,
} from './internal/matcher-worker.ts';
import type { Pattern } from './pattern.ts';

/** The start of a thread included, which takes about a quarter of it. */
const TIMEOUT_MS = 2_000;
/** A hostile check may keep one; the others go on. */
const THREADS = 2;
/** What a check may use beside what it is given: outputs have some megabytes at most. */
const MEMORY_MB = 128;

/**
 * Does what patterns and schemas of tenants ask for, in threads that are used again and end after 20 s
 * without work: a check that takes more than 2 s or 128 MiB is ended, and nothing else with it. `owner` is
 * the organization: one alone never keeps all threads. Errors of each: `EvaluatorFailure`, and `rate_limited`
 * where the owner has 200 checks waiting.
 */
export interface Matcher {
  /** Why a pattern cannot be used, as words behind its name; null: it can. */
  patternProblem(owner: string, pattern: Pattern): Promise<string | null>;
  /** Why a schema cannot be used, as words behind its name; null: it can. */
  schemaProblem(owner: string, schema: Record<string, unknown>): Promise<string | null>;
  /** Whether a pattern matches anywhere in a text. */
  matches(owner: string, task: PatternTask): Promise<boolean>;
  /**
   * Why a text is no JSON that a schema allows, in a sentence; null: it is. The JSON may stand in one fence.
   */
  misfit(owner: string, schema: Record<string, unknown>, text: string): Promise<string | null>;
  /** How similar two texts are, see `chrf`. */
  compare(owner: string, task: CompareTask): Promise<number>;
  close(): Promise<void>;
}

/** Opens a matcher. `timeoutMs` is for tests. */
export function createMatcher({ timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}): Matcher {
  const pool = createThreadPool({
    file: new URL('./internal/matcher-worker.ts', import.meta.url),
    timeoutMs,
    threads: THREADS,
    memoryMb: MEMORY_MB,
    probe: probeTask,
    refuse: (what, cause) =>
      new EvaluatorFailure('evaluator_timeout', `Checking the output takes ${what}.`, cause),
  });

  async function run<T, R>(task: (input: T) => R, input: T, owner: string): Promise<R> {
    try {
      return await pool.run(task, input, { owner, long: false });
    } catch (error) {
      if (error instanceof EvaluatorFailure || error instanceof DomainError) throw error;
      throw new EvaluatorFailure('evaluator_invalid', 'The output cannot be checked.', error);
    }
  }

  return {
    patternProblem: (owner, pattern) => run(patternProblemTask, pattern, owner),
    schemaProblem: (owner, schema) => run(schemaProblemTask, JSON.stringify(schema), owner),
    matches: (owner, task) => run(matchTask, task, owner),
    misfit: (owner, schema, text) => run(misfitTask, { schema: JSON.stringify(schema), text }, owner),
    compare: (owner, task) => run(compareTask, task, owner),
    close: pool.close,
  };
}
