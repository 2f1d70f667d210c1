import type { RefineOutcome } from './refine-outcome.ts';

const running = new Map<string, Promise<RefineOutcome>>();

export interface SharedOutcome {
  outcome: RefineOutcome;
  /** Whether another request did the work. */
  shared: boolean;
}

/**
 * Refines unless the same request, told by its hash, is being refined in this process already: then waits for that
 * and takes its outcome. Joining is possible until `remembered`, so that nobody falls between the work and the cache.
 */
export async function shareInFlight(
  hash: string,
  work: () => Promise<RefineOutcome>,
  remembered: Promise<void> = Promise.resolve(),
): Promise<SharedOutcome> {
  const current = running.get(hash);
  if (current) return { outcome: await current, shared: true };
  const started = work();
  running.set(hash, started);
  const forget = () => void running.delete(hash);
  started.then(() => remembered.then(forget), forget);
  return { outcome: await started, shared: false };
}
