import { connectionInvalid } from '../errors/connection-invalid.ts';
import { createThreadPool } from '../threads/thread-pool.ts';
import type { SamlPerson } from './internal/read-assertion.ts';
import type { ProviderMetadata } from './internal/read-metadata.ts';
import {
  metadataTask,
  probeTask,
  type ResponseOutcome,
  type ResponseTask,
  responseTask,
} from './internal/saml-worker.ts';

export type { SamlPerson };

/** The start of a thread included, which is most of it on a slow machine. */
const TIMEOUT_MS = 5_000;
/** Nothing that somebody sends keeps more than one core. */
const THREADS = 1;
const MEMORY_MB = 128;

/**
 * Reads what SAML identity providers send, in one thread, as XML and its signatures can be made to take long:
 * what takes more than 5 s or 128 MiB is ended, and nothing else with it. `owner` is the organization.
 * Nothing of SAML is loaded before the first use.
 */
export interface SamlReader {
  /** Whom a response is about, or why it is refused. Errors: `rate_limited` where 200 are waiting. */
  readResponse(owner: string, task: ResponseTask): Promise<ResponseOutcome>;
  /** What metadata says. Errors: `connection_invalid`. */
  readMetadata(owner: string, text: string): Promise<ProviderMetadata>;
  close(): Promise<void>;
}

export function createSamlReader({ timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}): SamlReader {
  const pool = createThreadPool({
    file: new URL('./internal/saml-worker.ts', import.meta.url),
    timeoutMs,
    threads: THREADS,
    memoryMb: MEMORY_MB,
    probe: probeTask,
    refuse: (what, cause) => connectionInvalid(`Reading it takes ${what}.`, cause),
  });
  return {
    readResponse: (owner, task) => pool.run(responseTask, task, { owner, long: false }),
    async readMetadata(owner, text) {
      const outcome = await pool.run(metadataTask, text, { owner, long: false });
      if ('metadata' in outcome) return outcome.metadata;
      throw connectionInvalid(outcome.refused);
    },
    close: pool.close,
  };
}
