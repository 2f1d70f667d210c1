import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, inject, it } from 'vitest';
import { forgotPassword } from './forgot-password.ts';
import { login } from './login.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { verifyEmail } from './verify-email.ts';

const FROM = { address: '192.0.2.1' };
const newPassword = 'battery staple';

const test = fixture(openTestContext);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const tokensOf = (userId: string) =>
  test.ctx.systemDb.select().from(accountTokens).where(eq(accountTokens.userId, userId));

it('what was begun for a forgotten password is done before the process closes', async () => {
  const other = await openTestContext(inject('services'), { environment: test.environment });
  await forgotPassword(other.ctx, { email: member.user.email }, FROM);
  await other.close();
  expect(await tokensOf(member.user.id)).toHaveLength(1);
  await deliverMails(test.ctx);
  const [mail] = await readOutbox(test.ctx, member.user.email);
  await resetPassword(test.ctx, { token: tokenIn(mail), newPassword }, FROM);
  const signedIn = await login(test.ctx, { email: member.user.email, password: newPassword }, '192.0.2.2');
  expect(signedIn.user.id).toBe(member.user.id);
});

it('an address that asks for mails to many has to wait, whomever it asks for', async () => {
  const other = await openTestContext(inject('services'), {
    environment: { ...test.environment, AUTH_FAILURES_PER_ADDRESS: '2' },
  });
  const from = { address: '198.51.100.7' };
  await forgotPassword(other.ctx, { email: 'one@example.com' }, from);
  await forgotPassword(other.ctx, { email: 'two@example.com' }, from);
  await expectCode(forgotPassword(other.ctx, { email: member.user.email }, from), 'rate_limited');
  await other.close();
  expect(await tokensOf(member.user.id)).toEqual([]);
});

it('a link to confirm the e-mail goes on working', async () => {
  await resendVerification(member.as, {}, FROM);
  await deliverMails(test.ctx);
  const { email } = member.user;
  const token = tokenIn((await readOutbox(test.ctx, email)).at(-1));
  await forgotPassword(test.ctx, { email }, FROM);
  await test.ctx.background.settled();
  expect((await tokensOf(member.user.id)).map(({ kind }) => kind).sort()).toEqual([
    'reset-password',
    'verify-email',
  ]);
  await verifyEmail(test.ctx, { token }, FROM);
});

it('who has no organization left gets the mail, too, and a new organization', async () => {
  await asSuperuser(
    test.ctx,
    (raw) => raw`delete from memberships where organization_id = ${member.organizationId}`,
  );
  const { email } = member.user;
  await forgotPassword(test.ctx, { email }, FROM);
  await deliverMails(test.ctx);
  const [mail] = await readOutbox(test.ctx, email);
  await resetPassword(test.ctx, { token: tokenIn(mail), newPassword }, FROM);
  const { user } = await login(test.ctx, { email, password: newPassword }, '192.0.2.3');
  expect(user).toMatchObject({ id: member.user.id, role: 'admin' });
  expect(user.organizationId).not.toBe(member.organizationId);
});

it('a text that is no token opens nothing', async () => {
  await expectCode(resetPassword(test.ctx, { token: '', newPassword }, FROM), 'account_token_invalid');
  await expectCode(verifyEmail(test.ctx, { token: 'pra_\u0000' }, FROM), 'account_token_invalid');
});
