/** Whoever calls a model waits no longer for the database: they are told within a second that it is away. */
export const LONGEST_WAIT_MS = 900;
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

/** What is asked for, or the error of whoever gives up {@link afterListening} so many milliseconds. */
export function answerInTime<T>(asked: Promise<T>, ms: number, giveUp: () => Error): Promise<T> {
  const late = Promise.withResolvers<never>();
  const stopWaiting = afterListening(ms, () => late.reject(giveUp()));
  return Promise.race([asked, late.promise]).finally(stopWaiting);
}
