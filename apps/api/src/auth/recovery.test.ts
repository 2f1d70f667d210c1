import { randomBytes } from 'node:crypto';
import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { users } from '@refinery/db/schema/users.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { openSession } from '@refinery/domain/auth/sessions.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { and, desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const OLD = 'correct horse';
const NEW = 'battery staple';
const HOUR_MS = 60 * 60_000;

const env = { PUBLIC_URL: 'https://refinery.example/app/', AUTH_FAILURES_PER_ADDRESS: '0' };
const test = fixture((services) => openTestApp(services, { clock, env: { ...env, RATE_LIMIT_AUTH: '0' } }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const post = (path: string, payload: object, remoteAddress = '192.0.2.1') =>
  test.send(null, { method: 'POST', url: `/api/auth/${path}`, payload, remoteAddress });
const forget = (email = member.user.email) => post('forgot-password', { email });
const reset = (token: string, newPassword = NEW) => post('reset-password', { token, newPassword });
const signIn = async (password: string) =>
  (await post('login', { email: member.user.email, password })).statusCode;
const inbox = async () => {
  await deliverMails(test.ctx);
  return readOutbox(test.ctx, member.user.email);
};
const newestToken = async () => tokenIn((await inbox()).findLast(({ text }) => text?.includes('#token=')));

const confirmEmail = () =>
  test.ctx.systemDb.update(users).set({ emailVerifiedAt: clock.now() }).where(eq(users.id, member.user.id));

/** The token of a mail that was asked for now. */
async function ask(): Promise<string> {
  expect((await forget()).statusCode).toBe(202);
  return newestToken();
}

describe('a forgotten password', () => {
  it('is replaced by the link of a mail: sessions end, and a mail tells of it', async () => {
    const before = await test.get(member, '/api/auth/me');
    expect(before.statusCode).toBe(200);
    const token = await ask();
    expect((await reset(token)).statusCode).toBe(200);
    expectProblem(await test.get(member, '/api/auth/me'), 401, 'unauthenticated');
    expect([await signIn(OLD), await signIn(NEW)]).toEqual([401, 200]);
    const mails = await inbox();
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Choose a new password',
      'Your password was changed',
    ]);
    expect(mails[0]?.text).toContain(`\nhttps://refinery.example/app/reset-password#token=${token}\n`);
    expect(mails[1]?.text).toContain('\nhttps://refinery.example/app/forgot-password\n');
  });

  it('is asked for by any spelling of the e-mail', async () => {
    await forget(member.user.email.toUpperCase());
    expect(await inbox()).toHaveLength(1);
  });

  it('gets the same answer where nobody has the e-mail, and no mail', async () => {
    const known = await forget();
    const unknown = await forget('nobody@example.com');
    expect([unknown.statusCode, unknown.json()]).toEqual([202, known.json()]);
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, 'nobody@example.com')).toEqual([]);
  });

  it('is asked for three times in a quarter of an hour, by whomever; who asks for more hears the same, known or not', async () => {
    for (const email of [member.user.email, `${randomBytes(4).toString('hex')}@example.com`]) {
      for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
        expect((await post('forgot-password', { email }, from)).statusCode).toBe(202);
      }
      expectProblem(await post('forgot-password', { email }, '192.0.2.4'), 429, 'rate_limited');
    }
    clock.advance(15 * 60_000 + 1);
    expect((await forget()).statusCode).toBe(202);
  });

  it('proves that the e-mail is theirs', async () => {
    await reset(await ask());
    const { accessToken } = (await post('login', { email: member.user.email, password: NEW })).json();
    const headers = { authorization: `Bearer ${accessToken}` };
    const profile = await test.get(null, '/api/users/profile', headers);
    expect(profile.json()).toMatchObject({ emailVerified: true });
  });

  it('lets the owner in at once, although others have guessed too often', async () => {
    for (let tries = 0; tries < 11; tries++) await signIn('wrong');
    expect(await signIn(OLD)).toBe(429);
    await reset(await ask());
    expect(await signIn(NEW)).toBe(200);
  });

  it('stands in the audit log, with the person and the address, and without the token', async () => {
    const token = await ask();
    await reset(token);
    const rows = await member.as.tenant.run((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'user.reset-password')),
    );
    expect(rows).toMatchObject([
      { actorKind: 'user', userId: member.user.id, target: member.user.id, address: '192.0.2.1' },
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('API keys, where a password is forgotten', () => {
  const callWith = async (key: string) =>
    (await test.get(null, '/api/usage', { 'x-api-key': key })).statusCode;
  const resetWith = async (more: object) =>
    (await post('reset-password', { token: await ask(), newPassword: NEW, ...more })).json();
  const told = async () => (await inbox()).at(-1)?.text ?? '';
  let keys: string[] = [];
  let elsewhere: Member;
  let stranger: string;

  /** Two that work, in two organizations, and one that has expired. */
  beforeEach(async () => {
    const admin = await buildMember(test.ctx);
    elsewhere = await joinTo(admin);
    await confirmEmail();
    keys = [];
    const inMs = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
    for (const [{ as }, more] of [
      [member, {}],
      [elsewhere, { expiresAt: inMs(24 * 60 * 60_000) }],
    ] as const)
      keys.push((await createApiKey(as, { name: 'key', ...more })).key);
    await createApiKey(member.as, { name: 'old', expiresAt: inMs(1) });
    stranger = (await createApiKey(admin.as, { name: 'another person’s' })).key;
    clock.advance(60_000);
  });

  /** The same person, as a member of another organization. */
  async function joinTo(admin: Member): Promise<Member> {
    const { organizationId } = admin;
    const userId = member.user.id;
    await test.ctx.systemDb.insert(memberships).values({ organizationId, userId, role: 'member' });
    const session = await test.ctx.systemDb.transaction((tx) =>
      openSession(test.ctx, tx, { organizationId, userId }),
    );
    const actor = await authenticateSession(test.ctx, session.sessionId);
    return { ...member, ...session, organizationId, as: asCaller(test.ctx, actor) };
  }

  it('go on, and are counted', async () => {
    expect(await resetWith({})).toEqual({ workingApiKeys: 2, revokedApiKeys: 0 });
    expect(await Promise.all(keys.map(callWith))).toEqual([200, 200]);
    expect(await told()).toContain('Number of your API keys that still work: 2.');
  });

  it('are deleted on demand, in all organizations, and each finds its own in its log', async () => {
    expect(await Promise.all(keys.map(callWith))).toEqual([200, 200]);
    expect(await resetWith({ revokeKeys: true })).toEqual({ workingApiKeys: 0, revokedApiKeys: 3 });
    expect(await Promise.all(keys.map(callWith))).toEqual([401, 401]);
    expect(await callWith(stranger)).toBe(200);
    expect(await told()).toContain('Number of your API keys that were deleted: 3.');
    expect(await told()).not.toContain('still work');
    for (const [{ as }, count] of [
      [member, 2],
      [elsewhere, 1],
    ] as const) {
      const rows = await as.tenant.run((tx) =>
        tx.select().from(auditLog).where(eq(auditLog.action, 'api-key.delete')),
      );
      expect(rows).toHaveLength(count);
      expect(rows[0]).toMatchObject({ actorKind: 'user', userId: member.user.id, address: '192.0.2.1' });
    }
  });

  it('stay where the link does not work', async () => {
    const token = 'pra_of-nobody';
    await post('reset-password', { token, newPassword: NEW, revokeKeys: true });
    expect(await Promise.all(keys.map(callWith))).toEqual([200, 200]);
  });
});

describe('an e-mail that nobody has confirmed', () => {
  const headers = { 'x-api-key': '' };
  const auditedIn = (action: string) =>
    member.as.tenant.run((tx) => tx.select().from(auditLog).where(eq(auditLog.action, action)));
  const setUp = async () => {
    headers['x-api-key'] = (await createApiKey(member.as, { name: 'of whoever registered' })).key;
    await test.ctx.systemDb
      .insert(secondFactors)
      .values({ userId: member.user.id, sealedSecret: 'sealed', confirmedAt: clock.now() });
  };
  const callByKey = async () => (await test.get(null, '/api/usage', headers)).statusCode;

  it('lets its owner in by a reset: second factor and keys of whoever registered end', async () => {
    await setUp();
    expect((await reset(await ask())).json()).toEqual({ workingApiKeys: 0, revokedApiKeys: 1 });
    expect([await signIn(NEW), await callByKey()]).toEqual([200, 401]);
    expect(await auditedIn('two-factor.disable')).toMatchObject([
      { target: member.user.id, after: { by: 'first confirmation of the e-mail' } },
    ]);
    expect(await auditedIn('api-key.delete')).toHaveLength(1);
  });

  it('once it is confirmed, a reset leaves both as they are', async () => {
    await setUp();
    await confirmEmail();
    expect((await reset(await ask())).json()).toEqual({ workingApiKeys: 1, revokedApiKeys: 0 });
    // The code is still asked for.
    expect([await signIn(NEW), await callByKey()]).toEqual([401, 200]);
  });
});

describe('mails about a password', () => {
  const named = async () => (await inbox()).map(({ text }) => text?.includes('Hello Test User,'));

  it('name nobody at an address that nobody has confirmed, and later the person', async () => {
    await reset(await ask());
    expect(await named()).toEqual([false, false]);
    await reset(await ask());
    expect(await named()).toEqual([false, false, true, true]);
  });
});

describe('the link', () => {
  const expectRefused = async (token: string) =>
    expect(expectProblem(await reset(token), 422, 'account_token_invalid').detail).toContain(
      'Ask for a new password again',
    );

  it('works once', async () => {
    const token = await ask();
    expect((await reset(token)).statusCode).toBe(200);
    await expectRefused(token);
    expect(await signIn(NEW)).toBe(200);
  });

  it('used many times at once, works once', async () => {
    const token = await ask();
    const passwords = ['battery staple', 'jacquard loom', 'punched cards', 'difference engine'];
    const replies = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422, 422, 422]);
    const chosen = passwords[replies.findIndex(({ statusCode }) => statusCode === 200)] ?? '';
    expect(await signIn(chosen)).toBe(200);
    expect((await inbox()).filter(({ subject }) => subject === 'Your password was changed')).toHaveLength(1);
  });

  it('works for an hour', async () => {
    const late = await ask();
    clock.advance(HOUR_MS);
    await expectRefused(late);
    const inTime = await ask();
    clock.advance(HOUR_MS - 1);
    expect((await reset(inTime)).statusCode).toBe(200);
  });

  it('ends the older ones', async () => {
    const older = await ask();
    const newer = await ask();
    await expectRefused(older);
    expect((await reset(newer)).statusCode).toBe(200);
  });

  it('of several that are asked for at once, one works', async () => {
    await Promise.all([forget(), forget(), forget()]);
    const tokens = (await inbox()).map(tokenIn);
    expect(tokens).toHaveLength(3);
    const replies = [];
    for (const token of tokens) replies.push((await reset(token)).statusCode);
    expect(replies.sort()).toEqual([200, 422, 422]);
  });

  it('is no link to confirm an e-mail, nor the other way round', async () => {
    await test.post(member, '/api/auth/resend-verification');
    await expectRefused(await newestToken());
    const token = await ask();
    expectProblem(await post('verify-email', { token }), 422, 'account_token_invalid');
  });

  it('outlives a password that is refused', async () => {
    const token = await ask();
    for (const weak of ['password123', member.user.email, 'short']) {
      expectProblem(await reset(token, weak), 400, 'validation_failed');
    }
    expect((await reset(token)).statusCode).toBe(200);
  });

  it.each(['x', `pra_${'a'.repeat(43)}`])('is not %s', expectRefused);

  it('is stored as a hash, and forgotten when its time is over', async () => {
    const token = await ask();
    const own = eq(accountTokens.userId, member.user.id);
    const rows = await test.ctx.systemDb.select().from(accountTokens).where(own);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token.slice('pra_'.length));
    clock.advance(HOUR_MS + 1);
    await reconcile(test.ctx);
    expect(await test.ctx.systemDb.select().from(accountTokens).where(own)).toEqual([]);
  });
});

