import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { post } from '../../closed-loop.ts';

/** Small calls, one after the other, from a thread of their own: what sends large bodies is late itself. */

/** Between two calls, in milliseconds. */
const PAUSE_MS = 10;

const { origin, key }: { origin: string; key: string } = workerData;
const next = {
  path: '/v1/chat/completions',
  headers: { authorization: `Bearer ${key}` },
  body: JSON.stringify({ model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Is it?' }] }),
};

let longest = 0;
let failed = 0;
parentPort?.on('message', () => {
  parentPort?.postMessage({ longest, failed });
  longest = 0;
  failed = 0;
});

const agent = new Agent({ keepAlive: true });
for (;;) {
  const started = performance.now();
  await post(agent, origin, next).catch(() => {
    failed += 1;
  });
  longest = Math.max(longest, performance.now() - started);
  await sleep(PAUSE_MS);
}
