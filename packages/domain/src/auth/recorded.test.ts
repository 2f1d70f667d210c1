import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { changePassword } from './change-password.ts';
import { confirmTwoFactor } from './confirm-two-factor.ts';
import { disableTwoFactor } from './disable-two-factor.ts';
import { login } from './login.ts';
import { setupTwoFactor } from './setup-two-factor.ts';

const PASSWORD = 'correct horse';
const CLIENT = { address: '192.0.2.1' };

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const logged = async () => {
  const rows = await test.sql`
    select action, after from audit_log where organization_id = ${member.organizationId}
      and target = ${member.user.id} and user_id = ${member.user.id} order by sequence`;
  return rows.map(({ action, after }) => (after === null ? action : [action, after]));
};

describe('the log of an organization has what its people change of their accounts', () => {
  it('each step of a second factor', async () => {
    const { secret } = await setupTwoFactor(member.as, { password: PASSWORD }, CLIENT);
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });
    await confirmTwoFactor(member.as, { code: code() });
    clock.advance(30_000);
    await disableTwoFactor(member.as, { password: PASSWORD, code: code() }, CLIENT);
    expect(await logged()).toEqual(['two-factor.setup', 'two-factor.enable', 'two-factor.disable']);
  });

  it('a wrong password, and how many sessions end with a new one', async () => {
    for (let count = 0; count < 2; count++)
      await login(test.ctx, { email: member.user.email, password: PASSWORD }, CLIENT.address);
    const change = (currentPassword: string) =>
      changePassword(member.as, { currentPassword, newPassword: 'battery staple' }, CLIENT);
    await expectCode(change('wrong horse'), 'wrong_password');
    await change(PASSWORD);
    expect(await logged()).toEqual(['user.refused-password', ['user.change-password', { endedSessions: 2 }]]);
  });
});
