import { beforeEach, describe, expect, it } from 'vitest';
import { IdentityCache } from './identity-cache.ts';

interface Identity {
  id: string;
  owner: string;
}

let current = true;
beforeEach(() => {
  current = true;
});
const open = () =>
  new IdentityCache<Identity>(
    () => current,
    ({ id, owner }) => [id, owner],
  );
const finder = (identity: Identity | undefined) => {
  let asked = 0;
  return {
    load: async () => {
      asked++;
      return identity;
    },
    asked: () => asked,
  };
};

it('asks once, until something that the identity depends on has changed', async () => {
  for (const changed of ['key', 'owner']) {
    const cache = open();
    const { load, asked } = finder({ id: 'key', owner: 'owner' });
    expect([await cache.find('a', load), await cache.find('a', load)]).toEqual(
      Array.from({ length: 2 }, () => ({ id: 'key', owner: 'owner' })),
    );
    cache.forget('another');
    await cache.find('a', load);
    expect(asked()).toBe(1);
    cache.forget(changed);
    expect(cache.size).toBe(0);
    await cache.find('a', load);
    expect(asked()).toBe(2);
  }
});

it('drops everything of an owner, and nothing of others', async () => {
  const cache = open();
  for (const [name, owner] of [
    ['a', 'x'],
    ['b', 'x'],
    ['c', 'y'],
  ] as const)
    await cache.find(name, finder({ id: name, owner }).load);
  cache.forget('x');
  expect(cache.size).toBe(1);
  const { load, asked } = finder({ id: 'c', owner: 'y' });
  await cache.find('c', load);
  expect(asked()).toBe(0);
});

it('does not remember what it did not find', async () => {
  const cache = open();
  const { load, asked } = finder(undefined);
  expect([await cache.find('a', load), await cache.find('a', load)]).toEqual([undefined, undefined]);
  expect(asked()).toBe(2);
});

it('does not remember what was read while something changed, or was lost', async () => {
  for (const happens of [
    (cache: IdentityCache<Identity>) => cache.forget('z'),
    (cache: IdentityCache<Identity>) => cache.clear(),
  ]) {
    const cache = open();
    await cache.find('a', async () => {
      happens(cache);
      return { id: 'key', owner: 'owner' };
    });
    expect(cache.size).toBe(0);
  }
});

it('asks each time while nobody would tell of changes, and remembers nothing from then', async () => {
  const cache = open();
  const { load, asked } = finder({ id: 'key', owner: 'owner' });
  await cache.find('a', load);
  current = false;
  await cache.find('a', load);
  await cache.find('b', load);
  expect([asked(), cache.size]).toEqual([3, 1]);
  // Heard of nothing at the beginning: what it read may be old by the end.
  await cache.find('c', async () => {
    current = true;
    return { id: 'key', owner: 'owner' };
  });
  expect(cache.size).toBe(1);
});

it('forgets the one that was used longest ago, from 10,000 on', async () => {
  const cache = open();
  const find = (name: string) => cache.find(name, finder({ id: name, owner: 'owner' }).load);
  for (let at = 0; at < 10_000; at++) await find(`${at}`);
  await find('0');
  await find('one more');
  expect(cache.size).toBe(10_000);
  const again = finder({ id: 'x', owner: 'owner' });
  await cache.find('0', again.load);
  expect(again.asked()).toBe(0);
  await cache.find('1', again.load);
  expect(again.asked()).toBe(1);
});

describe('a cache of large ones', () => {
  const openLarge = (maxSize: number) =>
    new IdentityCache<Identity>(
      () => current,
      ({ id, owner }) => [id, owner],
      { sizeOf: ({ id }) => id.length, maxSize },
    );

  it('forgets the one that was used longest ago, from so much on, and keeps none that is larger alone', async () => {
    const cache = openLarge(10);
    const find = (name: string, length: number) =>
      cache.find(name, finder({ id: 'x'.repeat(length), owner: name }).load);
    await find('a', 4);
    await find('b', 4);
    await find('a', 4);
    await find('c', 4);
    expect([cache.knows('a'), cache.knows('b'), cache.knows('c')]).toEqual([true, false, true]);
    cache.forget('c');
    await find('b', 6);
    expect([cache.knows('a'), cache.knows('b')]).toEqual([true, true]);
    await find('d', 11);
    expect(cache.size).toBe(0);
    await find('a', 10);
    expect(cache.knows('a')).toBe(true);
  });

  it('is looked up once for all who ask at once, and again for who asks after a change', async () => {
    const cache = openLarge(10);
    const { promise, resolve } = Promise.withResolvers<Identity>();
    let asked = 0;
    const slow = () => {
      asked++;
      return promise;
    };
    const before = [cache.find('a', slow), cache.find('a', slow)];
    expect(asked).toBe(1);
    cache.forget('a');
    const after = cache.find('a', async () => ({ id: 'new', owner: 'a' }));
    resolve({ id: 'old', owner: 'a' });
    expect((await Promise.all([...before, after])).map((found) => found?.id)).toEqual(['old', 'old', 'new']);
    expect((await cache.find('a', slow))?.id).toBe('new');
    const refusing = openLarge(10);
    const attempt = refusing.find('a', () => Promise.reject(new Error('away')));
    await expect(attempt).rejects.toThrow('away');
    expect((await refusing.find('a', async () => ({ id: 'b', owner: 'a' })))?.id).toBe('b');
  });
});
