import type { RefineOutcome } from './refine-text.ts';

const running = new Map<string, Promise<RefineOutcome>>();

export interface SharedOutcome {
  outcome: RefineOutcome;
  /** Whether another request did the work. */
  shared: boolean;
}

/**
 * Refines unless the same request, told by its hash, is being refined in this process already: then waits for that
 * and takes its outcome.
 */
export async function shareInFlight(
  hash: string,
  work: () => Promise<RefineOutcome>,
): Promise<SharedOutcome> {
  const current = running.get(hash);
  if (current) return { outcome: await current, shared: true };
  const started = work().finally(() => running.delete(hash));
  running.set(hash, started);
  return { outcome: await started, shared: false };
}
