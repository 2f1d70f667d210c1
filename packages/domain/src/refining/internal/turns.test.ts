import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** Does work of so many milliseconds after so long a pause, again and again. */
async function load(took: number, pause: number, times: number) {
  let now = 0;
  const turns = createTurns(() => now);
  for (let count = 0; count < times; count++) {
    now += pause;
    await turns.run(() => {
      now += took;
    });
  }
  return {
    isMuch: () => turns.isMuch(),
    rest: async (pauseMs: number) => {
      now += pauseMs;
      await turns.run(() => undefined);
    },
  };
}

it.each([
  ['half of the time', 2, 2, 1_000, true],
  ['all of the time', 2, 0, 1_000, true],
  ['less than half of it', 2, 3, 1_000, false],
  ['all of the time, but not for long', 2, 0, 499, false],
])('short work that takes %s', async (_name, took, pause, times, isMuch) => {
  expect((await load(took, pause, times)).isMuch()).toBe(isMuch);
});

it('is not much any more after a pause', async () => {
  const { isMuch, rest } = await load(2, 0, 1_000);
  await rest(1_900);
  expect(isMuch()).toBe(true);
  await rest(4_000);
  expect(isMuch()).toBe(false);
});

it('lets others have their turn after 4 ms of work, and not before', async () => {
  let now = 0;
  const turns = createTurns(() => now);
  const seen: string[] = [];
  const work = (name: string) =>
    turns.run(() => {
      now += 2;
      seen.push(name);
    });
  setImmediate(() => seen.push('other'));
  await Promise.all([work('first'), work('second'), work('third')]);
  expect(seen).toEqual(['first', 'second', 'other', 'third']);
});

it('counts work that fails', async () => {
  let now = 0;
  const turns = createTurns(() => now);
  const work = turns.run(() => {
    now += 1_000;
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(turns.isMuch()).toBe(true);
});
