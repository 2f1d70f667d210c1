import { hash, randomBytes } from 'node:crypto';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { createOrganization } from '@refinery/domain/organizations/create-organization.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import {
  type FakeIdentityProvider,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

let provider: FakeIdentityProvider;
const test = fixture(async (services) => {
  provider = await startIdentityProvider();
  return openTestApp(services, { env: { UPSTREAM_ALLOWLIST: provider.host } });
});
afterAll(() => provider.close());

let admin: Member;
let domain: string;
let count = 0;
let connectionId: string;

beforeEach(async () => {
  provider.reset();
  admin = await buildMember(test.ctx);
  domain = `acme-${++count}.example`;
  await test.sql`
    insert into domains (id, organization_id, domain, token, verified_at, created_at)
    values (gen_random_uuid(), ${admin.organizationId}, ${domain}, 'token', now(), now())`;
  const made = await test.post(admin, '/api/sso/connections', {
    kind: 'oidc',
    name: 'Acme',
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    defaultRole: 'admin',
  });
  connectionId = made.json().id;
  provider.person = { sub: 'ada', email: `ada@${domain}`, name: 'Ada Lovelace' };
});

const begin = async (more: object = {}) => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = hash('sha256', verifier, 'base64url');
  const body = { email: `ada@${domain}`, challenge, ...more };
  return { verifier, reply: await test.post(null, '/api/auth/sso/start', body) };
};
const comeBack = (query: URLSearchParams | string) =>
  test.get(null, `/api/v1/auth/sso/callback/${admin.organizationId}?${query}`);

/** A code with its verifier. */
async function aCode() {
  const { verifier, reply } = await begin();
  const back = await comeBack(provider.visit(reply.json().url));
  const code = new URLSearchParams(new URL(String(back.headers.location)).hash.slice(1)).get('code');
  return { code, verifier };
}

async function signIn() {
  const reply = await test.post(null, '/api/auth/sso/exchange', await aCode());
  expect(reply.statusCode, reply.body).toBe(200);
  const headers = { authorization: `Bearer ${reply.json().accessToken}` };
  return { ...reply.json(), headers };
}

