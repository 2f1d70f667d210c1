import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const login = (payload: object) => test.post(null, '/api/v1/auth/login', payload);

describe('POST /auth/login', () => {
  it('answers what registering answered, whatever the case of the e-mail', async () => {
    const reply = await login({ email: member.user.email.toUpperCase(), password: 'correct horse' });
    expect(reply.statusCode).toBe(200);
    const organization = { ...member.user.organization, plan: 'enterprise' };
    expect(reply.json()).toMatchObject({ expiresIn: 86_400, user: { ...member.user, organization } });
  });

  it('says the same for an unknown e-mail and a wrong password', async () => {
    const unknown = await login({ email: 'nobody@example.com', password: 'correct horse' });
    const wrong = await login({ email: member.user.email, password: 'wrong horse' });
    const { requestId: _one, ...first } = expectProblem(unknown, 401, 'invalid_credentials');
    const { requestId: _other, ...second } = expectProblem(wrong, 401, 'invalid_credentials');
    expect(first).toEqual(second);
    const names = (headers: object) => Object.keys(headers).sort();
    expect(names(unknown.headers)).toEqual(names(wrong.headers));
  });

  it.each([
    ['a case variant', 'Correct horse'],
    ['a trailing space', 'correct horse '],
    ['the start', 'correct'],
    ['a very long text', `correct horse${'x'.repeat(10_000)}`],
  ])('does not take %s for the password', async (_case, password) => {
    expectProblem(await login({ email: member.user.email, password }), 401, 'invalid_credentials');
  });

  it.each([
    { email: 'a@example.com' },
    { email: 'a@example.com', password: '' },
    { email: ['a@example.com'], password: 'correct horse' },
    { email: { $ne: '' }, password: 'correct horse' },
    { email: 'a@example.com', password: 'correct horse', admin: true },
    { email: 'a\u0000@example.com', password: 'correct horse' },
  ])('refuses %j', async (payload) => {
    expectProblem(await login(payload), 400, 'validation_failed');
  });

  it('opens a session of its own each time', async () => {
    const again = () => login({ email: member.user.email, password: 'correct horse' });
    const [first, second] = [(await again()).json(), (await again()).json()];
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    await test.send(null, { method: 'POST', url: '/api/auth/logout', ...bearer(first.accessToken) });
    const me = (token: string) => test.send(null, { url: '/api/auth/me', ...bearer(token) });
    expect((await me(first.accessToken)).statusCode).toBe(401);
    expect((await me(second.accessToken)).statusCode).toBe(200);
  });
});
