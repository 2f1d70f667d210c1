export interface Shared<T> {
  outcome: T;
  /** Whether another request did the work. */
  shared: boolean;
}

/**
 * Does work once for all who ask for the same at the same moment, in this process: whoever comes while it is
 * being done waits for it and takes what it comes to. Joining is possible until `joinable` has settled, too.
 */
export function createSingleFlight<T>() {
  const inFlight = new Map<string, Promise<T>>();
  return async (
    key: string,
    work: () => Promise<T>,
    joinable: Promise<void> = Promise.resolve(),
  ): Promise<Shared<T>> => {
    const current = inFlight.get(key);
    if (current) return { outcome: await current, shared: true };
    const started = work();
    inFlight.set(key, started);
    const forget = () => void inFlight.delete(key);
    started.then(() => joinable.then(forget), forget);
    return { outcome: await started, shared: false };
  };
}
