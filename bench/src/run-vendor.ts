import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';

/**
 * OpenAI on loopback, as a process of its own: it answers what it is asked to summarize after so many
 * milliseconds as its parent says. Its answer to that is how many requests it has had.
 */
const vendor = await startFakeVendor({ protocol: 'openai' });
let latencyMs = 0;
let asked = 0;
vendor.respondWith(async ({ messages }) => {
  asked += 1;
  // It keeps what it gets.
  if (asked % 100 === 0) vendor.requests.length = 0;
  await sleep(latencyMs);
  const [, report] = /report (\d+)/.exec(messages.at(-1)?.text ?? '') ?? [];
  const text = `1|Summarize report ${report}. Do not exceed 50 words.`;
  return { kind: 'reply', text, usage: { inputTokens: 100, outputTokens: 20 } };
});
process.on('message', (ms) => {
  latencyMs = Number(ms);
  process.send?.(asked);
});
process.on('SIGTERM', () => process.exit(0));
process.send?.({ baseUrl: vendor.baseUrl });
