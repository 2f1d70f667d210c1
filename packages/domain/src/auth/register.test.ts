import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { login } from './login.ts';
import { register } from './register.ts';

const HOME = '192.0.2.1';
const account = { email: 'ada@example.com', password: 'difference engine', fullName: 'Ada Lovelace' };

const test = fixture((services) => openTestContext(services, { env: { AUTH_FAILURES_PER_ACCOUNT: '1' } }));

it('who registers is known at that address: what others guess from elsewhere holds up no sign-in from there', async () => {
  const { user } = await register(test.ctx, account, HOME);
  const wrong = { email: account.email, password: 'analytical engine' };
  await expect(login(test.ctx, wrong, '192.0.2.2')).rejects.toMatchObject({ code: 'invalid_credentials' });
  await expect(login(test.ctx, account, '192.0.2.3')).rejects.toMatchObject({ code: 'rate_limited' });
  expect((await login(test.ctx, account, HOME)).user.id).toBe(user.id);
});
