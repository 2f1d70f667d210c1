import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { disableUser } from './disable-user.ts';
import { enableUser } from './enable-user.ts';
import { endSession } from './end-session.ts';
import { forgotPassword } from './forgot-password.ts';
import { issuePasswordReset } from './issue-password-reset.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refresh-session.ts';
import { addOperator, removeOperator } from './set-operator.ts';

const PASSWORD = 'correct horse';
const CLIENT = { address: '192.0.2.1' };

const test = fixture((services) => openTestContext(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
const operator = fixture(() => openOperator(test));

let member: Member;
let email: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  email = member.user.email;
});

/** Begins something while the person is changed, as `set` says. */
const whileSet = <T>(set: string, begin: () => Promise<T>): Promise<T> =>
  commitMeanwhile(
    test.databaseUrl,
    (tx) => tx.unsafe(`update users set ${set} where id = '${member.user.id}'`),
    begin,
  );
const whileSessionEnds = <T>(begin: () => Promise<T>): Promise<T> =>
  commitMeanwhile(
    test.databaseUrl,
    (tx) => tx`update sessions set revoked_at = now() where id = ${member.sessionId}`,
    begin,
  );
const recorded = async (action: string) => {
  const rows = await test.sql`select before, after from audit_log where action = ${action} and target in
    (${member.user.id}, ${member.sessionId}) order by sequence`;
  return [...rows];
};
const isThere = async () => (await test.sql`select from users where id = ${member.user.id}`).length === 1;

describe('what an operator decides of a person is recorded once, whoever decides the same at that moment', () => {
  it('that they may not sign in', async () => {
    const disabled = await whileSet('disabled_at = now()', () => disableUser(operator.ctx, { email }));
    expect(disabled.changed).toBe(false);
    expect(await recorded('user.disable')).toEqual([]);
  });

  it('that they may', async () => {
    await disableUser(operator.ctx, { email });
    const enabled = await whileSet('disabled_at = null', () => enableUser(operator.ctx, { email }));
    expect(enabled).toEqual({ changed: false });
    expect(await recorded('user.enable')).toEqual([]);
  });

  it('that they operate the product, and that they do not', async () => {
    await test.sql`update users set email_verified_at = now() where id = ${member.user.id}`;
    const added = await whileSet('operator_since = now()', () => addOperator(operator.ctx, { email }));
    expect(added.changed).toBe(false);
    expect(await recorded('user.add-operator')).toEqual([]);
    const removed = await whileSet('operator_since = null', () => removeOperator(operator.ctx, { email }));
    expect(removed).toEqual({ changed: false });
    expect(await recorded('user.remove-operator')).toEqual([]);
  });
});

describe('with a password that is changed at that moment', () => {
  const whilePasswordChanges = <T>(begin: () => Promise<T>) => whileSet(`password_hash = 'another'`, begin);

  it('nobody deletes the account', async () => {
    const deletion = () => deleteAccount(member.as, { password: PASSWORD }, CLIENT);
    await expectCode(whilePasswordChanges(deletion), 'wrong_password');
    expect(await isThere()).toBe(true);
  });

  it('nobody changes it again, and no session ends', async () => {
    const other = await login(test.ctx, { email, password: PASSWORD }, CLIENT.address);
    const body = { currentPassword: PASSWORD, newPassword: 'battery staple' };
    const change = () => changePassword(member.as, body, CLIENT);
    await expectCode(whilePasswordChanges(change), 'wrong_password');
    const [session] = await test.sql`select revoked_at from sessions where id = ${other.sessionId}`;
    expect(session).toEqual({ revoked_at: null });
    expect(await recorded('user.change-password')).toEqual([]);
  });
});

describe('somebody who is disabled at the moment at which they are to have a link for a new password', () => {
  const links = async () =>
    (await test.sql`select from account_tokens where user_id = ${member.user.id}`).length;

  it('has none of an operator', async () => {
    const issue = () => issuePasswordReset(operator.ctx, { email, by: 'answer' });
    await expectCode(whileSet('disabled_at = now()', issue), 'account_disabled');
    expect(await links()).toBe(0);
  });

  it('is mailed none', async () => {
    const forget = async () => {
      await forgotPassword(test.ctx, { email }, CLIENT);
      await test.ctx.background.settled();
    };
    await whileSet('disabled_at = now()', forget);
    expect(await links()).toBe(0);
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, email)).toEqual([]);
  });
});

it('nobody signs in who is disabled at that moment', async () => {
  const signIn = () => login(test.ctx, { email, password: PASSWORD }, CLIENT.address);
  await expectCode(whileSet('disabled_at = now()', signIn), 'account_disabled');
  const [row] =
    await test.sql`select count(*)::int as sessions from sessions where user_id = ${member.user.id}`;
  expect(row).toEqual({ sessions: 1 });
});

describe('a session that ends at that moment', () => {
  it('gets no new token', async () => {
    const refresh = () => refreshSession(test.ctx, { refreshToken: member.refreshToken });
    await expectCode(whileSessionEnds(refresh), 'refresh_token_invalid');
  });

  it('is not ended a second time', async () => {
    await whileSessionEnds(() => logout(member.as));
    await expectCode(
      whileSessionEnds(() => endSession(member.as, { id: member.sessionId })),
      'session_not_found',
    );
    expect(await recorded('session.end')).toEqual([]);
  });
});
