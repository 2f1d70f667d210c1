import { randomBytes } from 'node:crypto';
import { verifyAuditLog } from '@refinery/domain/audit/verify-audit-log.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import { eraseUser } from '@refinery/domain/erasure/erase-user.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { findText } from '@refinery/testing/find-text.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

const PASSWORD = 'correct horse battery';
const RUNS = 6;

const test = fixture((services) => openTestApp(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));

interface Person {
  email: string;
  fullName: string;
  token: string;
  userId: string;
  organizationId: string;
}

/** Sends a request as somebody who has registered. */
async function as(person: Person | null, request: InjectOptions) {
  const headers = {
    ...(person
      ? {
          authorization: `Bearer ${person.token}`,
          'user-agent': `${person.fullName.replace(/[^\x20-\x7e]/g, '')} phone`,
        }
      : {}),
    ...request.headers,
  };
  const reply = await test.app.inject({ ...request, headers });
  if (reply.statusCode >= 300)
    throw new Error(`${request.method ?? 'GET'} ${String(request.url)}: ${reply.body}`);
  return reply;
}

async function register(email: string, fullName: string): Promise<Person> {
  const payload = { email, fullName, password: PASSWORD };
  const reply = await as(null, {
    method: 'POST',
    url: '/api/auth/register',
    payload,
    headers: { 'user-agent': `${fullName.replace(/[^\x20-\x7e]/g, '')} phone` },
  });
  const { accessToken, user } = reply.json();
  return { email, fullName, token: accessToken, userId: user.id, organizationId: user.organizationId };
}

const post = (person: Person | null, url: string, payload: object, headers = {}) =>
  as(person, { method: 'POST', url: `/api${url}`, payload, headers });

/** Makes one person a member of another's organization, by an invitation that is mailed. */
async function join(host: Person, guest: Person, role: string): Promise<void> {
  await post(host, `/organizations/${host.organizationId}/invitations`, { email: guest.email, role });
  await deliverMails(test.ctx);
  const token = tokenIn((await readOutbox(test.ctx, guest.email)).at(-1));
  await post(guest, '/invitations/accept', { token });
}

const unique = () => `m${randomBytes(8).toString('hex')}`;
const verify = async (userId: string, organizationId: string) => {
  const [row] =
    await test.sql`select id from sessions where user_id = ${userId} and organization_id = ${organizationId}`;
  const session = row?.id ?? (await sessionIn(userId, organizationId));
  const actor = await authenticateSession(test.ctx, session);
  return verifyAuditLog(asCaller(test.ctx, actor));
};
async function sessionIn(userId: string, organizationId: string): Promise<string> {
  const [row] = await test.sql`
    insert into sessions (id, user_id, organization_id, refresh_token_hash, expires_at)
    values (gen_random_uuid(), ${userId}, ${organizationId}, 'x', now() + interval '1 day') returning id`;
  return row?.id;
}

describe('after somebody is erased', () => {
  it('no text of any table tells of them, and every chain is in order', async () => {
    const names = fc.record({
      before: fc.string({ maxLength: 12 }),
      after: fc.string({ unit: 'grapheme', maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(names, async ({ before, after }) => {
        const mark = unique();
        const clean = (text: string) => text.replaceAll('\0', '').toWellFormed();
        const ada = await register(`${mark}@example.com`, `${clean(before)} ${mark} ${clean(after)}`.trim());
        const bob = await register(`bob-${unique()}@example.com`, 'Bob');
        const carl = await register(`carl-${unique()}@example.com`, 'Carl');
        await leaveTraces(ada, { bob, carl, mark });
        expect(await findText(test.sql, mark)).toEqual(
          expect.arrayContaining([
            'api_keys.name',
            'audit_log.after',
            'audit_log.before',
            'audit_log.user_agent',
            'invitations.email',
            'organizations.name',
            'sessions.device',
            'users.email',
            'users.full_name',
            'users.preferences',
          ]),
        );
        await eraseUser(
          { ...test.ctx, actor: { kind: 'operator', name: 'erase-user' } },
          { userId: ada.userId },
        );
        expect(await findText(test.sql, mark)).toEqual([]);
        await reconcile(test.ctx);
        expect(await findText(test.sql, mark)).toEqual([]);
        for (const [who, where] of [
          [bob, ada],
          [bob, bob],
          [carl, carl],
        ] as const)
          expect(await verify(who.userId, where.organizationId)).toMatchObject({ valid: true });
      }),
      { numRuns: RUNS },
    );
  });
});

/**
 * Ada works with Bob in her organization, belonged to Bob's, and is invited to Carl's; she has another of her
 * own.
 */
async function leaveTraces(ada: Person, { bob, carl, mark }: { bob: Person; carl: Person; mark: string }) {
  const path = `/organizations/${ada.organizationId}`;
  await join(ada, bob, 'admin');
  await join(bob, ada, 'member');
  await as(bob, { method: 'DELETE', url: `/api/organizations/${bob.organizationId}/members/${ada.userId}` });
  await as(ada, {
    method: 'PUT',
    url: '/api/users/profile',
    payload: { fullName: `${mark} King`, preferences: { motto: `as ${mark} says` } },
  });
  await post(
    ada,
    '/api-keys',
    { name: `laptop of ${mark}`, allowedAddresses: ['192.0.2.7'] },
    { 'idempotency-key': mark },
  );
  const { id } = (await post(ada, '/api-keys', { name: `phone of ${mark}` })).json();
  await as(ada, { method: 'DELETE', url: `/api/api-keys/${id}` });
  await post(ada, `${path}/invitations`, { email: `dora-${unique()}@example.com`, role: 'viewer' });
  await post(carl, `/organizations/${carl.organizationId}/invitations`, { email: ada.email, role: 'viewer' });
  await post(ada, '/organizations', { name: `${mark} alone` });
  await as(ada, {
    method: 'PUT',
    url: `/api/organizations/${ada.organizationId}`,
    payload: { allowedEmailDomains: [] },
  });
  const made = await post(ada, '/optimize', { text: 'Please write a poem about the sea in order to win.' });
  await as(ada, { method: 'PUT', url: `/api/optimize/${made.json().id}/review`, payload: { rejected: [] } });
  await post(ada, '/batches', { items: [{ text: 'Please write it.' }] });
  await post(ada, '/auth/resend-verification', {});
  await post(
    null,
    '/auth/login',
    { email: ada.email, password: PASSWORD },
    { 'user-agent': `${mark} tablet` },
  );
  await test.app.inject({
    method: 'POST',
    url: '/api/auth/login',
    payload: { email: ada.email, password: 'wrong' },
    headers: { 'user-agent': `${mark} tablet` },
  });
  await test.ctx.background.settled();
}
