import { expect, it } from 'vitest';
import { forEachInTime } from './for-each-in-time.ts';

const ITEMS = Array.from({ length: 12 }, (_, at) => at);

it('asks for each item, five of them at once', async () => {
  const asked: number[] = [];
  let open = 0;
  let most = 0;
  await forEachInTime(ITEMS, async (item) => {
    asked.push(item);
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open -= 1;
  });
  expect(asked).toEqual(ITEMS);
  expect([open, most]).toEqual([0, 5]);
});

it('begins nothing new once the time is over, and waits for what it has begun', async () => {
  const asked: number[] = [];
  let ended = 0;
  const begunAt = performance.now();
  await forEachInTime(
    ITEMS,
    async (item) => {
      asked.push(item);
      while (performance.now() < begunAt + 60) await new Promise((resolve) => setTimeout(resolve, 10));
      ended += 1;
    },
    { mostMs: 50 },
  );
  expect(asked.length).toBeLessThanOrEqual(5);
  expect(ended).toBe(asked.length);
  await forEachInTime(ITEMS, async (item) => void asked.push(item), { mostMs: 0 });
  expect(asked.length).toBe(ended);
});
