import type { Db } from '@refinery/db/create-db.ts';
import { expect, it } from 'vitest';
import { createViewCounts } from './view-counts.ts';

it('goes on counting after a write has failed', async () => {
  const results = [Promise.reject(new Error('the database is away')), Promise.resolve()];
  let writes = 0;
  // Nothing else of the database is used.
  const db = { execute: () => results[writes++] ?? Promise.resolve() } as unknown as Db;
  const done: Promise<unknown>[] = [];
  const count = createViewCounts(db, { run: (_, work) => void done.push(work().catch(() => undefined)) });
  count('one');
  await Promise.all(done);
  expect(writes).toBe(1);
  count('two');
  await Promise.all(done);
  expect(writes).toBe(2);
});

it('writes views that come during a write after it, without waiting for another view', async () => {
  let endFirst = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    endFirst = resolve;
  });
  let writes = 0;
  // Nothing else of the database is used.
  const db = { execute: () => (writes++ ? Promise.resolve() : first) } as unknown as Db;
  const done: Promise<unknown>[] = [];
  const count = createViewCounts(db, { run: (_, work) => void done.push(work()) });
  count('one');
  count('two');
  endFirst();
  await Promise.all(done);
  expect(writes).toBe(2);
});
