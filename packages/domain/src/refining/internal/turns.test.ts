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
    rest: (pauseMs: number) => {
      now += pauseMs;
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
  rest(1_900);
  expect(isMuch()).toBe(true);
  rest(4_000);
  expect(isMuch()).toBe(false);
});

it('is no burst for the event loop, however many come at the same moment', async () => {
  let now = 0;
  const turns = createTurns(() => now);
  const inTurn: number[] = [0];
  const done: number[] = [];
  let counting = true;
  const countTurns = (): void => {
    inTurn.push(0);
    if (counting) setImmediate(countTurns);
  };
  setImmediate(countTurns);
  const works = Array.from({ length: 20 }, (_, at) =>
    turns.run(() => {
      now += 2;
      done.push(at);
      inTurn[inTurn.length - 1] = (inTurn.at(-1) ?? 0) + 2;
    }),
  );
  await Promise.all(works);
  counting = false;
  expect(Math.max(...inTurn)).toBe(4);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
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
