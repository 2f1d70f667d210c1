import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { changePassword } from '../auth/change-password.ts';
import { login } from '../auth/login.ts';
import { refreshSession } from '../auth/refresh-session.ts';

const ADDRESS = '192.0.2.9';
const call = { address: ADDRESS, userAgent: 'curl/8', requestId: 'request-1' };

const test = fixture((services) => openTestContext(services, { env: { AUTH_FAILURES_PER_ACCOUNT: '3' } }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const signIn = (email: string, password: string) =>
  login({ ...test.ctx, ...call }, { email, password }, ADDRESS, call.userAgent).catch(({ code }) => code);

/**
 * Everything that an action left in the log of an organization, once all work in the background has ended.
 */
async function rowsOf(action: string) {
  await test.ctx.background.settled();
  return member.as.tenant.run((tx) =>
    tx.select().from(auditLog).where(eq(auditLog.action, action)).orderBy(asc(auditLog.sequence)),
  );
}

/** Of all organizations. */
async function countAll() {
  await test.ctx.background.settled();
  return asSuperuser(test.ctx, (sql) => sql`select count(*)::int from audit_log`);
}

describe('a sign-in that is refused', () => {
  it('is recorded where the account is known, as the doing of nobody who is', async () => {
    expect(await signIn(member.user.email, 'wrong horse')).toBe('invalid_credentials');
    expect(await rowsOf('session.refused')).toMatchObject([
      {
        organizationId: member.organizationId,
        actorKind: 'system',
        actorName: 'sign-in',
        userId: null,
        target: member.user.id,
        ...call,
        before: null,
        after: null,
      },
    ]);
    expect(JSON.stringify(await rowsOf('session.refused'))).not.toMatch(/wrong horse|@example/);
  });

  it('stands in the organization that the person joined first, and in no other', async () => {
    const other = await buildMember(test.ctx);
    await signIn(other.user.email, 'wrong horse');
    expect(await rowsOf('session.refused')).toEqual([]);
  });

  it('leaves nothing anywhere where nobody has that address', async () => {
    const before = await countAll();
    expect(await signIn('nobody@example.com', 'wrong horse')).toBe('invalid_credentials');
    expect(await countAll()).toEqual(before);
  });

  it('answers before it is recorded, and whether or not it can be', async () => {
    const late = Promise.withResolvers<void>();
    const done: string[] = [];
    const background = {
      ...test.ctx.background,
      run: (name: string, work: () => Promise<unknown>) => {
        test.ctx.background.run(name, async () => {
          await late.promise;
          await work();
          done.push(name);
        });
      },
    };
    const ctx = { ...test.ctx, ...call, background };
    for (const email of [member.user.email, 'nobody@example.com'])
      await expect(login(ctx, { email, password: 'wrong horse' }, ADDRESS)).rejects.toMatchObject({
        code: 'invalid_credentials',
      });
    // The same is to be done for both, and neither has been waited for.
    expect(done).toEqual([]);
    late.resolve();
    expect(await rowsOf('session.refused')).toHaveLength(1);
    expect(done).toEqual(['session.refused', 'session.refused']);
  });

  it('is recorded as often as it is tried, and no more where further tries have to wait', async () => {
    const outcomes: string[] = [];
    for (let time = 0; time < 6; time++) outcomes.push(await signIn(member.user.email, 'wrong horse'));
    const tried = outcomes.filter((code) => code === 'invalid_credentials').length;
    expect(outcomes).toContain('rate_limited');
    expect(await rowsOf('session.refused')).toHaveLength(tried);
  });

  it('is no sign-in', async () => {
    await signIn(member.user.email, 'wrong horse');
    expect(await rowsOf('session.create')).toEqual([]);
    const signedIn = await signIn(member.user.email, 'correct horse');
    expect(await rowsOf('session.create')).toMatchObject([{ target: signedIn.sessionId, ...call }]);
    expect(await rowsOf('session.refused')).toHaveLength(1);
  });
});

it('a wrong current password is recorded, as the doing of whoever holds the session', async () => {
  const ctx = { ...member.as, ...call };
  const change = { currentPassword: 'wrong horse', newPassword: 'battery staple' };
  await expect(changePassword(ctx, change, call)).rejects.toMatchObject({ code: 'wrong_password' });
  const [row, ...others] = await rowsOf('user.refused-password');
  expect(others).toEqual([]);
  expect(row).toMatchObject({ userId: member.user.id, target: member.user.id, ...call });
  expect(JSON.stringify(row)).not.toMatch(/wrong horse|battery/);
});

it('a refresh token that comes again is recorded once, with the session that it ended', async () => {
  const ctx = { ...test.ctx, ...call };
  const used = { refreshToken: member.refreshToken };
  await refreshSession(ctx, used);
  const [before] = await countAll();
  for (const code of ['refresh_token_reused', 'refresh_token_invalid'])
    await expect(refreshSession(ctx, used)).rejects.toMatchObject({ code });
  const rows = await rowsOf('session.reuse');
  expect(rows).toMatchObject([
    { actorKind: 'system', actorName: 'refresh', target: member.sessionId, ...call },
  ]);
  expect(rows[0]?.after).toEqual({ userId: member.user.id });
  expect(JSON.stringify(rows)).not.toContain('prr_');
  expect((await countAll())[0]?.count).toBe(before?.count + 1);
});
