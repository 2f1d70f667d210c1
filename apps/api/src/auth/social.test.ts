import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openSocialApp, PASSWORD } from '../testing/social-app.ts';
import { totpOf } from '../testing/totp.ts';

const test = fixture((services) => openSocialApp(services));

let known: Member;

beforeEach(async () => {
  test.startAnew();
  known = await buildMember(test.ctx);
});

const start = (more: object) =>
  test.post(null, '/api/auth/sso/start', { challenge: test.newVerifier().challenge, ...more });
const exchange = (body: object) => test.post(null, '/api/auth/sso/exchange', body);
const link = async (provider: (typeof SOCIAL_PROVIDERS)[number], by = known) =>
  test.post(by, '/api/auth/social', await test.reachLink(by, provider));

describe.each(SOCIAL_PROVIDERS)('signing in with %s', (provider) => {
  it('answers as a sign-in with a password does', async () => {
    const { verifier, challenge } = test.newVerifier();
    const begun = await start({ provider, challenge });
    expect([begun.statusCode, begun.json()]).toEqual([
      200,
      { url: expect.stringMatching(/^https?:/), expiresAt: expect.any(String) },
    ]);
    const back = await test.browse(provider, begun.json().url);
    expect([back.statusCode, back.headers['cache-control'], back.headers['referrer-policy']]).toEqual([
      303,
      'no-store',
      'no-referrer',
    ]);
    const [page, code] = String(back.headers.location).split('#code=');
    expect(page).toMatch(/\/sso$/);
    const session = await exchange({ code, verifier });
    expect([session.statusCode, Object.keys(session.json()).sort()]).toEqual([
      200,
      ['accessToken', 'expiresIn', 'refreshToken', 'user'],
    ]);
    const headers = { authorization: `Bearer ${session.json().accessToken}` };
    // As good as one that began with a password.
    for (const path of ['/api/auth/me', '/api/organizations', '/api/auth/two-factor', '/api/auth/social'])
      expect((await test.get(null, path, headers)).statusCode, path).toBe(200);
    const refreshed = await test.post(null, '/api/auth/refresh', {
      refreshToken: session.json().refreshToken,
    });
    expect(refreshed.statusCode).toBe(200);
    expectProblem(await exchange({ code, verifier }), 401, 'sso_code_invalid');
  });

  it('sets a cookie where a page of ours asks, and none for other sites', async () => {
    const browser = new Browser();
    const cameBack = await test.reachCode(provider);
    const payload = { ...cameBack, session: 'cookie' };
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const url = '/api/auth/sso/exchange';
    expectProblem(await test.post(null, url, payload, foreign), 403, 'cross_site');
    const reply = await browser.send(test, { method: 'POST', url, payload });
    expect([reply.statusCode, Object.keys(reply.json())]).toEqual([200, ['user']]);
    expect((await browser.send(test, { url: '/api/auth/me' })).statusCode).toBe(200);
  });

  it('is refused with what is wrong', async () => {
    test.google.person = { ...test.google.person, email: known.user.email };
    test.github.person.emails = [{ email: known.user.email, primary: true, verified: true }];
    const taken = expectProblem(await exchange(await test.reachCode(provider)), 409, 'email_taken');
    expect(taken.detail).toMatch(/link/i);
    test.google.person = { ...test.google.person, email_verified: false };
    test.github.person.emails = [];
    expectProblem(await exchange(await test.reachCode(provider)), 403, 'email_not_verified');
    await link(provider);
    await test.sql`update users set disabled_at = now() where id = ${known.user.id}`;
    expectProblem(await exchange(await test.reachCode(provider)), 403, 'account_disabled');
  });

  it('asks for the second factor, and takes the same request again with it', async () => {
    await link(provider);
    const { secret } = (await test.post(known, '/api/auth/two-factor/setup', { password: PASSWORD })).json();
    const code = totpOf(secret, test.ctx.clock.now());
    const { recoveryCodes } = (await test.post(known, '/api/auth/two-factor/confirm', { code })).json();
    const cameBack = await test.reachCode(provider);
    expectProblem(await exchange(cameBack), 401, 'two_factor_required');
    const wrong = String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');
    expectProblem(await exchange({ ...cameBack, twoFactorCode: wrong }), 422, 'two_factor_code_invalid');
    expectProblem(await exchange({ ...cameBack, twoFactorCode: '' }), 400, 'validation_failed');
    const reply = await exchange({ ...cameBack, twoFactorCode: recoveryCodes[0] });
    expect([reply.statusCode, reply.json().user?.id]).toEqual([200, known.user.id]);
  });

  it('is not used up by whoever only looks whether the address is good', async () => {
    const url = (await start({ provider })).json().url;
    const query = provider === 'google' ? test.google.visit(url) : test.github.visit(url);
    const address = `/api/v1/auth/sso/callback/${provider}?${query}`;
    await test.call(null, 'HEAD', address);
    expect((await test.get(null, address)).headers.location).toContain('#code=');
  });

  it('ends on our page where nothing is known of it', async () => {
    for (const query of ['', 'state=x', 'state=x&state=y', '%', 'state=%00', `state=${'x'.repeat(5_000)}`]) {
      const back = await test.get(null, `/api/v1/auth/sso/callback/${provider}?${query}`);
      expect([back.statusCode, back.headers.location]).toEqual([
        303,
        expect.stringMatching(/^http.*\/sso#error=sso_expired$/),
      ]);
    }
  });

  it('is refused where the e-mail, the connection or another thing is named, too', async () => {
    for (const wrong of [
      { email: known.user.email },
      { connectionId: known.organizationId },
      { challenge: 'short' },
      { returnTo: 'https://evil.example' },
      { more: 1 },
      { provider: provider.toUpperCase() },
      { provider: null },
      { provider: [provider] },
    ])
      expectProblem(await start({ provider, ...wrong }), 400, 'validation_failed');
  });
});

it('an unknown provider, or none, begins nothing', async () => {
  for (const body of [{}, { provider: 'gitlab' }, { provider: '' }, { provider: '__proto__' }])
    expectProblem(await start(body), 400, 'validation_failed');
});

it('with Google out of reach, nothing begins', async () => {
  test.google.metadata = () => ({});
  expectProblem(await start({ provider: 'google' }), 422, 'connection_invalid');
});

it('an account at a provider opens each organization of its person, as a password does', async () => {
  const host = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, host, 'viewer');
  await link('google', colleague);
  const { accessToken } = (await exchange(await test.reachCode('google'))).json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const list = await test.get(null, '/api/organizations', headers);
  expect(list.json()).toHaveLength(2);
  const switched = { organizationId: host.organizationId };
  const reply = await test.post(null, '/api/auth/switch-organization', switched, headers);
  expect(reply.statusCode).toBe(200);
});
