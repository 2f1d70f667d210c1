import { expect, it } from 'vitest';
import { shareCheck } from './share-check.ts';

it('checks once for all who ask at about the same time, and again later', async () => {
  let time = 0;
  let checks = 0;
  const answers: ((value: number) => void)[] = [];
  const check = shareCheck(
    () => {
      checks++;
      return new Promise<number>((resolve) => answers.push(resolve));
    },
    () => time,
  );
  const first = [check(), check()];
  time = 10_000;
  first.push(check());
  answers[0]?.(1);
  expect(await Promise.all(first)).toEqual([1, 1, 1]);
  time += 400;
  expect(await check()).toBe(1);
  time += 101;
  const second = check();
  answers[1]?.(2);
  expect([await second, checks]).toEqual([2, 2]);
});

it('tells everybody of a failure, and tries again', async () => {
  let time = 0;
  let works = false;
  const check = shareCheck(
    async () => {
      if (!works) throw new Error('down');
      return 'up';
    },
    () => time,
  );
  await expect(check()).rejects.toThrow('down');
  works = true;
  time += 1_000;
  expect(await check()).toBe('up');
});
