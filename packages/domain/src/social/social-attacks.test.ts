import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { foreignKey, type TokenReply } from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { returnFromProvider } from '../sso/return-from-provider.ts';
import { startSso } from '../sso/start-sso.ts';
import { newVerifier } from '../sso/testing/open-sign-in.ts';
import { openSocial } from './testing/open-social.ts';

const test = fixture((services) => openSocial(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));

beforeEach(() => test.startAnew());

const people = async () => {
  const [row] = await test.sql`
    select (select count(*)::int from users) as users, (select count(*)::int from sessions) as sessions,
      (select count(*)::int from social_accounts) as links`;
  return row;
};

describe.each(SOCIAL_PROVIDERS)('whoever comes back from %s', (provider) => {
  /** Somebody comes back with something else. Answers the error; they cannot come again, whatever it was. */
  const failed = async (change: (query: URLSearchParams) => void) => {
    const before = await people();
    const { url } = await test.begin(provider);
    const right = test.visit(provider, url);
    const query = new URLSearchParams(right);
    change(query);
    const end = await test.comeBack(provider, query);
    expect(end.get('code')).toBeNull();
    if (query.get('state') === right.get('state'))
      expect((await test.comeBack(provider, test.visit(provider, url))).get('error')).toBe('sso_expired');
    expect(await people()).toEqual(before);
    return end.get('error');
  };

  it('with another state, none, or a second time, is not expected', async () => {
    expect(await failed((query) => query.set('state', `pra_${'x'.repeat(43)}`))).toBe('sso_expired');
    expect(await failed((query) => query.delete('state'))).toBe('sso_expired');
    const { url } = await test.begin(provider);
    const query = test.visit(provider, url);
    expect((await test.comeBack(provider, query)).has('code')).toBe(true);
    expect((await test.comeBack(provider, query)).get('error')).toBe('sso_expired');
    expect((await test.comeBack(provider, test.visit(provider, url))).get('error')).toBe('sso_expired');
  });

  it('twice at once, comes back once', async () => {
    const { url } = await test.begin(provider);
    const queries = [test.visit(provider, url), test.visit(provider, url)];
    const ends = await Promise.all(queries.map((query) => test.comeBack(provider, query)));
    expect(ends.map((end) => end.get('error') ?? 'code').sort()).toEqual(['code', 'sso_expired']);
  });

  it('in ten minutes is in time, and not after that', async () => {
    const { url } = await test.begin(provider);
    test.clock.advance(10 * 60_000 - 1);
    expect((await test.comeBack(provider, test.visit(provider, url))).has('code')).toBe(true);
    const late = await test.begin(provider);
    test.clock.advance(10 * 60_000);
    expect((await test.comeBack(provider, test.visit(provider, late.url))).get('error')).toBe('sso_expired');
  });

  it('with a wrong code, two, none, or that of another sign-in is refused', async () => {
    expect(await failed((query) => query.set('code', 'wrong'))).toBe('sso_failed');
    expect(await failed((query) => query.append('code', 'second'))).toBe('sso_failed');
    expect(await failed((query) => query.delete('code'))).toBe('sso_failed');
    // Its grant belongs to another challenge.
    const other = test.visit(provider, (await test.begin(provider)).url).get('code') ?? '';
    expect(await failed((query) => query.set('code', other))).toBe('sso_failed');
  });

  it('with a refusal is told so, and cannot come again', async () => {
    expect(
      await failed((query) => {
        query.delete('code');
        query.set('error', 'access_denied');
      }),
    ).toBe('sso_denied');
  });

  it('with a code and an error gets no code', async () => {
    expect(await failed((query) => query.set('error', 'access_denied'))).toMatch(/^sso_(denied|failed)$/);
  });

  it('while the client has another secret is refused', async () => {
    const fake = provider === 'google' ? test.google : test.github;
    const before = fake.clientSecret;
    fake.clientSecret = 'another';
    try {
      expect(await failed(() => undefined)).toBe('sso_failed');
    } finally {
      fake.clientSecret = before;
    }
  });

  it('has a code that is nothing without the verifier of who began, and works once', async () => {
    const [mine, other] = [await test.reachCode(provider), await test.reachCode(provider)];
    const before = await people();
    await expectCode(test.exchange({ code: mine.code, verifier: other.verifier }), 'sso_code_invalid');
    await expectCode(test.exchange(mine), 'sso_code_invalid');
    expect(await people()).toEqual(before);
    const both = await Promise.allSettled([test.exchange(other), test.exchange(other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = await test.reachCode(provider);
    test.clock.advance(60_000);
    await expectCode(test.exchange(late), 'sso_code_invalid');
  });

  it('has a code that is no state, and no state is a code', async () => {
    const { url, verifier } = await test.begin(provider);
    const state = new URL(url).searchParams.get('state') ?? '';
    await expectCode(test.exchange({ code: state, verifier }), 'sso_code_invalid');
    const { code } = await test.reachCode(provider);
    const query = new URLSearchParams({ state: code, code: 'x' });
    expect((await test.comeBack(provider, query)).get('error')).toBe('sso_expired');
  });

  it('leaves nothing in the database that another could use', async () => {
    const { url, verifier } = await test.begin(provider);
    const query = test.visit(provider, url);
    const code = (await test.comeBack(provider, query)).get('code') ?? '';
    const stored = JSON.stringify(await test.sql`select * from sso_flows`);
    const { searchParams: asked } = new URL(url);
    for (const secret of [code, verifier, asked.get('state'), query.get('code')])
      expect(stored).not.toContain(secret);
    if (provider === 'google') expect(stored).not.toContain(asked.get('nonce'));
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://evil.example@127.0.0.1:80/',
    'javascript:alert(1)',
    '/sso#code=stolen',
  ])('does not end at %s', async (returnTo) => {
    const { challenge } = newVerifier();
    const ends = await startSso(test.ctx, { provider, challenge, returnTo }).then(
      async ({ url }) =>
        new URL(
          await returnFromProvider(test.ctx, { owner: provider, query: `${test.visit(provider, url)}` }),
        ).origin,
      (error) => error.code,
    );
    expect(['validation_failed', 'https://prompts.acme.example']).toContain(ends);
  });

  it('ends on the person’s own machine where that was asked for', async () => {
    const returnTo = 'http://127.0.0.1:8000/done';
    const { url } = await startSso(test.ctx, { provider, challenge: newVerifier().challenge, returnTo });
    const query = `${test.visit(provider, url)}`;
    expect(await returnFromProvider(test.ctx, { owner: provider, query })).toMatch(
      /^http:\/\/127\.0\.0\.1:8000\/done#code=/,
    );
  });
});

describe('whoever comes back from Google', () => {
  const endOfSignIn = async () => {
    const { url } = await test.begin('google');
    return (await test.comeBack('google', test.visit('google', url))).get('error');
  };

  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'another' }],
    ['nobody', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject that is no text', { sub: 7 }],
    ['a time that is over', { exp: 1_000_000_000 }],
    ['a foreign party', { aud: ['refinery', 'another'], azp: 'another' }],
  ])('with a token of %s is refused', async (_what, claims) => {
    test.google.tamper = (token) => ({ ...token, claims: { ...token.claims, ...claims } });
    expect(await endOfSignIn()).toBe('sso_failed');
  });

  it.each<[string, Partial<TokenReply>]>([
    ['a foreign key', { key: foreignKey() }],
    ['no algorithm', { header: { alg: 'none' } }],
    ['a shared secret', { header: { alg: 'HS256', kid: 'one' } }],
  ])('with a token signed with %s is refused', async (_what, change) => {
    test.google.tamper = (token) => ({ ...token, ...change });
    expect(await endOfSignIn()).toBe('sso_failed');
  });

  it('from another issuer, or from none where it always says so, is refused', async () => {
    for (const change of [
      (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
      (query: URLSearchParams) => query.delete('iss'),
    ]) {
      const query = test.visit('google', (await test.begin('google')).url);
      change(query);
      expect((await test.comeBack('google', query)).get('error')).toBe('sso_failed');
    }
  });

  it('while Google has another issuer is refused', async () => {
    const { url } = await test.begin('google');
    const query = test.visit('google', url);
    test.google.metadata = (given) => ({ ...given, issuer: 'https://evil.example' });
    expect((await test.comeBack('google', query)).get('error')).toBe('sso_failed');
  });
});
