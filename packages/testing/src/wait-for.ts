import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitForOptions {
  /**
   * Default: 100 s, a little less than a test may take, so that the error names what was waited for. A busy
   * machine is slow, not wrong.
   */
  timeoutMs?: number;
  /**
   * Default: 20 ms at first, a quarter more each time, 100 ms at most: what is waited for needs the processor
   * more.
   */
  intervalMs?: number;
  /** What is waited for, and how far it has come, for the error. Default: the source of the question. */
  what?: string | (() => string);
}

const FIRST_DELAY_MS = 20;
const MOST_DELAY_MS = 100;

type Falsy = false | 0 | '' | null | undefined;

/**
 * Asks again until the answer is truthy, and returns it. Throws after the deadline, with the last error where
 * asking failed. What a test proves must not depend on how long this takes.
 */
export async function waitFor<T>(
  ask: () => T | Falsy | Promise<T | Falsy>,
  options: WaitForOptions = {},
): Promise<T> {
  const { timeoutMs = 100_000, intervalMs, what = String(ask).replaceAll(/\s+/g, ' ') } = options;
  const deadline = performance.now() + timeoutMs;
  let delay = intervalMs ?? FIRST_DELAY_MS;
  for (;;) {
    const last: { answer?: T | Falsy; error?: unknown } = {};
    try {
      last.answer = await ask();
    } catch (error) {
      last.error = error;
    }
    if (last.answer) return last.answer;
    if (performance.now() > deadline) {
      const subject = typeof what === 'string' ? what : what();
      throw new Error(`Waited ${timeoutMs} ms in vain for ${subject}.`, { cause: last.error });
    }
    await sleep(delay);
    delay = intervalMs ?? Math.min(1.25 * delay, MOST_DELAY_MS);
  }
}
