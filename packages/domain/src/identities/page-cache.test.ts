import { expect, it } from 'vitest';
import { PageCache } from './page-cache.ts';

let current = true;
let now = 0;
const open = () =>
  new PageCache<string>(
    () => current,
    () => now,
  );
const reader = (value: string) => {
  let reads = 0;
  const load = async () => {
    reads++;
    return value;
  };
  return { load, reads: () => reads };
};

it('reads once in 15 minutes, until something has changed', async () => {
  const cache = open();
  const { load, reads } = reader('page');
  for (let time = 0; time < 3; time++) expect(await cache.find('a', load)).toBe('page');
  expect(reads()).toBe(1);
  cache.clear();
  await cache.find('a', load);
  now += 15 * 60_000 - 1;
  await cache.find('a', load);
  expect(reads()).toBe(2);
  now += 1;
  await cache.find('a', load);
  expect(reads()).toBe(3);
});

it('does not keep what was read while something changed', async () => {
  const cache = open();
  await cache.find('a', async () => {
    cache.clear();
    return 'old';
  });
  expect(cache.size).toBe(0);
});

it('reads each time, and keeps nothing, while nobody would tell of changes', async () => {
  const cache = open();
  const { load, reads } = reader('page');
  await cache.find('a', load);
  current = false;
  await cache.find('a', load);
  await cache.find('b', load);
  expect([reads(), cache.size]).toEqual([3, 1]);
  // Deaf at the beginning: what it read may be old by the end.
  await cache.find('c', async () => {
    current = true;
    return 'page';
  });
  expect(cache.size).toBe(1);
  // Deaf at the end.
  await cache.find('d', async () => {
    current = false;
    return 'page';
  });
  expect(cache.size).toBe(1);
  current = true;
});

it('keeps so many characters, and nothing that is too long', async () => {
  const cache = open();
  await cache.find('long', reader('x'.repeat(500_000)).load);
  expect(cache.size).toBe(0);
  for (let at = 0; at < 40; at++) await cache.find(`${at}`, reader('x'.repeat(400_000)).load);
  expect(cache.size).toBe(19);
  const first = reader('again');
  await cache.find('0', first.load);
  const last = reader('again');
  await cache.find('39', last.load);
  expect([first.reads(), last.reads()]).toEqual([1, 0]);
});
