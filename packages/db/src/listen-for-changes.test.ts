import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '@refinery/testing/test-database.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { closeDb, createDb, type Db } from './create-db.ts';
import { listenForChanges } from './listen-for-changes.ts';

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

const ROLE = { role: 'refinery_system', applicationName: 'test' } as const;

function openDb(url = database.loginUrl): Db {
  const db = createDb({ ...ROLE, url, maxConnections: 2 });
  onTestFinished(() => closeDb(db));
  return db;
}

/** A listener through the proxy, whose signs are sent as `db` does. */
async function openListener(db = openDb(proxy.url)) {
  const heard: string[] = [];
  const listener = listenForChanges({
    ...ROLE,
    url: proxy.url,
    db,
    onChange: (id) => heard.push(id),
    onLost: () => heard.push('lost'),
  });
  onTestFinished(() => listener.close());
  return { listener, heard };
}

const tell = (db: Db, id: string) => db.execute(sql`select pg_notify('identity_changed', ${id})`);

it('is told of everything that was committed before it has caught up, and not of signs', async () => {
  const { listener, heard } = await openListener();
  expect(listener.isCurrent()).toBe(false);
  await waitFor(() => listener.isCurrent());
  const other = await openListener();
  await waitFor(() => other.listener.isCurrent());
  const db = openDb();
  for (let round = 0; round < 20; round++) {
    await tell(db, `${round}`);
    await Promise.all([listener.caughtUp(), other.listener.caughtUp()]);
    expect(heard).toHaveLength(round + 1);
  }
  expect(heard).toEqual(other.heard);
  expect(heard).toEqual(Array.from({ length: 20 }, (_, round) => `${round}`));
});

it('sends one sign for all who ask while another is under way', async () => {
  const db = openDb(proxy.url);
  const send = db.$client.unsafe;
  let signs = 0;
  db.$client.unsafe = (...query: Parameters<typeof send>) => {
    signs++;
    return send(...query);
  };
  const { listener, heard } = await openListener(db);
  await waitFor(() => listener.isCurrent());
  signs = 0;
  await tell(openDb(), 'before');
  await Promise.all(Array.from({ length: 500 }, () => listener.caughtUp()));
  expect(heard).toEqual(['before']);
  // Theirs, and those that the listener sends each second by itself.
  expect(signs).toBeLessThan(100);
});

it('says that it may have missed something when its connection is lost, and comes back', async () => {
  const db = openDb();
  const { listener, heard } = await openListener(db);
  await waitFor(() => listener.isCurrent());
  await proxy.cut();
  await waitFor(() => !listener.isCurrent());
  expect(heard).toEqual(['lost']);
  await tell(db, 'missed');
  await listener.caughtUp();
  await proxy.restore();
  await waitFor(() => listener.isCurrent());
  heard.length = 0;
  await tell(db, 'after');
  await listener.caughtUp();
  expect(heard).toEqual(['after']);
});

it('is current only where its own signs come back, whatever its connection says', async () => {
  // As behind a pooler that gives each statement another connection.
  const nowhere = openDb();
  nowhere.$client.unsafe = () => {
    throw new Error('no sign leaves');
  };
  const { listener, heard } = await openListener(nowhere);
  await waitFor(() => heard.includes('lost'));
  expect(listener.isCurrent()).toBe(false);
});