describe('a person in several organizations', () => {
  it('has the mail and the change in the one they joined first', async () => {
    const other = await buildMember(test.ctx);
    const colleague = await buildColleague(test.ctx, other, 'member');
    member = colleague;
    await reset(await ask());
    const first = await test.ctx.systemDb
      .select({ organizationId: workJobs.organizationId })
      .from(workJobs)
      .where(and(eq(workJobs.kind, 'email'), eq(workJobs.status, 'queued')))
      .orderBy(desc(workJobs.id))
      .limit(1);
    expect(first[0]?.organizationId).toBe(colleague.user.organizationId);
    expect(colleague.user.organizationId).not.toBe(other.organizationId);
  });
});

describe('guessing links', () => {
  it('from an address ends after its failures, and keeps nobody else from theirs', async () => {
    const guarded = await openTestApp(inject('services'), {
      clock,
      environment: { ...test.environment, AUTH_FAILURES_PER_ADDRESS: '3' },
    });
    const guess = (remoteAddress: string, token = 'pra_x') =>
      guarded.send(null, {
        method: 'POST',
        url: '/api/auth/reset-password',
        payload: { token, newPassword: NEW },
        remoteAddress,
      });
    const token = await ask();
    for (let tries = 0; tries < 3; tries++) {
      expectProblem(await guess('198.51.100.1'), 422, 'account_token_invalid');
    }
    expectProblem(await guess('198.51.100.1', token), 429, 'rate_limited');
    expect((await guess('198.51.100.2', token)).statusCode).toBe(200);
    await guarded.close();
  });
});

describe('a changed password', () => {
  it('is told by a mail', async () => {
    await test.put(member, '/api/auth/change-password', { currentPassword: OLD, newPassword: NEW });
    expect((await inbox()).map(({ subject }) => subject)).toEqual(['Your password was changed']);
  });
});
