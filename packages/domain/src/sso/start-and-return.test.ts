import { expectCode } from '@refinery/testing/expect-code.ts';
import { foreignKey } from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteConnection } from './delete-connection.ts';
import { listSignInMethods } from './list-sign-in-methods.ts';
import { type Begun, endOf, openSignIn } from './testing/open-sign-in.ts';
import { updateConnection } from './update-connection.ts';

const test = fixture(openSignIn);

beforeEach(() => test.startAnew());

describe('the methods of an e-mail', () => {
  it('are told by its domain alone', async () => {
    const { id } = await test.connect();
    const expected = { password: true, social: [], sso: [{ connectionId: id, name: 'Acme' }] };
    for (const email of [`ada@${test.domain}`, `nobody@${test.domain.toUpperCase()}`])
      expect(await listSignInMethods(test.ctx, { email })).toEqual(expected);
    for (const email of ['ada@unknown.example', `ada@sub.${test.domain}`, `ada@${test.domain}@b.example`])
      expect(await listSignInMethods(test.ctx, { email })).toEqual({ password: true, social: [], sso: [] });
    await test.sql`
      update subscriptions set plan = 'free' where organization_id = ${test.member.organizationId}`;
    expect(await listSignInMethods(test.ctx, { email: `ada@${test.domain}` })).toEqual({
      password: true,
      social: [],
      sso: [],
    });
  });
});

describe('what begins a sign-in', () => {
  it('sends people to the identity provider with all that it has to say again', async () => {
    await test.connect();
    const url = new URL((await test.begin({ returnTo: '/o/acme/refine' })).url);
    expect(`${url.origin}${url.pathname}`).toBe(`${test.provider.issuer}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: test.provider.clientId,
      redirect_uri: `https://prompts.acme.example/api/v1/auth/sso/callback/${test.member.organizationId}`,
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^pra_.{43}$/),
      nonce: expect.stringMatching(/^.{43}$/),
      code_challenge: expect.stringMatching(/^.{43}$/),
      code_challenge_method: 'S256',
      login_hint: `ada@${test.domain}`,
    });
  });

  it('is said anew for each sign-in', async () => {
    await test.connect();
    const [first, second] = [new URL((await test.begin()).url), new URL((await test.begin()).url)];
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(first.searchParams.get(name), name).not.toBe(second.searchParams.get(name));
  });

  it('is the oldest connection of the organization that has proved the domain, or the named one', async () => {
    await test.connect({ clientId: 'oldest' });
    const { id } = await test.connect({ clientId: 'newer' });
    const clientOf = ({ url }: Begun) => new URL(url).searchParams.get('client_id');
    expect(clientOf(await test.begin({ email: `ANY@${test.domain.toUpperCase()}` }))).toBe('oldest');
    expect(clientOf(await test.begin({ connectionId: id }))).toBe('newer');
  });

  it('is refused where there is nothing to begin', async () => {
    await expectCode(test.begin(), 'connection_not_found');
    const { id } = await test.connect();
    await expectCode(test.begin({ email: 'ada@unknown.example' }), 'connection_not_found');
    await expectCode(test.begin({ connectionId: test.member.user.id }), 'connection_not_found');
    await expectCode(test.begin({ connectionId: id, email: `ada@${test.domain}` }), 'validation_failed');
    await test.sql`update domains set verified_at = null where domain = ${test.domain}`;
    await expectCode(test.begin(), 'connection_not_found');
    await test.sql`
      update subscriptions set plan = 'free' where organization_id = ${test.member.organizationId}`;
    await expectCode(test.begin({ connectionId: id }), 'plan_required');
    expect(await test.sql`select from sso_flows`).toHaveLength(0);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    'https://127.0.0.1/',
    'http://127.0.0.1.evil.example/',
    'http://evil.example@127.0.0.1:80/',
    'http://10.0.0.1/',
    'javascript:alert(1)',
    'myapp://done',
    '/sso#code=stolen',
    'sso',
  ])('does not end at %s', async (returnTo) => {
    await test.connect();
    const ends = await test.begin({ returnTo }).then(
      async ({ url }) => new URL(await test.comeBack(test.provider.visit(url))).origin,
      (error) => error.code,
    );
    expect(['validation_failed', 'https://prompts.acme.example']).toContain(ends);
  });

  it.each([
    [undefined, 'https://prompts.acme.example/sso'],
    ['/o/acme?x=1', 'https://prompts.acme.example/o/acme?x=1'],
    ['http://127.0.0.1:8000/done', 'http://127.0.0.1:8000/done'],
    ['http://localhost:8000/', 'http://localhost:8000/'],
    ['http://[::1]:8000/', 'http://[::1]:8000/'],
  ])('ends at %s', async (returnTo, address) => {
    await test.connect();
    const { url } = await test.begin(returnTo === undefined ? {} : { returnTo });
    expect((await test.comeBack(test.provider.visit(url))).split('#')[0]).toBe(address);
  });
});

