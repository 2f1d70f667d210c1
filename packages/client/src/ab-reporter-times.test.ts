import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { json, openClient, problem, type Step } from './testing/fake-api.ts';

const text = (content: string) => ({
  template: content,
  messages: [{ role: 'user', content }],
  config: {},
  variables: [],
});
const resolved = {
  name: 'Answer',
  slug: 'answer',
  version: 1,
  label: 'production',
  type: 'text',
  ...text('One'),
  abTest: { id: 't', salt: 's', arms: [{ version: 1, weight: 1, ...text('One') }] },
};
const received = (): Step => json({ received: 1 });
const down = (): Step => new TypeError('fetch failed');
/** A client that has fetched the prompt, and reports by itself. */
async function open(steps: Step[]) {
  const { client, sent } = openClient([json(resolved), ...steps], { retries: 0 });
  const show = (unit: string) => client.getPrompt('answer', { unit, ttlSeconds: 10_000 });
  await client.getPrompt('answer');
  const unitsOf = (body: unknown): string[] =>
    JSON.parse(String(body)).events.map(({ unit }: { unit: string }) => unit);
  return { client, show, told: () => sent.slice(1).map(({ body }) => unitsOf(body)) };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('in an outage each wait is twice as long as the one before, up to a minute', async () => {
  const waits = [1, 2, 4, 8, 16, 32, 60, 60];
  const { show, told } = await open([...waits.slice(1).map(down), received()]);
  await show('a');
  for (const [tries, seconds] of waits.entries()) {
    await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1);
    expect(told()).toHaveLength(tries);
    await vi.advanceTimersByTimeAsync(1);
    expect(told()).toHaveLength(tries + 1);
  }
});

it('after an outage the next events wait a second again', async () => {
  const { show, told } = await open([down(), received(), received()]);
  await show('a');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told()).toEqual([['a'], ['a']]);
  await show('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told()).toEqual([['a'], ['a'], ['b']]);
});

it.each([
  ['that there is not', 404, 'ab_test_not_found'],
  ['that has ended', 409, 'test_not_running'],
])('events of a test %s are dropped, and the next ones wait no longer for it', async (_, status, code) => {
  const { show, told } = await open([problem(status, code), received()]);
  await show('a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told()).toEqual([['a']]);
  await show('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told()).toEqual([['a'], ['b']]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(told()).toHaveLength(2);
});

it('of the last 10,000 units each is exposed once, and whom it was long ago again', async () => {
  const { client, show, told } = await open(Array.from({ length: 12 }, received));
  const units = Array.from({ length: 10_001 }, (_, at) => `unit ${at}`);
  for (const [at, unit] of units.entries()) {
    await show(unit);
    if (at % 5_000 === 0) await client.flushEvents();
  }
  await show('unit 10000');
  await show('unit 0');
  await client.flushEvents();
  expect(told().flat()).toEqual([...units, 'unit 0']);
});
