/** In how many parts a wait is counted. */
const STEPS = 9;

/**
 * Calls back after so many milliseconds in which this process could have heard an answer: a turn of its own
 * that takes long counts as one step, so that a busy process does not take itself for an outage.
 * @returns ends the wait
 */
export function afterListening(ms: number, onLate: () => void): () => void {
  let left = STEPS;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    onLate();
  }, ms / STEPS).unref();
  return () => clearInterval(timer);
}
