import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Caller } from '../../testing/long-texts.ts';

/** Between two requests of the victim. */
const PAUSE_MS = 50;
const CALIBRATION_REQUESTS = 20;
/**
 * How much slower the victim's slowest answer may be than its median without an attack. The machine may be busy with the
 * attack and with other work, so it is far more than what a bounded share of it costs, and far less than a freeze.
 */
const ALLOWED_FACTOR = 400;
/** A machine that answers faster than this is not held to more. */
const LEAST_MEDIAN_MS = 10;
const LEAST_ANSWERS = 5;
/** Whoever waited so long was not answered. */
const GIVE_UP_MS = 20_000;

let asked = 0;

async function ask({ url, headers }: Caller): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  const text = `Hello! Could you please kindly write report ${asked++}, in at most 200 words? Thank you!`;
  try {
    const reply = await fetch(`${url}/api/optimize`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    await reply.text();
    return { status: reply.status, ms: performance.now() - started };
  } catch {
    return { status: 0, ms: performance.now() - started };
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * Attacks while the victim asks for something small again and again, and checks that each request of the victim was
 * answered, none of them out of proportion to what it takes undisturbed.
 */
export async function whileVictimAsks<T>(victim: Caller, attack: () => Promise<T>): Promise<T> {
  const undisturbed: number[] = [];
  for (let count = 0; count < CALIBRATION_REQUESTS; count++) undisturbed.push((await ask(victim)).ms);
  const allowedMs = ALLOWED_FACTOR * Math.max(LEAST_MEDIAN_MS, median(undisturbed));

  let attacking = true;
  const running = attack().finally(() => {
    attacking = false;
  });
  running.catch(() => undefined);
  const answers: { status: number; ms: number }[] = [];
  while (attacking || answers.length < LEAST_ANSWERS) {
    answers.push(await ask(victim));
    await sleep(PAUSE_MS);
  }
  const result = await running;
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(allowedMs);
  return result;
}
