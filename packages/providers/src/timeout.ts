import { type Clock, systemClock } from './clock.ts';
import { ProviderError } from './errors.ts';
import { linkAbort } from './linked-abort.ts';
import type { VendorName } from './spec.ts';

export interface TimeoutOptions {
  timeoutMs: number;
  provider: VendorName;
  signal: AbortSignal;
  clock?: Clock;
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/**
 * Runs one attempt with a time limit. When it is over the signal given to `run` is aborted, and the call ends
 * at once even if `run` takes no notice.
 * @throws {ProviderError} `timeout` after `timeoutMs`; the abort reason when `signal` is aborted; what `run`
 * throws
 */
export async function withTimeout<T>(
  run: (signal: AbortSignal) => Promise<T>,
  options: TimeoutOptions,
): Promise<T> {
  const { timeoutMs, provider, signal, clock = systemClock } = options;
  signal.throwIfAborted();
  const finished = new AbortController();
  const limited = linkAbort(signal);
  clock.sleep(timeoutMs, finished.signal).then(
    () => limited.abort(new ProviderError({ provider, kind: 'timeout' })),
    () => {}, // The attempt ended first.
  );
  try {
    return await Promise.race([run(limited.signal), rejection(limited.signal)]);
  } finally {
    finished.abort();
    limited.unlink();
  }
}
