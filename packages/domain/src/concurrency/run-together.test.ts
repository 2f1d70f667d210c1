import { expect, it } from 'vitest';
import { runTogether } from './run-together.ts';

/** Doubles numbers; each run ends when it is told to. */
function slowly() {
  const runs: { key: string; items: readonly number[]; end: (error?: Error) => void }[] = [];
  const work = (key: string, items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      const end = (error?: Error) => (error ? reject(error) : resolve(items.map((item) => item * 2)));
      runs.push({ key, items: [...items], end });
    });
  return { runs, work };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('runs what comes meanwhile together, and gives everybody their own result', async () => {
  const { runs, work } = slowly();
  const double = runTogether(work);
  const first = double('a', 1);
  await turn();
  const others = [double('a', 2), double('a', 3)];
  await turn();
  expect(runs.map(({ items }) => items)).toEqual([[1]]);
  runs[0]?.end();
  expect(await first).toBe(2);
  await turn();
  expect(runs.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  runs[1]?.end();
  expect(await Promise.all(others)).toEqual([4, 6]);
});

it('lets keys not wait for one another', async () => {
  const { runs, work } = slowly();
  const double = runTogether(work);
  const both = [double('a', 1), double('b', 2)];
  await turn();
  expect(runs.map(({ key, items }) => [key, items])).toEqual([
    ['a', [1]],
    ['b', [2]],
  ]);
  for (const { end } of runs) end();
  expect(await Promise.all(both)).toEqual([2, 4]);
});

it('takes no more at once than it may', async () => {
  const { runs, work } = slowly();
  const double = runTogether(work, 2);
  const all = [1, 2, 3, 4, 5].map((item) => double('a', item));
  for (let run = 0; run < 3; run++) {
    await turn();
    expect(runs).toHaveLength(run + 1);
    runs[run]?.end();
  }
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10]);
  expect(runs.map(({ items }) => items.length)).toEqual([2, 2, 1]);
});

it('fails for those who were in the run that failed, and goes on', async () => {
  const { runs, work } = slowly();
  const double = runTogether(work);
  const failed = double('a', 1);
  await turn();
  const next = double('a', 2);
  runs[0]?.end(new Error('gone'));
  await expect(failed).rejects.toThrow('gone');
  await turn();
  runs[1]?.end();
  expect(await next).toBe(4);
});
