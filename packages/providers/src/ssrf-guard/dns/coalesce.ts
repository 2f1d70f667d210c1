import { linkAbort } from '../../linked-abort.ts';

interface Shared<T> {
  result: Promise<T>;
  waiting: number;
  abort: AbortController;
}

/**
 * Shares work that several ask for at the same time under the same key. Who goes away stops waiting; when
 * nobody waits any more the work itself is aborted. Nothing is kept beyond its end.
 */
export function coalesce<T>(
  run: (key: string, signal: AbortSignal) => Promise<T>,
): (key: string, signal: AbortSignal) => Promise<T> {
  const underWay = new Map<string, Shared<T>>();

  function begin(key: string): Shared<T> {
    const abort = new AbortController();
    const shared = { result: run(key, abort.signal), waiting: 0, abort };
    underWay.set(key, shared);
    return shared;
  }

  return async (key, signal) => {
    signal.throwIfAborted();
    const shared = underWay.get(key) ?? begin(key);
    shared.waiting += 1;
    const link = linkAbort(signal);
    const left = new Promise<never>((_, reject) => {
      link.signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
      return await Promise.race([shared.result, left]);
    } finally {
      link.unlink();
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        if (underWay.get(key) === shared) underWay.delete(key);
        shared.abort.abort(new Error('Nobody waits for this any more.'));
      }
    }
  };
}
