import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

/** Two processes of the API on the same servers; the second one reaches Postgres through a proxy. */
let here: TestApp;
let there: TestApp;
let proxy: TcpProxy;
let admin: Member;
let member: Member;
let key: { id: string; key: string };

beforeAll(async () => {
  const env = { AUTH_FAILURES_PER_ADDRESS: '0' };
  here = await openTestApp(inject('services'), { env });
  proxy = await startTcpProxy(here.environment.DATABASE_URL ?? '');
  const environment = { ...here.environment, DATABASE_URL: proxy.url };
  there = await openTestApp(inject('services'), { environment, env });
});
afterAll(async () => {
  await there.close();
  await proxy.close();
  await here.close();
});
beforeEach(async () => {
  admin = await buildMember(here.ctx);
  member = await buildColleague(here.ctx, admin, 'member');
  key = await createApiKey(member.as, { name: 'ci', scopes: ['optimizations:write', 'usage:read'] });
});

const withKey = (on: TestApp, more: Partial<InjectOptions> = {}) =>
  on.send(null, { url: '/api/usage', headers: { 'x-api-key': key.key }, ...more });
const withSession = (on: TestApp) => on.get(member, '/api/usage');

/** Both are known there: no look-up is needed for them any more. */
async function makeKnown(): Promise<void> {
  await waitFor(async () => {
    const [byKey, bySession] = [await withKey(there), await withSession(there)];
    expect([byKey.statusCode, bySession.statusCode]).toEqual([200, 200]);
    const { keys, sessions } = there.ctx.identities;
    return keys.size > 0 && sessions.size > 0;
  });
}

const send = (who: Member, method: 'PUT' | 'POST' | 'DELETE' | 'PATCH', url: string, payload?: object) =>
  here.call(who, method, url, payload);
const sql = (statement: string) => asSuperuser(here.ctx, (client) => client.unsafe(statement));

/** What is done here, and how a key and a session are answered there from then on; null: as before. */
const CHANGES: [string, () => Promise<unknown>, number | null, number | null][] = [
  ['deleting the key', () => send(admin, 'DELETE', `/api/api-keys/${key.id}`), 401, null],
  [
    'replacing the key at once',
    () => send(admin, 'POST', `/api/api-keys/${key.id}/rotate`, { overlapSeconds: 0 }),
    401,
    null,
  ],
  [
    'taking the scope from the key',
    () => send(admin, 'PUT', `/api/api-keys/${key.id}`, { scopes: ['optimizations:write'] }),
    403,
    null,
  ],
  [
    'allowing the key other addresses only',
    () => send(admin, 'PUT', `/api/api-keys/${key.id}`, { allowedAddresses: ['192.0.2.1'] }),
    403,
    null,
  ],
  [
    'allowing all keys other addresses only',
    () =>
      send(admin, 'PUT', `/api/organizations/${admin.organizationId}`, {
        apiKeyAllowedAddresses: ['192.0.2.1'],
      }),
    403,
    null,
  ],
  [
    'removing the member',
    () => send(admin, 'DELETE', `/api/organizations/${admin.organizationId}/members/${member.user.id}`),
    401,
    401,
  ],
  ['signing out', () => send(member, 'POST', '/api/auth/logout'), null, 401],
  [
    'asking for a second factor',
    () => sql(`update organizations set require_two_factor = true where id = '${admin.organizationId}'`),
    null,
    403,
  ],
  [
    'suspending the organization',
    () => sql(`update organizations set suspended_at = now() where id = '${admin.organizationId}'`),
    403,
    403,
  ],
  [
    'disabling the person',
    () => sql(`update users set disabled_at = now() where id = '${member.user.id}'`),
    403,
    403,
  ],
  [
    'deleting the organization',
    () => sql(`delete from organizations where id = '${admin.organizationId}'`),
    401,
    401,
  ],
  [
    'letting the session expire',
    () => sql(`update sessions set expires_at = now() where user_id = '${member.user.id}'`),
    null,
    401,
  ],
];

describe('another process is told of', () => {
  it.each(CHANGES)('%s', async (_name, change, byKey, bySession) => {
    await makeKnown();
    await change();
    await there.ctx.identities.caughtUp();
    expect((await withKey(there)).statusCode).toBe(byKey ?? 200);
    expect((await withSession(there)).statusCode).toBe(bySession ?? 200);
  });

  it('another role, and with it of what may be done', async () => {
    await makeKnown();
    const create = () => there.post(member, '/api/api-keys', { name: 'x' });
    expect((await create()).statusCode).toBe(201);
    await send(admin, 'PATCH', `/api/organizations/${admin.organizationId}/members/${member.user.id}`, {
      role: 'viewer',
    });
    await there.ctx.identities.caughtUp();
    expect((await create()).statusCode).toBe(403);
  });

  it('a key that is deleted while it is used by many: none of those that come later gets through', async () => {
    await makeKnown();
    let deleted = false;
    const late: number[] = [];
    const use = async () => {
      for (let time = 0; time < 60; time++) {
        const isLate = deleted;
        const { statusCode } = await withKey(there);
        if (isLate) late.push(statusCode);
      }
    };
    const users = Array.from({ length: 8 }, use);
    await send(admin, 'DELETE', `/api/api-keys/${key.id}`);
    await there.ctx.identities.caughtUp();
    deleted = true;
    await Promise.all([...users, use()]);
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late)).toEqual(new Set([401]));
  });
});

it('the process that makes a change knows of it when it answers', async () => {
  for (let round = 0; round < 20; round++) {
    key = await createApiKey(member.as, { name: `${round}` });
    expect((await withKey(here)).statusCode).toBe(200);
    await send(admin, 'DELETE', `/api/api-keys/${key.id}`);
    expect((await withKey(here)).statusCode).toBe(401);
  }
});

it('what changed while a process could not hear of it is right as soon as it answers again', async () => {
  await makeKnown();
  await proxy.cut();
  await send(admin, 'DELETE', `/api/api-keys/${key.id}`);
  expect((await withKey(there)).statusCode).toBe(503);
  await proxy.restore();
  const reply = await waitFor(async () => {
    const answer = await withKey(there);
    return answer.statusCode !== 503 && answer;
  });
  expect(reply.statusCode).toBe(401);
});

it('a listener that is lost alone takes nothing for granted until it is back', async () => {
  await makeKnown();
  const { keys } = there.ctx.identities;
  await asSuperuser(here.ctx, async (client) => {
    await client`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen identity_changed' and datname = current_database()`;
  });
  await waitFor(() => keys.size === 0);
  await send(admin, 'DELETE', `/api/api-keys/${key.id}`);
  expect((await withKey(there)).statusCode).toBe(401);
});
