import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { openSession } from '@refinery/domain/auth/sessions.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openSocialApp, PASSWORD } from '../testing/social-app.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture((services) => openSocialApp(services));

let ada: Member;

beforeEach(async () => {
  test.startAnew();
  ada = await buildMember(test.ctx);
});

const startBody = (more: object = {}) => ({
  provider: 'google',
  password: PASSWORD,
  challenge: test.newVerifier().challenge,
  ...more,
});
const list = (who: Member | null) => test.get(who, '/api/auth/social');
const start = (who: Member | null, more: object = {}) =>
  test.post(who, '/api/auth/social/start', startBody(more));
const link = async (who: Member, provider: (typeof SOCIAL_PROVIDERS)[number], headers = {}) =>
  test.post(who, '/api/auth/social', await test.reachLink(who, provider), headers);
const unlink = (who: Member | null, provider: string) => test.delete(who, `/api/auth/social/${provider}`);
const sessionOf = async (reply: Awaited<ReturnType<typeof list>>) => ({
  authorization: `Bearer ${reply.json().accessToken}`,
});

describe.each(SOCIAL_PROVIDERS)('an account at %s', (provider) => {
  it('is linked, listed and unlinked', async () => {
    expect((await list(ada)).json()).toEqual([]);
    const begun = await start(ada, { provider });
    expect([begun.statusCode, Object.keys(begun.json()).sort()]).toEqual([200, ['expiresAt', 'url']]);
    const made = await link(ada, provider);
    const name = provider === 'google' ? test.google.person.email : test.github.person.login;
    expect([made.statusCode, made.json()]).toEqual([200, { provider, name, createdAt: expect.any(String) }]);
    expect((await list(ada)).json()).toEqual([made.json()]);
    const gone = await unlink(ada, provider);
    expect([gone.statusCode, gone.body]).toEqual([204, '']);
    expect((await list(ada)).json()).toEqual([]);
    expectProblem(await unlink(ada, provider), 404, 'social_account_not_found');
  });

  it('is nobody else’s: neither of a colleague nor of another organization', async () => {
    await link(ada, provider);
    for (const other of [await buildColleague(test.ctx, ada, 'admin'), await buildMember(test.ctx)]) {
      expect((await list(other)).json()).toEqual([]);
      expectProblem(await unlink(other, provider), 404, 'social_account_not_found');
      expectProblem(await link(other, provider), 409, 'social_account_taken');
    }
    expect((await list(ada)).json()).toHaveLength(1);
  });

  it('is the same in each organization of its person', async () => {
    const colleague = await buildColleague(test.ctx, ada, 'viewer');
    await link(colleague, provider);
    const elsewhere = { 'x-organization': colleague.user.organizationId };
    expect((await test.get(colleague, '/api/auth/social', elsewhere)).json()).toHaveLength(1);
  });

  it('is refused with what is wrong', async () => {
    expectProblem(await start(ada, { provider, password: 'wrong horse' }), 422, 'wrong_password');
    for (const wrong of [
      { password: '' },
      { password: undefined },
      { challenge: 'short' },
      { returnTo: 'https://evil.example' },
      { email: ada.user.email },
    ])
      expectProblem(await start(ada, { provider, ...wrong }), 400, 'validation_failed');
    const eve = await buildMember(test.ctx);
    const hers = await test.reachLink(ada, provider);
    expectProblem(await test.post(eve, '/api/auth/social', hers), 422, 'social_code_invalid');
    const cameBack = await test.reachCode(provider);
    expectProblem(await test.post(ada, '/api/auth/social', cameBack), 422, 'social_code_invalid');
    const wrongBody = { ...(await test.reachLink(ada, provider)), verifier: 'short' };
    expectProblem(await test.post(ada, '/api/auth/social', wrongBody), 400, 'validation_failed');
    const linking = await test.reachLink(ada, provider);
    expectProblem(await test.post(null, '/api/auth/sso/exchange', linking), 401, 'sso_code_invalid');
  });
});

it('an unknown provider is none, in a path and in a body', async () => {
  for (const provider of ['gitlab', 'GOOGLE', '__proto__', 'google%00', '%20'])
    expectProblem(await unlink(ada, provider), 400, 'validation_failed');
  for (const provider of ['gitlab', '', null, ['google'], '__proto__'])
    expectProblem(await start(ada, { provider }), 400, 'validation_failed');
});

