import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import { listProviders } from '@refinery/domain/providers/list-providers.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { nameOf, OF_MEMBERS, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const DAY_MS = 24 * 60 * 60_000;
const PASSWORD = 'analytical engine';

const clock = new TestClock();
const env = { RATE_LIMIT_AUTH: '0' };
const test = fixture((services) => openTestApp(services, { clock, env }));
const strict = fixture((services) =>
  openTestApp(services, { clock, environment: { ...test.environment, REQUIRE_VERIFIED_EMAIL: 'true' } }),
);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const verify = (token: string) => test.post(null, '/api/auth/verify-email', { token });
const resend = (who = member, app = test) =>
  app.send(who, { method: 'POST', url: '/api/auth/resend-verification' });
const isVerified = async (who = member) => (await test.get(who, '/api/users/profile')).json().emailVerified;
const inbox = async (email = member.user.email) => {
  await deliverMails(test.ctx);
  return readOutbox(test.ctx, email);
};
/** The token of a link that was asked for now. */
async function ask(): Promise<string> {
  expect((await resend()).statusCode).toBe(202);
  return tokenIn((await inbox()).at(-1));
}

describe('whoever registers', () => {
  it('is mailed one welcome, whose link confirms the e-mail', async () => {
    const account = {
      email: 'grace@example.com',
      password: PASSWORD,
      fullName: 'Grace\r\nBcc: eve@localhost',
    };
    const reply = await test.post(null, '/api/auth/register', account);
    expect(reply.statusCode).toBe(201);
    const headers = { authorization: `Bearer ${reply.json().accessToken}` };
    const profile = async () => (await test.get(null, '/api/users/profile', headers)).json();
    expect(await profile()).toMatchObject({ emailVerified: false });
    const mails = await inbox(account.email);
    expect(mails.map(({ subject, bcc }) => [subject, bcc])).toEqual([
      ['Welcome to Prompt Refinery: confirm your e-mail', undefined],
    ]);
    // Until then it may be the address of a stranger, and the name what somebody wants to tell them.
    expect(mails[0]?.text).not.toContain('Grace');
    expect((await verify(tokenIn(mails[0]))).statusCode).toBe(204);
    expect(await profile()).toMatchObject({ emailVerified: true });
  });

  it('is mailed nothing where the account could not be made', async () => {
    const { email } = member.user;
    const payload = { email, password: PASSWORD, fullName: 'Ada' };
    const reply = await test.post(null, '/api/auth/register', payload);
    expectProblem(reply, 409, 'email_taken');
    await deliverMails(test.ctx);
    expect((await readOutbox(test.ctx, email)).length).toBe(0);
  });
});

describe('a link to confirm an e-mail', () => {
  it('works once, for a day, and ends the older ones', async () => {
    const older = await ask();
    const newer = await ask();
    const problem = expectProblem(await verify(older), 422, 'account_token_invalid');
    expect(problem.detail).toContain('ask for a new link');
    clock.advance(DAY_MS - 1);
    expect(await isVerified()).toBe(false);
    expect((await verify(newer)).statusCode).toBe(204);
    expect(await isVerified()).toBe(true);
    expectProblem(await verify(newer), 422, 'account_token_invalid');
  });

  it('is too late after a day', async () => {
    const token = await ask();
    clock.advance(DAY_MS);
    expectProblem(await verify(token), 422, 'account_token_invalid');
    expect(await isVerified()).toBe(false);
  });

  it('used at the same time works once, and is in the audit log once', async () => {
    const token = await ask();
    const replies = await Promise.all([verify(token), verify(token), verify(token)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 422, 422]);
    const rows = await member.as.tenant.run((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'user.verify-email')),
    );
    expect(rows).toMatchObject([{ actorKind: 'user', userId: member.user.id, target: member.user.id }]);
  });

  it('is sent three times in a quarter of an hour, and not to who has confirmed', async () => {
    for (let times = 0; times < 3; times++) expect((await resend()).statusCode).toBe(202);
    expectProblem(await resend(), 429, 'rate_limited');
    clock.advance(15 * 60_000 + 1);
    await verify(await ask());
    const before = (await inbox()).length;
    const again = await resend();
    expect([again.statusCode, again.json().message]).toEqual([202, expect.stringContaining('already')]);
    expect(await inbox()).toHaveLength(before);
  });
});

describe('where the e-mail must be confirmed', () => {
  /** As the brief of the setting says, once more, on purpose; and what sets a second factor up. */
  const OPEN = [
    ...['confirmTwoFactor', 'deleteAccount', 'getProfile', 'getTwoFactor', 'listSocialAccounts'],
    ...['logout', 'resendVerification', 'setupTwoFactor'],
  ];

  it('these endpoints are open before, and no other', () => {
    const open = ENDPOINTS.filter(({ unverified }) => unverified).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual(OPEN);
  });

  /** Confirms in the one process; the other is told of it a moment later. */
  const confirm = async (token: string) => {
    expect((await verify(token)).statusCode).toBe(204);
    await strict.ctx.identities.caughtUp();
  };

  const CLOSED = OF_MEMBERS.filter(({ operationId }) => !OPEN.includes(operationId));
  it.each(CLOSED.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s waits',
    async (_name, endpoint) => {
      expectProblem(await strict.send(member, sampleRequest(endpoint, member)), 403, 'email_not_verified');
    },
  );

  it('a person signs in, looks at the profile, asks for a link, confirms and goes on', async () => {
    const payload = { email: member.user.email, password: 'correct horse' };
    const signedIn = await strict.post(null, '/api/auth/login', payload);
    const headers = { authorization: `Bearer ${signedIn.json().accessToken}` };
    const send = (request: InjectOptions) => strict.send(null, { ...request, headers });
    expect((await send({ url: '/api/users/profile' })).statusCode).toBe(200);
    const problem = expectProblem(await send({ url: '/api/auth/me' }), 403, 'email_not_verified');
    expect(problem.detail).toContain('ask for a new link');
    expect((await resend(member, strict)).statusCode).toBe(202);
    await confirm(tokenIn((await inbox()).at(-1)));
    expect((await send({ url: '/api/auth/me' })).statusCode).toBe(200);
    expect((await send({ method: 'POST', url: '/api/auth/logout' })).statusCode).toBe(204);
  });

  it('so do their API keys', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci' });
    const send = () => strict.get(null, '/api/batches', { 'x-api-key': key });
    const problem = expectProblem(await send(), 403, 'email_not_verified');
    expect(problem.detail).toContain('The owner of this API key');
    await confirm(await ask());
    expect((await send()).statusCode).toBe(200);
  });

  it('a verb refuses, too, whoever calls it', async () => {
    const actor = await authenticateSession(strict.ctx, member.sessionId);
    await expectCode(listProviders(asCaller(strict.ctx, actor)), 'email_not_verified');
  });

  it('a session that must end can end before', async () => {
    expect((await strict.post(member, '/api/auth/logout')).statusCode).toBe(204);
  });
});
