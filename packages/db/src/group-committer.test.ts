import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '@refinery/testing/test-database.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, inject, it, onTestFinished } from 'vitest';
import { closeDb, createDb, type Db } from './create-db.ts';
import { GroupCommitter, type GroupedWrite } from './group-committer.ts';

const [MINE, OTHER] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];

let database: TestDatabase;
let superuser: Sql;
let db: Db;
let committer: GroupCommitter;

beforeAll(async () => {
  database = await createTestDatabase(inject('services'));
  superuser = postgres(database.url, { max: 2, onnotice: () => undefined });
  // A table of organizations with a limit of rows, as small as can be.
  await superuser.unsafe(`
    create table written (organization_id uuid not null, value integer primary key, flush bigint not null default txid_current(), check (value >= 0));
    create table room (organization_id uuid primary key, left_over integer not null check (left_over >= 0));
    alter table written enable row level security; alter table written force row level security;
    alter table room enable row level security; alter table room force row level security;
    create policy own on written using (organization_id = current_setting('app.organization_id', true)::uuid);
    create policy own on room using (organization_id = current_setting('app.organization_id', true)::uuid);
    grant select, insert on written to refinery_app; grant select, update on room to refinery_app;`);
  db = createDb({ url: database.loginUrl, role: 'refinery_app', maxConnections: 4, applicationName: 'test' });
});
beforeEach(async () => {
  await superuser`truncate written, room`;
  await superuser`insert into room values (${MINE}, 1000), (${OTHER}, 1000)`;
  committer = new GroupCommitter(db);
});
afterAll(async () => {
  await closeDb(db);
  await superuser.end();
  await database.drop();
});

let statementsMade = 0;

/** Writes a value where there is room for all of its group; `owner` is whose row it says it is. */
const toWrite = (value: number, organizationId = MINE, owner = organizationId): GroupedWrite => ({
  organizationId,
  name: 'value',
  id: `${value}`,
  record: JSON.stringify({ organization_id: owner, value }),
  locks: [],
  statements: (records, ids) => {
    statementsMade++;
    return [
      sql`with taken as (
          update room set left_over = left_over - ${ids.length}::integer
          where organization_id = ${organizationId} and left_over >= ${ids.length}::integer returning true
        )
        insert into written (organization_id, value)
        select r.* from taken cross join json_to_recordset(${records}::text::json) as r(organization_id uuid, value integer)
        returning value`,
    ];
  },
  isWritten: ([rows]) => rows?.length !== 0,
});
const write = (value: number, organizationId?: string, owner?: string) =>
  committer.write(toWrite(value, organizationId, owner)).then((rows) => rows !== null);
const values = async () =>
  (await superuser`select value from written order by value`).map(({ value }) => value);
const flushes = async () => Number((await superuser`select count(distinct flush) as n from written`)[0]?.n);
const left = async (id = MINE) =>
  (await superuser`select left_over from room where organization_id = ${id}`)[0]?.left_over;
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

it('a write that comes alone is written at once, and stands when it is answered', async () => {
  for (const value of upTo(5)) {
    expect(await write(value)).toBe(true);
    expect(await values()).toEqual(upTo(value + 1));
  }
  expect(await flushes()).toBe(5);
});

it('those that come together go together, of several organizations, each once', async () => {
  const written = await Promise.all(upTo(100).map((value) => write(value, value % 3 ? MINE : OTHER)));
  expect(written.every(Boolean)).toBe(true);
  expect(await values()).toEqual(upTo(100));
  expect(await flushes()).toBe(1);
  expect([await left(), await left(OTHER)]).toEqual([1000 - 66, 1000 - 34]);
});

it('those that come while a flush is under way go in the next, at most 128 of them', async () => {
  await Promise.all(upTo(300).map((value) => write(value)));
  expect(await values()).toEqual(upTo(300));
  const sizes =
    await superuser`select count(*)::integer as n from written group by flush order by min(value)`;
  expect(sizes.map(({ n }) => n)).toEqual([128, 128, 44]);
});

it('where there is room for some of a group, exactly the first of it are written', async () => {
  await superuser`update room set left_over = 7 where organization_id = ${MINE}`;
  const written = await Promise.all(upTo(20).map((value) => write(value, value % 2 ? MINE : OTHER)));
  const mine = written.filter((_, at) => at % 2);
  expect(mine).toEqual([...Array(7).fill(true), ...Array(3).fill(false)]);
  expect(written.filter((_, at) => at % 2 === 0).every(Boolean)).toBe(true);
  expect([await left(), await left(OTHER)]).toEqual([0, 990]);
});

it('whoever is refused costs those behind them no statement each', async () => {
  await superuser`update room set left_over = 0 where organization_id = ${MINE}`;
  statementsMade = 0;
  expect(await Promise.all(upTo(50).map((value) => write(value)))).toEqual(Array(50).fill(false));
  expect(statementsMade).toBe(2);
});

it('a bad one fails alone, whoever it came with', async () => {
  const written = await Promise.allSettled(
    upTo(30).map((value) => write(value === 11 ? -1 : value, value % 2 ? MINE : OTHER)),
  );
  expect(written.map(({ status }) => status)).toEqual(
    upTo(30).map((value) => (value === 11 ? 'rejected' : 'fulfilled')),
  );
  expect(await values()).toEqual(upTo(30).filter((value) => value !== 11));
  expect([await left(), await left(OTHER)]).toEqual([1000 - 14, 1000 - 15]);
});

it("a row of one organization under another's setting fails in Postgres, and nothing of it stays", async () => {
  const written = await Promise.allSettled([
    write(1),
    write(2, OTHER, MINE),
    write(3, MINE, OTHER),
    write(4, OTHER),
  ]);
  expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  for (const one of written)
    if (one.status === 'rejected') expect(one.reason.message).toContain('row-level security');
  expect(await values()).toEqual([1, 4]);
  expect([await left(), await left(OTHER)]).toEqual([999, 999]);
});

it('an organization whose row is locked by somebody holds up the others for a moment only', async () => {
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holder = superuser.begin(async (tx) => {
    await tx`select 1 from room where organization_id = ${MINE} for update`;
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const mine = write(1);
  expect(await write(2, OTHER)).toBe(true);
  expect(await values()).toEqual([2]);
  release.resolve();
  await holder;
  expect(await mine).toBe(true);
  expect(await values()).toEqual([1, 2]);
});

it('a lost connection fails a flush and charges nothing twice; the next ones are written', async () => {
  const proxy = await startTcpProxy(database.loginUrl);
  const through = createDb({
    url: proxy.url,
    role: 'refinery_app',
    maxConnections: 3,
    applicationName: 'test',
  });
  onTestFinished(async () => {
    await closeDb(through);
    await proxy.close();
  });
  committer = new GroupCommitter(through);
  await write(1_000_000);
  let answered = 0;
  for (const round of upTo(12)) {
    const writes = upTo(40).map((at) => write(round * 40 + at));
    if (round % 2) await Promise.race(writes);
    else await new Promise((resolve) => setImmediate(resolve));
    await proxy.cut();
    const settled = await Promise.allSettled(writes);
    answered += settled.filter(({ status }) => status === 'fulfilled').length;
    await proxy.restore();
  }
  await waitFor(() => write(2_000_000).catch(() => false));
  const stored = (await values()).length;
  // What was answered is there; what failed may be there, but never twice, and the room that was taken is
  // that of what is there.
  expect(stored).toBeGreaterThanOrEqual(answered + 2);
  expect(await left()).toBe(1000 - stored);
});
