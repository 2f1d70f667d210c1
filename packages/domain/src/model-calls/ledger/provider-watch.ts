import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { StoredTry } from '@refinery/db/schema/model-calls.ts';

/**
 * What is a vendor's own fault, or the way's to it. Whoever has a wrong key or a bad request says nothing of
 * the vendor.
 */
const FAULTS: ReadonlySet<string> = new Set([
  ...['overloaded', 'timeout', 'network', 'malformed_reply'],
  ...['first_token_timeout', 'idle_timeout', 'stream_truncated', 'connection_cut', 'connection_refused'],
  ...['unknown_host', 'untrusted_certificate'],
]);
/** What was not asked. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'circuit_open',
  'queue_full',
  'price_unknown',
  'cost_not_bounded',
  'budget',
]);

const WINDOW_MS = 5 * 60_000;
const MAX_TRIES = 200;
/** Fewer tell nothing. */
const FEWEST_TRIES = 5;
const DOWN = 0.5;
const DEGRADED = 0.1;

/** How a provider has been doing lately, as far as this process can tell. */
export type ProviderState = 'operational' | 'degraded' | 'down';

/** Counts how tries ended, of all organizations together and without saying whose they were. */
export class ProviderWatch {
  readonly #tries = new Map<RemoteProvider, { at: number; isFault: boolean }[]>();

  note(tries: readonly StoredTry[], now = performance.now()): void {
    for (const { provider, error } of tries) {
      if (error !== null && NOT_ASKED.has(error)) continue;
      const known = this.#tries.get(provider) ?? [];
      known.push({ at: now, isFault: error !== null && FAULTS.has(error) });
      if (known.length > MAX_TRIES) known.shift();
      this.#tries.set(provider, known);
    }
  }

  /** By the last 200 tries within five minutes. */
  stateOf(provider: RemoteProvider, now = performance.now()): ProviderState {
    const recent = (this.#tries.get(provider) ?? []).filter(({ at }) => now - at < WINDOW_MS);
    if (recent.length < FEWEST_TRIES) return 'operational';
    const share = recent.filter(({ isFault }) => isFault).length / recent.length;
    if (share >= DOWN) return 'down';
    return share >= DEGRADED ? 'degraded' : 'operational';
  }
}
