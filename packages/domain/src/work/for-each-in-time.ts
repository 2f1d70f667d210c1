import { mapConcurrently } from './map-concurrently.ts';

/** How many are seen to at once. */
const AT_ONCE = 5;
/** How long one tick begins new ones, in milliseconds. */
const MOST_MS = 20_000;

/**
 * Asks somebody outside something for each item. A tick of the reconciler waits for that, and so do those
 * that come after it: from `mostMs` on no further item is begun. Whoever lists the items gives others a turn
 * in the next tick.
 */
export async function forEachInTime<T>(
  items: readonly T[],
  ask: (item: T) => Promise<void>,
  { mostMs = MOST_MS }: { mostMs?: number } = {},
): Promise<void> {
  const end = performance.now() + mostMs;
  await mapConcurrently(items, AT_ONCE, async (item) => {
    if (performance.now() < end) await ask(item);
  });
}
