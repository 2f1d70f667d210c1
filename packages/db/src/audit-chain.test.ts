import { createTestDatabase } from '@refinery/testing/test-database.ts';
import postgres, { type ISql, type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const NOTHING_BEFORE = '0'.repeat(64);
const CHAIN = placeOf('audit_chain');
const ROLES = ['refinery_app', 'refinery_system'] as const;

let admin: Sql;
let drop: () => Promise<void>;
let url: string;
let organizationId: string;

beforeAll(async () => {
  const database = await createTestDatabase(inject('services'));
  url = database.url;
  admin = postgres(url, { max: 1, onnotice: () => undefined });
  drop = database.drop;
});
afterAll(async () => {
  await admin.end();
  await drop();
});
beforeEach(async () => {
  organizationId = await addOrganization(admin);
});

async function addOrganization(sql: Sql): Promise<string> {
  const id = newId();
  await sql`insert into organizations (id, name, slug) values (${id}, 'Acme', ${id})`;
  return id;
}

const addRow = (sql: ISql, owner: string, target = 'x') =>
  sql`insert into audit_log (id, organization_id, actor_kind, actor_name, action, target)
    values (${newId()}, ${owner}, 'system', 'a job', 'note.create', ${target})`;

const chainOf = async (sql: Sql, owner: string) => [
  ...(await sql<{ sequence: number; target: string; previous: string; hash: string; computed: string }[]>`
    select sequence::int, target, previous_hash as previous, hash, audit_hash(a) as computed
    from audit_log a where organization_id = ${owner} order by sequence nulls first`),
];

const headOf = async (sql: Sql, owner: string) => {
  const [head] = await sql`select sequence::int, hash from audit_heads where organization_id = ${owner}`;
  return head;
};

/** That the rows are numbered without a gap, name each other, and end at the head. */
async function expectChain(sql: Sql, owner: string, length: number): Promise<void> {
  const rows = await chainOf(sql, owner);
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length }, (_, index) => index + 1));
  expect(rows.map(({ hash }) => hash)).toEqual(rows.map(({ computed }) => computed));
  expect(rows.map(({ previous }) => previous)).toEqual([
    NOTHING_BEFORE,
    ...rows.slice(0, -1).map(({ hash }) => hash),
  ]);
  expect(await headOf(sql, owner)).toEqual({ sequence: length, hash: rows.at(-1)?.hash });
}

/** Does something as a role of the product, for the organization of the test. */
async function asRole<T>(role: (typeof ROLES)[number], work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { role } });
  try {
    await sql`select set_config('app.organization_id', ${organizationId}, false)`;
    return await work(sql);
  } finally {
    await sql.end();
  }
}

describe('the chain of an organization', () => {
  it('has every row of both roles, and is its own', async () => {
    const other = await addOrganization(admin);
    for (const role of ROLES) await asRole(role, (sql) => addRow(sql, organizationId));
    await addRow(admin, other);
    await expectChain(admin, organizationId, 2);
    await expectChain(admin, other, 1);
  });

  it('has no gap, whatever is written at once and whatever is taken back', async () => {
    const pool = postgres(url, { max: 12, onnotice: () => undefined });
    const attempts = Array.from({ length: 60 }, (_, index) =>
      pool.begin(async (sql) => {
        await addRow(sql, organizationId, 'first');
        await addRow(sql, organizationId, 'second');
        if (index % 3 === 0) throw new Error('after all');
      }),
    );
    const outcomes = await Promise.allSettled(attempts);
    await pool.end();
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    await expectChain(admin, organizationId, 2 * 40);
    const targets = (await chainOf(admin, organizationId)).map(({ target }) => target);
    // The rows of a transaction stand together, in the order in which they were written.
    expect(targets).toEqual(targets.map((_, index) => (index % 2 ? 'second' : 'first')));
  });

  it('keeps nobody waiting before the transaction ends, so that no order of locks can meet another', async () => {
    const pool = postgres(url, { max: 2, onnotice: () => undefined });
    const recorded = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const lock = (sql: ISql) =>
      sql`select 1 from organizations where id = ${organizationId} for no key update`;
    const logsFirst = pool.begin(async (sql) => {
      await addRow(sql, organizationId);
      recorded.resolve();
      await held.promise;
      await lock(sql);
    });
    const locksFirst = pool.begin(async (sql) => {
      await recorded.promise;
      await lock(sql);
      held.resolve();
      await addRow(sql, organizationId);
    });
    await Promise.all([logsFirst, locksFirst]);
    await pool.end();
    await expectChain(admin, organizationId, 2);
  });
});

describe('whoever serves the product', () => {
  it.each(ROLES)('as %s chooses no place and no hash', async (role) => {
    await asRole(role, async (sql) => {
      await addRow(sql, organizationId);
      await sql`
        insert into audit_log (id, organization_id, actor_kind, action, target, sequence, previous_hash, hash)
        values (${newId()}, ${organizationId}, 'system', 'note.create', 'x', 7, 'a', 'b')`;
    });
    await expectChain(admin, organizationId, 2);
  });

  it.each(ROLES)('as %s gets around it by no table, trigger or search path of its own', async (role) => {
    await asRole(role, async (sql) => {
      await sql`create temp table audit_heads (organization_id uuid, sequence bigint, hash text)`;
      await sql`insert into pg_temp.audit_heads values (${organizationId}, 40, 'mine')`;
      await sql`set search_path = pg_temp, public`;
      await addRow(sql, organizationId);
      await sql`create temp table mine (id uuid)`;
      const trigger = sql`
        create trigger mine after insert on mine for each row execute function public.chain_audit_log()`;
      await expect(trigger).rejects.toMatchObject({ code: '42501' });
    });
    await expectChain(admin, organizationId, 1);
  });

  it.each(ROLES)('as %s changes no head', async (role) => {
    await addRow(admin, organizationId);
    await asRole(role, async (sql) => {
      for (const attempt of [
        'update audit_heads set sequence = 0',
        'delete from audit_heads',
        'truncate audit_heads',
        `insert into audit_heads values (9, 'x', '${newId()}')`,
        'alter table audit_log disable trigger chain_audit_log',
        "set session_replication_role = 'replica'",
      ])
        await expect(sql.unsafe(attempt)).rejects.toMatchObject({ code: '42501' });
    });
    await expectChain(admin, organizationId, 1);
  });
});

it('what was recorded before there was a chain stands in it, whoever owns the tables', async () => {
  const { admin: superuser, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, CHAIN);
  const ids = [await addOrganization(superuser), await addOrganization(superuser)];
  for (const target of ['1', '2', '3']) for (const id of ids) await addRow(superuser, id, target);
  await applyMigrations(owner, CHAIN);
  for (const id of ids) {
    await expectChain(superuser, id, 3);
    expect((await chainOf(superuser, id)).map(({ target }) => target)).toEqual(['1', '2', '3']);
  }
  await superuser.begin(async (sql) => {
    await sql`set local role refinery_system`;
    for (const id of ids) await addRow(sql, id, '4');
  });
  for (const id of ids) await expectChain(superuser, id, 4);
});
