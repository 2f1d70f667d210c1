import { DomainError } from '../errors/domain-error.ts';
import { createThreadPool } from '../threads/thread-pool.ts';
import { probeTask, readTask } from './internal/promptfoo-worker.ts';
import type { PromptfooImport } from './promptfoo-import.ts';

/** An honest file of 4 MiB takes some seconds on a slow machine. */
const TIMEOUT_MS = 20_000;
/** One organization alone never keeps all of them. */
const THREADS = 2;
const MEMORY_MB = 512;

/**
 * Reads configurations of promptfoo in threads: one that takes too much time or memory is ended, and nothing
 * else with it.
 */
export interface PromptfooReader {
  /**
   * @param owner the organization
   * Errors: those of `readPromptfoo`; `invalid_upload` for what takes more than 20 s or 512 MiB;
   * `rate_limited` where the owner has 200 waiting
   */
  read(owner: string, text: string): Promise<PromptfooImport>;
  close(): Promise<void>;
}

export function createPromptfooReader(): PromptfooReader {
  const pool = createThreadPool({
    file: new URL('./internal/promptfoo-worker.ts', import.meta.url),
    timeoutMs: TIMEOUT_MS,
    threads: THREADS,
    memoryMb: MEMORY_MB,
    probe: probeTask,
    refuse: (what, cause) =>
      new DomainError('invalid_upload', `Reading the configuration takes ${what}. Send it in parts.`, {
        cause,
      }),
  });
  return {
    async read(owner, text) {
      const outcome = await pool.run(readTask, text, { owner, long: false });
      if ('read' in outcome) return outcome.read;
      const { code, message, extras } = outcome.refused;
      throw new DomainError(code, message, extras);
    },
    close: pool.close,
  };
}
