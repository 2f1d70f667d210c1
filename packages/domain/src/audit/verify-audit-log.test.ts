import { newId } from '@refinery/db/ids.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mutate } from './mutate.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

/** With the row that made the organization. */
const ROWS = 8;
/** As many as are verified at once. */
const CHUNK_ROWS = 5_000;
const MANY = 12_000;

const test = fixture(openTestContext);
let member: Member;

let owner: string;

beforeAll(async () => {
  // As one who tampers would: nothing is chained by itself any more.
  await test.sql`set session_replication_role = 'replica'`;
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
  owner = member.organizationId;
  for (let index = 1; index < ROWS; index++) await change(`${index}`);
});

const change = (target: string) =>
  mutate(member.as, 'note.create', async () => ({ target, after: { of: target }, result: undefined }));
const verify = () => verifyAuditLog(member.as);

async function idAt(sequence: number): Promise<string> {
  const [row] = await test.sql`
    select id from audit_log where organization_id = ${owner} and sequence = ${sequence}`;
  return row?.id;
}

async function expectBroken(sequence: number | null, reason: string, rows: number, id?: string | null) {
  const found = await verify();
  const expected = id === undefined && sequence !== null ? await idAt(sequence) : id;
  expect(found).toMatchObject({ valid: false, rows, firstBroken: { sequence, id: expected, reason } });
}

/** Gives a row the hash that its fields should have. */
const hashAnew = (sequence: number) => test.sql`
  update audit_log a set hash = audit_hash(a) where organization_id = ${owner} and sequence = ${sequence}`;

/** Inserts a row at a place, as if it had always been there. */
const insertAt = (sequence: number | null, previous: string | null) => test.sql`
  insert into audit_log (id, organization_id, actor_kind, action, target, sequence, previous_hash, hash)
  values (${newId()}, ${owner}, 'user', 'note.create', 'x', ${sequence}, ${previous}, '')
  returning id`;

const hashAt = async (sequence: number): Promise<string> => {
  const [row] = await test.sql`
    select hash from audit_log where organization_id = ${owner} and sequence = ${sequence}`;
  return row?.hash;
};

describe('a log that nobody has touched', () => {
  it('is valid, with its head', async () => {
    const head = { sequence: ROWS, hash: await hashAt(ROWS) };
    expect(await verify()).toEqual({ valid: true, rows: ROWS, firstBroken: null, head });
  });

  it('is valid while it is written to', async () => {
    const [found] = await Promise.all([
      Promise.all(Array.from({ length: 5 }, verify)),
      Promise.all(Array.from({ length: 20 }, (_, index) => change(`meanwhile ${index}`))),
    ]);
    expect(found.map(({ valid }) => valid)).toEqual(Array(5).fill(true));
    expect((await verify()).head.sequence).toBe(ROWS + 20);
  });

  it('is valid where there is nothing in it', async () => {
    await test.sql`delete from audit_log where organization_id = ${owner}`;
    await test.sql`delete from audit_heads where organization_id = ${owner}`;
    const head = { sequence: 0, hash: '0'.repeat(64) };
    expect(await verify()).toEqual({ valid: true, rows: 0, firstBroken: null, head });
  });

  it('is for admins only, and is given up where the process stops', async () => {
    const { as } = await buildColleague(test.ctx, member, 'member');
    await expect(verifyAuditLog(as)).rejects.toMatchObject({ code: 'forbidden' });
    const stopping = AbortSignal.abort();
    await expect(verifyAuditLog({ ...member.as, stopping })).rejects.toMatchObject({
      code: 'service_unavailable',
    });
  });
});

