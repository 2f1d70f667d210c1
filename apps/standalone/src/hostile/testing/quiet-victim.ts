import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Caller } from '../../testing/long-texts.ts';

/** Between two requests of the victim. */
const PAUSE_MS = 50;
const LEAST_ANSWERS = 5;
/**
 * As long as `waitFor`: whoever waited so long was not answered. How late answers come is told here, and
 * measured by `pnpm bench:hostile-bodies`.
 */
const GIVE_UP_MS = 100_000;

let asked = 0;

/** The status of a small request; 0 where none came. */
async function ask({ url, headers }: Caller): Promise<number> {
  const text = `Hello! Could you please kindly write report ${asked++}, in at most 200 words? Thank you!`;
  try {
    const reply = await fetch(`${url}/api/optimize`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    await reply.text();
    return reply.status;
  } catch {
    return 0;
  }
}

/**
 * Attacks while the victim asks for something small again and again, and checks that each request of the
 * victim was answered.
 */
export async function whileVictimAsks<T>(victim: Caller, attack: () => Promise<T>): Promise<T> {
  let attacking = true;
  const running = attack().finally(() => {
    attacking = false;
  });
  running.catch(() => undefined);
  const answers: number[] = [];
  let slowestMs = 0;
  while (attacking || answers.length < LEAST_ANSWERS) {
    const askedAt = performance.now();
    answers.push(await ask(victim));
    slowestMs = Math.max(slowestMs, performance.now() - askedAt);
    await sleep(PAUSE_MS);
  }
  const result = await running;
  console.log(`The slowest of ${answers.length} answers to the bystander took ${Math.round(slowestMs)} ms.`);
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  return result;
}