describe('signing in through an identity provider', () => {
  it('answers as a sign-in with a password does', async () => {
    const { reply, verifier } = await begin();
    expect([reply.statusCode, reply.json()]).toEqual([
      200,
      { url: expect.stringContaining(`${provider.issuer}/authorize?`), expiresAt: expect.any(String) },
    ]);
    const back = await comeBack(provider.visit(reply.json().url));
    expect([back.statusCode, back.headers['cache-control'], back.headers['referrer-policy']]).toEqual([
      303,
      'no-store',
      'no-referrer',
    ]);
    const [page, code] = String(back.headers.location).split('#code=');
    expect(page).toMatch(/\/sso$/);
    const session = await test.post(null, '/api/auth/sso/exchange', { code, verifier });
    expect([session.statusCode, Object.keys(session.json()).sort()]).toEqual([
      200,
      ['accessToken', 'expiresIn', 'refreshToken', 'user'],
    ]);
    const me = await test.get(null, '/api/auth/me', {
      authorization: `Bearer ${session.json().accessToken}`,
    });
    expect(me.json()).toMatchObject({ email: `ada@${domain}`, organizationId: admin.organizationId });
    const refreshed = await test.post(null, '/api/auth/refresh', {
      refreshToken: session.json().refreshToken,
    });
    expect(refreshed.statusCode).toBe(200);
  });

  it('sets a cookie where a page of ours asks, and none for other sites', async () => {
    const browser = new Browser();
    const payload = { ...(await aCode()), session: 'cookie' };
    const url = '/api/auth/sso/exchange';
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expectProblem(await test.post(null, url, payload, foreign), 403, 'cross_site');
    const reply = await browser.send(test, { method: 'POST', url, payload });
    expect([reply.statusCode, Object.keys(reply.json())]).toEqual([200, ['user']]);
    expect((await browser.send(test, { url: '/api/auth/me' })).json().email).toBe(`ada@${domain}`);
  });

  it('is refused with what is wrong', async () => {
    for (const wrong of [
      { challenge: 'short' },
      { email: undefined },
      { connectionId },
      { returnTo: 'https://evil.example' },
      { more: 1 },
    ])
      expectProblem((await begin(wrong)).reply, 400, 'validation_failed');
    expectProblem((await begin({ email: 'ada@unknown.example' })).reply, 404, 'connection_not_found');
    provider.metadata = () => ({});
    expectProblem((await begin()).reply, 422, 'connection_invalid');
    const { code, verifier } = { code: 'pra_x', verifier: 'x'.repeat(43) };
    const wrongCode = await test.post(null, '/api/auth/sso/exchange', { code, verifier });
    expectProblem(wrongCode, 401, 'sso_code_invalid');
  });

  it('is not used up by whoever only looks whether the address is good', async () => {
    const query = provider.visit((await begin()).reply.json().url);
    await test.call(null, 'HEAD', `/api/v1/auth/sso/callback/${admin.organizationId}?${query}`);
    expect((await comeBack(query)).headers.location).toContain('#code=');
  });

  it('ends on our page where nothing is known of it', async () => {
    for (const query of ['', 'state=x', 'state=x&state=y', '%', 'state=%00', `state=${'x'.repeat(5_000)}`]) {
      const back = await comeBack(query);
      expect([back.statusCode, back.headers.location]).toEqual([
        303,
        expect.stringMatching(/^http.*\/sso#error=sso_expired$/),
      ]);
    }
  });

  it('tells the methods of an e-mail', async () => {
    const methods = async (email: string) =>
      (await test.get(null, `/api/auth/methods?email=${encodeURIComponent(email)}`)).json();
    expect(await methods(`grace@${domain}`)).toEqual({
      password: true,
      social: [],
      sso: [{ connectionId, name: 'Acme' }],
    });
    expect(await methods('ada@unknown.example')).toEqual({ password: true, social: [], sso: [] });
    expectProblem(await test.get(null, '/api/auth/methods?email=ada'), 400, 'validation_failed');
  });
});

describe('a session through an identity provider', () => {
  it('is good in that organization only', async () => {
    const { headers, user } = await signIn();
    const email = `ada@${domain}`;
    const as = { ...admin.as, actor: { ...admin.as.actor, userId: user.id } };
    const own = await createOrganization(as, { name: 'Hers' });
    expect((await test.get(null, '/api/usage', headers)).statusCode).toBe(200);
    for (const reply of [
      await test.get(null, '/api/usage', { ...headers, 'x-organization': own.id }),
      await test.get(null, `/api/organizations/${own.id}`, headers),
      await test.post(null, '/api/auth/switch-organization', { organizationId: own.id }, headers),
    ])
      expectProblem(reply, 403, 'own_sign_in_required');
    const list = await test.get(null, '/api/organizations', headers);
    expect(list.json().map(({ id }: { id: string }) => id)).toEqual([admin.organizationId]);
    // Those of others look the same as her own.
    const other = await buildMember(test.ctx);
    const foreign = await test.get(null, `/api/organizations/${other.organizationId}`, headers);
    expectProblem(foreign, 403, 'own_sign_in_required');
    expect(email).toBe(user.email);
  });

  it('sees and ends the sessions in that organization only', async () => {
    const { headers, user } = await signIn();
    const as = { ...admin.as, actor: { ...admin.as.actor, userId: user.id } };
    const own = await createOrganization(as, { name: 'Hers' });
    await test.sql`
      insert into sessions (id, organization_id, user_id, refresh_token_hash, created_at, expires_at)
      values ('0197e000-0000-7000-8000-000000000001', ${own.id}, ${user.id}, 'hash', now(), now() + interval '1 day')`;
    const list = (await test.get(null, '/api/auth/sessions', headers)).json();
    expect(list.map(({ current }: { current: boolean }) => current)).toEqual([true]);
    const elsewhere = '/api/auth/sessions/0197e000-0000-7000-8000-000000000001';
    expectProblem(await test.delete(null, elsewhere, headers), 404, 'session_not_found');
    const ended = await test.delete(null, `/api/auth/sessions/${list[0].id}`, headers);
    expect(ended.statusCode).toBe(204);
    expectProblem(await test.get(null, '/api/auth/me', headers), 401, 'unauthenticated');
  });

  it('changes nothing of the account itself', async () => {
    const { headers } = await signIn();
    const refused = ENDPOINTS.filter(({ access, anySignIn }) => access === 'person' && !anySignIn);
    expect(refused.map(({ operationId }) => operationId).sort()).toEqual([
      'acceptInvitation',
      'changePassword',
      'confirmTwoFactor',
      'createOrganization',
      'deleteAccount',
      'disableTwoFactor',
      'exportUserData',
      'getTwoFactor',
      'getUserExport',
      'linkSocial',
      'listSocialAccounts',
      'resendVerification',
      'setupTwoFactor',
      'startLinking',
      'switchOrganization',
      'unlinkSocial',
    ]);
    for (const endpoint of refused) {
      const request = sampleRequest(endpoint, { organizationId: admin.organizationId });
      const reply = await test.send(null, { ...request, headers: { ...request.headers, ...headers } });
      expectProblem(reply, 403, 'own_sign_in_required');
    }
  });

  it('does what else a member may do, and signs out', async () => {
    const { headers } = await signIn();
    const key = await test.post(null, '/api/api-keys', { name: 'CI' }, headers);
    expect(key.statusCode).toBe(201);
    expect((await test.put(null, '/api/users/profile', { locale: 'de' }, headers)).statusCode).toBe(200);
    expect((await test.post(null, '/api/auth/logout', undefined, headers)).statusCode).toBe(204);
    expectProblem(await test.get(null, '/api/auth/me', headers), 401, 'unauthenticated');
  });
});
