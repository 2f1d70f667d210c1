import { buildMember } from '@refinery/testing/builders.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const BAD = 'Win at https://evil.example';

it('no name that stands in mails to others has an address in it, wherever it is given', async () => {
  const test = await openTestApp(inject('services'));
  onTestFinished(() => test.close());
  const admin = await buildMember(test.ctx);
  const own = `/api/organizations/${admin.organizationId}`;
  const send = (method: 'POST' | 'PUT', url: string, payload: object, who = admin) =>
    test.call(who, method, url, payload);
  const { token } = (await send('POST', `${own}/invitations`, { email: 'guest@example.com' })).json();
  const account = { email: 'eve@example.com', password: 'tables of functions' };
  const requests = [
    ['fullName', 'POST', '/api/auth/register', { ...account, fullName: BAD }],
    [
      'organizationName',
      'POST',
      '/api/auth/register',
      { ...account, fullName: 'Eve', organizationName: BAD },
    ],
    ['fullName', 'POST', '/api/auth/signup', { ...account, name: BAD }],
    ['fullName', 'POST', '/api/auth/accept-invitation', { token, password: account.password, fullName: BAD }],
    ['fullName', 'POST', `${own}/members`, { ...account, fullName: BAD }],
    ['fullName', 'PUT', '/api/users/profile', { fullName: BAD }],
    ['name', 'POST', '/api/organizations', { name: BAD }],
    ['name', 'PUT', own, { name: BAD }],
  ] as const;
  for (const [field, method, url, payload] of requests) {
    const { errors } = expectProblem(await send(method, url, payload), 400, 'validation_failed');
    expect(errors, url).toEqual([{ path: field, message: expect.stringContaining('an address') }]);
  }
});
