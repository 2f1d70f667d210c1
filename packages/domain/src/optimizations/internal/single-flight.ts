import type { Outcome } from './outcome.ts';

const inFlight = new Map<string, Promise<Outcome>>();

export interface SharedOutcome {
  outcome: Outcome;
  /** Whether another request did the work. */
  shared: boolean;
}

/**
 * Does the work unless the same is being done under this key in this process already: then waits for that and takes its
 * outcome. Joining is possible until `joinable` has settled, too.
 */
export async function singleFlight(
  key: string,
  work: () => Promise<Outcome>,
  joinable: Promise<void> = Promise.resolve(),
): Promise<SharedOutcome> {
  const current = inFlight.get(key);
  if (current) return { outcome: await current, shared: true };
  const started = work();
  inFlight.set(key, started);
  const forget = () => void inFlight.delete(key);
  started.then(() => joinable.then(forget), forget);
  return { outcome: await started, shared: false };
}
