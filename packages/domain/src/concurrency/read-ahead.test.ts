import { expect, it, vi } from 'vitest';
import { readAhead } from './read-ahead.ts';

const UNAVAILABLE = { code: 'service_unavailable' };

it('what is read is answered, and what it fails with', async () => {
  expect(await readAhead(async () => 'read')).toBe('read');
  const failure = new Error('The database refuses.');
  await expect(readAhead(() => Promise.reject(failure))).rejects.toBe(failure);
});

it('nobody waits for a database that says nothing, and what has too many waiting for it is not asked again', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const reads = Array.from({ length: 1_000 }, () => readAhead(() => promise));
  for (const { status, ...more } of await Promise.allSettled(reads))
    expect([status, more]).toMatchObject(['rejected', { reason: UNAVAILABLE }]);
  const read = vi.fn(async () => 'read');
  await expect(readAhead(read)).rejects.toMatchObject(UNAVAILABLE);
  expect(read).not.toHaveBeenCalled();
  resolve('late');
  await promise;
  expect(await readAhead(read)).toBe('read');
});