describe('whoever comes back', () => {
  const failed = async (change: (query: URLSearchParams) => void) => {
    const { url } = await test.begin();
    const query = test.provider.visit(url);
    change(query);
    return endOf(await test.comeBack(query)).get('error');
  };

  beforeEach(async () => {
    await test.connect();
    test.provider.person = test.ada();
  });

  it('with another state, none, or a second time, is not expected', async () => {
    expect(await failed((query) => query.set('state', `pra_${'x'.repeat(43)}`))).toBe('sso_expired');
    expect(await failed((query) => query.delete('state'))).toBe('sso_expired');
    const { url } = await test.begin();
    const query = test.provider.visit(url);
    expect(endOf(await test.comeBack(query)).has('code')).toBe(true);
    expect(endOf(await test.comeBack(query)).get('error')).toBe('sso_expired');
  });

  it('in ten minutes is in time, and not after that', async () => {
    const { url } = await test.begin();
    test.clock.advance(10 * 60_000 - 1);
    expect(endOf(await test.comeBack(test.provider.visit(url))).has('code')).toBe(true);
    const late = await test.begin();
    test.clock.advance(10 * 60_000);
    expect(endOf(await test.comeBack(test.provider.visit(late.url))).get('error')).toBe('sso_expired');
  });

  it('with a refusal is told so, and cannot come again', async () => {
    const { url } = await test.begin();
    const { state = '' } = Object.fromEntries(test.provider.visit(url));
    const refusal = new URLSearchParams({ error: 'access_denied', error_description: '<b>', state });
    expect(await test.comeBack(refusal)).toBe('https://prompts.acme.example/sso#error=sso_denied');
    expect(await test.comeBack(refusal)).toBe('https://prompts.acme.example/sso#error=sso_expired');
  });

  it('from another issuer, or from none where it always says so, is refused', async () => {
    expect(await failed((query) => query.set('iss', 'https://evil.example'))).toBe('sso_failed');
    expect(await failed((query) => query.delete('iss'))).toBe('sso_failed');
  });

  it('with a wrong code, two, none, or the code of another sign-in is refused', async () => {
    expect(await failed((query) => query.set('code', 'wrong'))).toBe('sso_failed');
    expect(await failed((query) => query.append('code', 'second'))).toBe('sso_failed');
    expect(await failed((query) => query.delete('code'))).toBe('sso_failed');
    const other = test.provider.visit((await test.begin()).url).get('code') ?? '';
    expect(await failed((query) => query.set('code', other))).toBe('sso_failed');
  });

  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'another' }],
    ['nobody', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a time that is over', { exp: 1_000_000_000 }],
    ['no end', { exp: undefined }],
    ['a time that has not come', { nbf: 9_000_000_000 }],
    ['a foreign party', { aud: ['refinery', 'another'], azp: 'another' }],
  ])('with a token of %s is refused', async (_what, claims) => {
    test.provider.tamper = (token) => ({ ...token, claims: { ...token.claims, ...claims } });
    expect(await failed(() => undefined)).toBe('sso_failed');
  });

  it.each<[string, Parameters<typeof Object.assign>[1]]>([
    ['a foreign key', { key: foreignKey() }],
    ['no algorithm', { header: { alg: 'none' } }],
    ['an algorithm with a shared secret', { header: { alg: 'HS256', kid: 'one' } }],
    ['a key that it does not publish', { header: { alg: 'ES256', kid: 'two' } }],
  ])('with a token signed with %s is refused', async (_what, change) => {
    test.provider.tamper = (token) => ({ ...token, ...change });
    expect(await failed(() => undefined)).toBe('sso_failed');
  });

  it('while the identity provider has another issuer, or the client another secret, is refused', async () => {
    const { url } = await test.begin();
    test.provider.metadata = (given) => ({ ...given, issuer: 'https://evil.example' });
    expect(endOf(await test.comeBack(test.provider.visit(url))).get('error')).toBe('sso_failed');
    test.provider.metadata = (given) => given;
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${test.member.organizationId}`;
    await updateConnection(test.member.as, { id: String(connection?.id), clientSecret: 'wrong' });
    expect(await failed(() => undefined)).toBe('sso_failed');
  });

  it('after the connection was removed is not expected', async () => {
    const { url } = await test.begin();
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${test.member.organizationId}`;
    await deleteConnection(test.member.as, { id: String(connection?.id) });
    expect(endOf(await test.comeBack(test.provider.visit(url))).get('error')).toBe('sso_expired');
  });
});
