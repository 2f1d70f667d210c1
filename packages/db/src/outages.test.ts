import { setImmediate as nextTurn } from 'node:timers/promises';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '@refinery/testing/test-database.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { closeDb, createDb, type Db } from './create-db.ts';
import { sendAsTenant } from './send-as-tenant.ts';
import { withTenant } from './tenant.ts';

const [MINE, OTHER] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
const OWNER = sql`select current_setting('app.organization_id', true) as id`;

let database: TestDatabase;
let proxy: TcpProxy;

beforeAll(async () => {
  database = await createTestDatabase(inject('services'));
  proxy = await startTcpProxy(database.loginUrl);
});
afterAll(async () => {
  await proxy.close();
  await database.drop();
});

function openPool(maxConnections: number): Db {
  const db = createDb({ url: proxy.url, role: 'refinery_app', maxConnections, applicationName: 'test' });
  onTestFinished(() => closeDb(db));
  return db;
}

/** What a transaction does, in each of the ways there are. */
const WAYS: ((db: Db) => Promise<unknown>)[] = [
  (db) => db.execute(sql`select ${1}::int`),
  (db) => db.transaction((tx) => tx.execute(sql`select ${2}::int`)),
  (db) => withTenant(db, MINE, (tx) => tx.execute(sql`select pg_sleep(0.001)`)),
  (db) => sendAsTenant(db, MINE, [sql`select ${'4'}::text`, OWNER]),
];

it('every connection works again, in whatever moment the server went away', async () => {
  const db = openPool(3);
  for (const moment of [0, 1, 2, 3, 4, 5, 7, 11]) {
    const running = Array.from({ length: 12 }, (_, index) => WAYS[index % WAYS.length]?.(db));
    const ended = Promise.allSettled(running);
    for (let turn = 0; turn < moment; turn++) await nextTurn();
    if (moment % 3) await Promise.any([ended, ...running]);
    await proxy.cut();
    if (moment % 2) await ended;
    await proxy.restore();
    // Those that were asked before may fail yet; with them behind, nobody does.
    await ended;
    await Promise.all(WAYS.map((run) => run(db)));
  }
});

it('a transaction that has lost its connection says nothing more to whoever has it by then', async () => {
  const db = openPool(1);
  const [lost, taken, said] = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const first = withTenant(db, MINE, async (tx) => {
    await tx.execute(OWNER);
    await proxy.cut();
    await expect(tx.execute(OWNER)).rejects.toThrow();
    lost?.resolve();
    await taken?.promise;
    await expect(tx.execute(sql.raw(`set local app.organization_id = '${MINE}'`))).rejects.toThrow();
    await expect(tx.execute(sql`rollback`)).rejects.toThrow();
    said?.resolve();
  });
  await Promise.all([expect(first).rejects.toThrow(), lost?.promise]);
  await proxy.restore();
  const owner = await withTenant(db, OTHER, async (tx) => {
    taken?.resolve();
    await said?.promise;
    return tx.execute(OWNER);
  });
  expect(owner).toMatchObject([{ id: OTHER }]);
});
