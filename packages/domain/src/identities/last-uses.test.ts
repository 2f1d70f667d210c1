import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { countWaiting } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { createBackground } from '../context/background.ts';
import { createLastUses, type LastUses } from './last-uses.ts';

const [EARLY, LATE] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-01T11:00:00Z')];

const test = fixture(openTestContext);

let uses: LastUses;
let settled: () => Promise<void>;
let member: Member;
let keyIds: string[];

beforeAll(async () => {
  const background = createBackground(test.ctx.logger);
  uses = createLastUses(test.ctx.systemDb, background);
  settled = () => background.settled();
});
afterAll(async () => {
  await settled();
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
  await test.ctx.background.settled();
  await test.sql`update sessions set last_seen_at = null where id = ${member.sessionId}`;
  keyIds = [];
  for (const name of ['one', 'two']) keyIds.push((await createApiKey(member.as, { name })).id);
});

const usesOfKeys = async () => {
  const rows = await test.sql`
    select last_used_at as at, last_used_address as address from api_keys where id = any(${keyIds}) order by id`;
  return [...rows];
};
const session = async () => {
  const [row] = await test.sql`
    select last_seen_at as seen, expires_at as ends from sessions where id = ${member.sessionId}`;
  return row;
};

it('a use that is written late does not replace a later one', async () => {
  const [key = ''] = keyIds;
  uses.ofKey(key, LATE, '192.0.2.2');
  uses.ofSession(member.sessionId, LATE);
  await settled();
  uses.ofKey(key, EARLY, '192.0.2.1');
  uses.ofSession(member.sessionId, EARLY);
  await settled();
  expect(await usesOfKeys()).toEqual([
    { at: LATE, address: '192.0.2.2' },
    { at: null, address: null },
  ]);
  expect(await session()).toMatchObject({ seen: LATE });
});

it('the end of a session never moves back, and one that was ended stays as it is', async () => {
  await test.sql`update sessions set expires_at = ${EARLY} where id = ${member.sessionId}`;
  uses.ofCookie(member.sessionId, LATE);
  await settled();
  expect(await session()).toMatchObject({ ends: LATE });
  uses.ofCookie(member.sessionId, EARLY);
  await settled();
  expect(await session()).toMatchObject({ ends: LATE });
  await test.sql`update sessions set expires_at = ${EARLY}, revoked_at = now() where id = ${member.sessionId}`;
  uses.ofCookie(member.sessionId, LATE);
  await settled();
  expect(await session()).toMatchObject({ ends: EARLY });
});

it('uses that come while others are written are written after them', async () => {
  const [first = '', second = ''] = keyIds;
  uses.ofKey(first, EARLY, '192.0.2.1');
  await settled();
  const locker = openRawClient(test.databaseUrl);
  await locker.begin(async (tx) => {
    await tx`select from api_keys where id = ${first} for update`;
    uses.ofKey(first, LATE, '192.0.2.1');
    await waitFor(async () => (await countWaiting(test.sql)) > 0, { what: 'the first use to be written' });
    uses.ofKey(second, LATE, '192.0.2.2');
    uses.ofSession(member.sessionId, LATE);
  });
  await locker.end();
  await settled();
  expect(await usesOfKeys()).toEqual([
    { at: LATE, address: '192.0.2.1' },
    { at: LATE, address: '192.0.2.2' },
  ]);
  expect(await session()).toMatchObject({ seen: LATE });
});