it('nobody, no API key and no session through an identity provider has linked accounts', async () => {
  const { key } = await createApiKey(ada.as, { name: 'CI' });
  const { organizationId, user } = ada;
  const connection = await test.post(ada, '/api/sso/connections', {
    kind: 'oidc',
    name: 'Acme',
    issuer: test.google.issuer,
    clientId: test.google.clientId,
    clientSecret: test.google.clientSecret,
  });
  const owner = { organizationId, userId: user.id, connectionId: connection.json().id };
  await test.sql`
    insert into sso_identities (organization_id, connection_id, subject, user_id, created_at)
    values (${organizationId}, ${owner.connectionId}, 'ada', ${user.id}, now())`;
  const { sessionId } = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, owner));
  const through: Member = { ...ada, sessionId };
  const cameBack = await test.reachLink(ada, 'google');
  const requests = (who: Member | null, headers: Record<string, string> = {}) =>
    Promise.all([
      test.get(who, '/api/auth/social', headers),
      test.post(who, '/api/auth/social/start', startBody(), headers),
      test.post(who, '/api/auth/social', cameBack, headers),
      test.delete(who, '/api/auth/social/google', headers),
    ]);
  for (const reply of await requests(null)) expectProblem(reply, 401, 'unauthenticated');
  for (const reply of await requests(null, { 'x-api-key': key })) expect(reply.statusCode).toBe(403);
  for (const reply of await requests(through)) expectProblem(reply, 403, 'own_sign_in_required');
  // And the code is still good for who began.
  expect((await test.post(ada, '/api/auth/social', cameBack)).statusCode).toBe(200);
});

it('who has no password is told what to do, and has everything that needs none', async () => {
  const signedIn = await test.post(null, '/api/auth/sso/exchange', await test.reachCode('google'));
  const headers = await sessionOf(signedIn);
  const body = startBody({ provider: 'github' });
  const refused = await test.post(null, '/api/auth/social/start', body, headers);
  expect(expectProblem(refused, 422, 'wrong_password').detail).toMatch(/forgot/i);
  for (const [method, url, payload] of [
    ['POST', '/api/auth/two-factor/setup', { password: 'x' }],
    ['DELETE', '/api/users/delete-account', { password: 'x' }],
  ] as const) {
    const reply = await test.call(null, method, url, payload, headers);
    expect(reply.statusCode, `${url} ${reply.body}`).toBe(422);
    expect(reply.json().detail).toMatch(/forgot/i);
  }
  expect((await test.get(null, '/api/auth/social', headers)).json()).toMatchObject([{ provider: 'google' }]);
  expect((await test.delete(null, '/api/auth/social/google', headers)).statusCode).toBe(204);
  // The session goes on.
  expect((await test.get(null, '/api/auth/me', headers)).statusCode).toBe(200);
});

it('wrong passwords are throttled as failed sign-ins are', async () => {
  for (let tries = 0; tries < 10; tries++)
    expectProblem(await start(ada, { password: 'wrong horse' }), 422, 'wrong_password');
  expectProblem(await start(ada), 429, 'rate_limited');
});

describe('where whoever operates the service has set up', () => {
  const open = async (env: Record<string, string>) => {
    const other = await openTestApp(inject('services'), { env });
    onTestFinished(() => other.close());
    return other;
  };

  it('no provider, none signs in or is linked, and what is linked is still listed and unlinked', async () => {
    const other = await open({});
    expect((await other.get(null, '/api/auth/methods')).json()).toMatchObject({ password: true, social: [] });
    const member = await buildMember(other.ctx);
    for (const provider of SOCIAL_PROVIDERS) {
      const { challenge } = test.newVerifier();
      const begun = await other.post(null, '/api/auth/sso/start', { provider, challenge });
      expectProblem(begun, 409, 'social_disabled');
      const linking = await other.post(member, '/api/auth/social/start', startBody({ provider }));
      expectProblem(linking, 409, 'social_disabled');
      const back = await other.get(null, `/api/v1/auth/sso/callback/${provider}?state=x&code=y`);
      expect(back.headers.location).toMatch(/#error=sso_(expired|failed)$/);
      await other.sql`
        insert into social_accounts (provider, subject, user_id, created_at)
        values (${provider}, 'x', ${member.user.id}, now())`;
      expect((await other.get(member, '/api/auth/social')).json()).toMatchObject([{ provider, name: null }]);
      expect((await other.delete(member, `/api/auth/social/${provider}`)).statusCode).toBe(204);
    }
  });

  it('one, the other is off', async () => {
    const other = await open({ GITHUB_CLIENT_ID: 'refinery', GITHUB_CLIENT_SECRET: 'secret' });
    expect((await other.get(null, '/api/auth/methods')).json().social).toEqual(['github']);
    const { challenge } = test.newVerifier();
    const at = (provider: string) => other.post(null, '/api/auth/sso/start', { provider, challenge });
    expectProblem(await at('google'), 409, 'social_disabled');
    const begun = await at('github');
    expect(begun.json().url).toMatch(/^https:\/\/github\.com\/login\/oauth\/authorize\?/);
  });

  it('both, all who may sign in with a password are told so', async () => {
    const reply = await test.get(null, '/api/auth/methods');
    expect(reply.json()).toEqual({ password: true, social: expect.any(Array), sso: [] });
    expect(reply.json().social.toSorted()).toEqual(['github', 'google']);
    const email = encodeURIComponent('ada@unknown.example');
    expect((await test.get(null, `/api/auth/methods?email=${email}`)).json()).toEqual(reply.json());
    expectProblem(await test.get(null, '/api/auth/methods?email=ada'), 400, 'validation_failed');
    expectProblem(await test.get(null, '/api/auth/methods?more=1'), 400, 'validation_failed');
  });
});
