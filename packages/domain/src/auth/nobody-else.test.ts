import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { updateProfile } from '../users/update-profile.ts';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { disableTwoFactor } from './disable-two-factor.ts';
import { disableUser } from './disable-user.ts';
import { enableUser } from './enable-user.ts';
import { endSession } from './end-session.ts';
import { forgotPassword } from './forgot-password.ts';
import { issueToken } from './internal/account-tokens.ts';
import { newRecoveryCodes } from './internal/recovery-codes.ts';
import { sealTotpSecret } from './internal/second-factor.ts';
import { issuePasswordReset } from './issue-password-reset.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refresh-session.ts';
import { removeTwoFactor } from './remove-two-factor.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { addOperator, removeOperator } from './set-operator.ts';
import { setupTwoFactor } from './setup-two-factor.ts';
import { verifyEmail } from './verify-email.ts';

const PASSWORD = 'correct horse';
const CLIENT = { address: '192.0.2.1' };
const TABLES = ['users', 'sessions', 'second_factors', 'account_tokens', 'api_keys'] as const;

const test = fixture((services) => openTestContext(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
const operator = fixture(() => openOperator(test));

/** Somebody with a key, a session, a second factor, and open links. */
interface Person extends Member {
  code: string;
  links: Record<'verify-email' | 'reset-password', string>;
}
let ada: Person;
let bob: Person;

beforeEach(async () => {
  [ada, bob] = [await build(), await build()];
  await test.ctx.background.settled();
});

async function build(): Promise<Person> {
  const member = await buildMember(test.ctx);
  const userId = member.user.id;
  await createApiKey(member.as, { name: 'key' });
  const { codes, hashes } = newRecoveryCodes();
  const sealed = sealTotpSecret(test.ctx, userId, 'JBSWY3DPEHPK3PXP');
  await test.sql`
    insert into second_factors (user_id, sealed_secret, confirmed_at, recovery_hashes)
    values (${userId}, ${sealed}, now(), ${hashes})`;
  const link = (kind: keyof Person['links']) =>
    test.ctx.systemDb.transaction(async (tx) => (await issueToken(test.ctx, tx, { userId, kind })).token);
  const links = {
    'verify-email': await link('verify-email'),
    'reset-password': await link('reset-password'),
  };
  return { ...member, code: codes[0] ?? '', links };
}

async function rowsOf({ user }: Person): Promise<unknown> {
  const rows: unknown[] = [];
  for (const table of TABLES) {
    const own = table === 'users' ? 'id' : 'user_id';
    rows.push(
      await test.sql`select to_jsonb(t) as row from ${test.sql(table)} t where ${test.sql(own)} = ${user.id} order by 1`,
    );
  }
  return JSON.parse(JSON.stringify(rows));
}

const DEEDS: [string, () => Promise<unknown>][] = [
  ['confirms the e-mail', () => verifyEmail(test.ctx, { token: ada.links['verify-email'] }, CLIENT)],
  [
    'chooses a new password by a link',
    () =>
      resetPassword(
        test.ctx,
        { token: ada.links['reset-password'], newPassword: 'battery staple', revokeKeys: true },
        CLIENT,
      ),
  ],
  [
    'changes the password',
    async () => {
      const other = await login(
        test.ctx,
        { email: ada.user.email, password: PASSWORD, code: ada.code },
        '192.0.2.1',
      );
      await changePassword(ada.as, { currentPassword: PASSWORD, newPassword: 'battery staple' }, CLIENT);
      const [session] = await test.sql`select revoked_at from sessions where id = ${other.sessionId}`;
      expect(session?.revoked_at).not.toBeNull();
    },
  ],
  ['changes their name', () => updateProfile(ada.as, { fullName: 'Ada King' })],
  [
    'signs in',
    () => login(test.ctx, { email: ada.user.email, password: PASSWORD, code: ada.code }, '192.0.2.1'),
  ],
  ['signs out', () => logout(ada.as)],
  ['ends a session', () => endSession(ada.as, { id: ada.sessionId })],
  ['goes on with their session', () => refreshSession(test.ctx, { refreshToken: ada.refreshToken })],
  [
    'sends a token again',
    async () => {
      await refreshSession(test.ctx, { refreshToken: ada.refreshToken });
      await expect(refreshSession(test.ctx, { refreshToken: ada.refreshToken })).rejects.toThrow();
    },
  ],
  [
    'turns the second factor off, and sets up another',
    async () => {
      await disableTwoFactor(ada.as, { password: PASSWORD, code: ada.code }, CLIENT);
      await setupTwoFactor(ada.as, { password: PASSWORD }, CLIENT);
    },
  ],
  ['loses the second factor', () => removeTwoFactor(operator.ctx, { email: ada.user.email })],
  [
    'has forgotten the password',
    async () => {
      await forgotPassword(test.ctx, { email: ada.user.email }, CLIENT);
      await test.ctx.background.settled();
    },
  ],
  ['asks for another link', () => resendVerification(ada.as, {}, CLIENT)],
  [
    'gets a link of an operator',
    () => issuePasswordReset(operator.ctx, { email: ada.user.email, by: 'answer' }),
  ],
  ['is disabled', () => disableUser(operator.ctx, { email: ada.user.email })],
  [
    'is disabled like others, and enabled again',
    async () => {
      await disableUser(operator.ctx, { email: ada.user.email });
      await enableUser(operator.ctx, { email: ada.user.email });
    },
  ],
  [
    'becomes an operator',
    async () => {
      await test.sql`update users set email_verified_at = now() where id = ${ada.user.id}`;
      await addOperator(operator.ctx, { email: ada.user.email });
    },
  ],
  ['is deleted', () => deleteAccount(ada.as, { password: PASSWORD, code: ada.code }, CLIENT)],
];

it.each(DEEDS)('where somebody %s, all of others stays as it is', async (_what, deed) => {
  const [own, others] = [await rowsOf(ada), await rowsOf(bob)];
  await deed();
  await test.ctx.background.settled();
  expect(await rowsOf(bob)).toEqual(others);
  expect(await rowsOf(ada)).not.toEqual(own);
});

it('where one operator is one no more, and one of two who are disabled is enabled, the others stay so', async () => {
  await test.sql`update users set operator_since = now(), disabled_at = now() where id in (${ada.user.id}, ${bob.user.id})`;
  const others = await rowsOf(bob);
  await removeOperator(operator.ctx, { email: ada.user.email });
  await enableUser(operator.ctx, { email: ada.user.email });
  expect(await rowsOf(bob)).toEqual(others);
  const [row] = await test.sql`select operator_since, disabled_at from users where id = ${ada.user.id}`;
  expect(row).toEqual({ operator_since: null, disabled_at: null });
});