describe('it shows', () => {
  it.each([
    'id = gen_random_uuid()',
    `actor_kind = 'system'`,
    'user_id = gen_random_uuid()',
    'user_id = null',
    'api_key_id = gen_random_uuid()',
    `actor_name = 'x'`,
    `action = 'note.delete'`,
    `target = 'x'`,
    `request_id = 'x'`,
    `address = '192.0.2.1'`,
    `user_agent = 'x'`,
    `before = '{}'`,
    `after = '{"of": "another"}'`,
    'after = null',
    `created_at = created_at + interval '1 millisecond'`,
    `previous_hash = repeat('0', 64)`,
    `hash = repeat('0', 64)`,
    'hash = null',
    'previous_hash = null',
  ])('a row whose field was changed: %s', async (set) => {
    await test.sql.unsafe(`update audit_log set ${set} where organization_id = '${owner}' and sequence = 4`);
    await expectBroken(4, 'changed', 3);
  });

  it('a row that was changed together with its hash, at the next one', async () => {
    await test.sql`update audit_log set target = 'x' where organization_id = ${owner} and sequence = 4`;
    await hashAnew(4);
    await expectBroken(5, 'unlinked', 4);
  });

  it('the last row changed together with its hash', async () => {
    await test.sql`update audit_log set target = 'x' where organization_id = ${owner} and sequence = ${ROWS}`;
    await hashAnew(ROWS);
    await expectBroken(ROWS, 'head', ROWS - 1);
  });

  it('a chain that was written anew from the middle on', async () => {
    await test.sql`update audit_log set target = 'x' where organization_id = ${owner} and sequence = 4`;
    await hashAnew(4);
    for (let sequence = 5; sequence <= ROWS; sequence++) {
      const previous = await hashAt(sequence - 1);
      await test.sql`
        update audit_log set previous_hash = ${previous}
        where organization_id = ${owner} and sequence = ${sequence}`;
      await hashAnew(sequence);
    }
    await expectBroken(ROWS, 'head', ROWS - 1);
  });

  it.each([
    ['the first row', 1],
    ['a row in the middle', 4],
    ['the last row', ROWS],
  ])('%s removed', async (_which, sequence) => {
    await test.sql`delete from audit_log where organization_id = ${owner} and sequence = ${sequence}`;
    await expectBroken(sequence, 'missing', sequence - 1, null);
  });

  it('a row removed, although what is behind it has moved up', async () => {
    await test.sql`delete from audit_log where organization_id = ${owner} and sequence = 4`;
    for (let sequence = 5; sequence <= ROWS; sequence++)
      await test.sql`
        update audit_log set sequence = ${sequence - 1}
        where organization_id = ${owner} and sequence = ${sequence}`;
    await expectBroken(4, 'changed', 3);
  });

  it('everything removed', async () => {
    await test.sql`delete from audit_log where organization_id = ${owner}`;
    await expectBroken(1, 'missing', 0, null);
  });

  it('two rows that changed places', async () => {
    for (const [from, to] of [
      [4, 0],
      [5, 4],
      [0, 5],
    ] as const)
      await test.sql`
        update audit_log set sequence = ${to} where organization_id = ${owner} and sequence = ${from}`;
    await expectBroken(4, 'changed', 3);
  });

  it('a row put in, with a hash of its own, at the one that made room', async () => {
    for (let sequence = ROWS; sequence >= 5; sequence--)
      await test.sql`
        update audit_log set sequence = ${sequence + 1}
        where organization_id = ${owner} and sequence = ${sequence}`;
    await insertAt(5, await hashAt(4));
    await hashAnew(5);
    await test.sql`update audit_heads set sequence = ${ROWS + 1} where organization_id = ${owner}`;
    await expectBroken(6, 'changed', 5);
  });

  it('a row added behind the head, or in no chain', async () => {
    const [behind] = await insertAt(ROWS + 1, await hashAt(ROWS));
    await hashAnew(ROWS + 1);
    await expectBroken(ROWS + 1, 'added', ROWS, behind?.id);
    await test.sql`update audit_log set sequence = null where id = ${behind?.id}`;
    await expectBroken(null, 'added', ROWS, behind?.id);
  });

  it('a head that is gone, or of another row', async () => {
    await test.sql`update audit_heads set sequence = ${ROWS - 1} where organization_id = ${owner}`;
    await expectBroken(ROWS - 1, 'head', ROWS - 2);
    await test.sql`delete from audit_heads where organization_id = ${owner}`;
    await expectBroken(1, 'added', 0);
  });

  it('the first of several breaks, and none of another organization', async () => {
    await test.sql`update audit_log set target = 'x' where organization_id = ${owner} and sequence in (3, 6)`;
    await expectBroken(3, 'changed', 2);
    const other = await buildMember(test.ctx);
    expect((await verifyAuditLog(other.as)).valid).toBe(true);
  });
});

async function addRows(count: number): Promise<void> {
  const bulk = openRawClient(test.databaseUrl);
  for (let rows = 0; rows < count; rows += 500)
    await bulk`
      insert into audit_log (id, organization_id, actor_kind, action, target)
      select gen_random_uuid(), ${owner}, 'system', 'note.create', n::text from generate_series(1, 500) n`;
  await bulk.end();
}

it('many rows are verified a part at a time, up to the last', async () => {
  await addRows(MANY);
  const total = ROWS + MANY;
  expect(await verify()).toMatchObject({ valid: true, rows: total, head: { sequence: total } });
  for (const sequence of [total, 10_001, 10_000]) {
    await test.sql`
      update audit_log set target = 'x' where organization_id = ${owner} and sequence = ${sequence}`;
    await expectBroken(sequence, 'changed', sequence - 1);
  }
});

it.each([
  ['before', CHUNK_ROWS],
  ['behind', CHUNK_ROWS + 1],
])(
  'a row right %s the border of two parts that was changed with its hash, at the next one',
  async (_side, sequence) => {
    await addRows(CHUNK_ROWS);
    await test.sql`
    update audit_log set target = 'x' where organization_id = ${owner} and sequence = ${sequence}`;
    await hashAnew(sequence);
    await expectBroken(sequence + 1, 'unlinked', sequence);
  },
);
