import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { startIdentityProvider } from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createConnection } from './create-connection.ts';
import { returnFromProvider } from './return-from-provider.ts';
import { startSso } from './start-sso.ts';
import { CONNECTION, endOf, newVerifier, openSignIn } from './testing/open-sign-in.ts';

const test = fixture(openSignIn);

beforeEach(() => test.startAnew());

describe('somebody new', () => {
  it('gets an account without a password, and a session in the organization', async () => {
    const connection = await test.connect();
    const signedIn = await test.signIn(test.ada());
    expect(signedIn.user).toMatchObject({
      email: `ada@${test.domain}`,
      fullName: 'Ada Lovelace',
      role: 'member',
      organizationId: test.member.organizationId,
    });
    const actor = await authenticateSession(test.ctx, signedIn.sessionId);
    expect(actor).toMatchObject({ connectionId: connection.id, role: 'member', mustVerify: false });
    expect(await test.userOf(`ada@${test.domain}`)).toMatchObject({ verifiedAt: expect.any(Date) });
    const audited = await test.sql`
      select action, actor_kind as kind, actor_name as name, after from audit_log
      where organization_id = ${test.member.organizationId} and action in ('member.add', 'session.create')
      order by sequence desc limit 2`;
    expect(audited.reverse()).toEqual([
      {
        action: 'member.add',
        kind: 'system',
        name: 'sso',
        after: { email: `ada@${test.domain}`, role: 'member', connection: connection.id },
      },
      { action: 'session.create', kind: 'user', name: null, after: { connection: connection.id } },
    ]);
  });

  it('comes back as the same person, whatever their e-mail is by then', async () => {
    await test.connect();
    const first = await test.signIn(test.ada());
    const again = await test.signIn({ email: 'ada@elsewhere.example', name: 'Another' });
    expect(again.user).toEqual(first.user);
    expect(again.sessionId).not.toBe(first.sessionId);
  });

  it('of another domain is refused, whatever the identity provider says of the e-mail', async () => {
    await test.connect();
    await test.prove(await buildMember(test.ctx), `other-${test.domain}`);
    for (const email of [
      `eve@other-${test.domain}`,
      `eve@sub.${test.domain}`,
      `ada@${test.domain}@evil.example`,
      undefined,
    ]) {
      const refused = test.signIn({ sub: 'eve', email, email_verified: true });
      await expectCode(refused, 'email_domain_not_allowed');
    }
    await test.sql`update domains set verified_at = null where domain = ${test.domain}`;
    const { url, verifier } = await test.begin({ connectionId: (await test.connect()).id });
    test.provider.person = test.ada();
    const end = endOf(await test.comeBack(test.provider.visit(url)));
    await expectCode(test.exchange(end.get('code') ?? '', verifier), 'email_domain_not_allowed');
    expect(await test.userOf(`ada@${test.domain}`)).toBeUndefined();
  });

  it('is known by what they sign in with where there is no e-mail', async () => {
    await test.connect();
    const { user } = await test.signIn({ sub: 'grace', preferred_username: `grace@${test.domain}` });
    expect(user).toMatchObject({ email: `grace@${test.domain}`, fullName: 'grace' });
  });

  it('is asked for at the userinfo endpoint where the token says too little', async () => {
    await test.connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    test.provider.userinfo = { email: `ada@${test.domain}`, name: 'Ada', groups: ['ops'] };
    expect((await test.signIn({ sub: 'ada' })).user).toMatchObject({ fullName: 'Ada', role: 'admin' });
    expect(test.provider.asked).toContain('/userinfo');
  });

  it('is who the token says, whatever the userinfo endpoint says', async () => {
    await test.connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    test.provider.userinfo = { email: `eve@${test.domain}`, name: 'Eve', groups: ['ops'] };
    const { user } = await test.signIn({ sub: 'ada', email: `ada@${test.domain}`, groups: [] });
    expect(user).toMatchObject({ email: `ada@${test.domain}`, role: 'member' });
    test.provider.userinfo = { email: `eve@${test.domain}`, name: 'Grace', groups: ['ops'] };
    const grace = await test.signIn({ sub: 'grace', email: `grace@${test.domain}`, groups: undefined });
    expect(grace.user).toMatchObject({ email: `grace@${test.domain}`, fullName: 'Grace', role: 'admin' });
  });

  it('with an e-mail that the identity provider doubts is refused', async () => {
    await test.connect();
    for (const email of [{ email: `ada@${test.domain}` }, { preferred_username: `ada@${test.domain}` }])
      await expectCode(
        test.signIn({ sub: 'ada', ...email, email_verified: false }),
        'email_domain_not_allowed',
      );
  });

  it('at Google counts only where a company manages the account', async () => {
    const google = await startIdentityProvider('https://accounts.google.com');
    onTestFinished(() => google.close());
    const ctx = { ...test.ctx, identityFetch: google.fetch };
    await createConnection(
      { ...test.member.as, identityFetch: google.fetch },
      {
        ...CONNECTION,
        issuer: google.issuer,
        clientSecret: google.clientSecret,
      },
    );
    const signInAs = async (claims: Record<string, unknown>) => {
      google.person = { sub: 'ada', email: `ada@${test.domain}`, email_verified: true, ...claims };
      const { challenge, verifier } = newVerifier();
      const { url } = await startSso(ctx, { email: `ada@${test.domain}`, challenge });
      const end = endOf(
        await returnFromProvider(ctx, {
          owner: test.member.organizationId,
          query: String(google.visit(url)),
        }),
      );
      return test.exchange(end.get('code') ?? '', verifier);
    };
    for (const hd of [undefined, 'other.example', ''])
      await expectCode(signInAs({ hd }), 'email_domain_not_allowed');
    expect((await signInAs({ hd: test.domain })).user.email).toBe(`ada@${test.domain}`);
  });

  it.each(['', 'x'.repeat(256), 'a\0b'])('with the subject %j is nobody', async (sub) => {
    await test.connect();
    test.provider.person = { ...test.ada(), sub };
    const { url } = await test.begin();
    expect(endOf(await test.comeBack(test.provider.visit(url))).get('error')).toBe('sso_failed');
  });

  it('is asked for in the way that the identity provider says, or as the standard says', async () => {
    const connection = await test.connect();
    const by = async (methods: string[] | undefined) => {
      test.provider.metadata = (given) => ({ ...given, token_endpoint_auth_methods_supported: methods });
      const { url } = await test.begin({ connectionId: connection.id });
      await test.comeBack(test.provider.visit(url));
      return test.provider.authenticatedBy;
    };
    expect([
      await by(['client_secret_post']),
      await by(['client_secret_post', 'client_secret_basic']),
      await by(['client_secret_post', 'private_key_jwt']),
      await by(undefined),
    ]).toEqual(['body', 'header', 'body', 'header']);
  });

  it('is not somebody else at the userinfo endpoint', async () => {
    await test.connect();
    test.provider.userinfo = { sub: 'eve', email: `ada@${test.domain}` };
    const { url } = await test.begin();
    expect(endOf(await test.comeBack(test.provider.visit(url))).get('error')).toBe('sso_failed');
  });

  it.each([
    ['Visit https://evil.example', 'grace hopper'],
    ['', 'grace hopper'],
    [17, 'grace hopper'],
    [' Grace ', 'Grace'],
    ['Gr\0ace', 'Grace'],
    [`${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\uFFFD`],
  ])('called %j is named %j', async (name, fullName) => {
    await test.connect();
    const email = `grace.hopper@${test.domain}`;
    expect((await test.signIn({ sub: 'grace', email, name })).user.fullName).toBe(fullName);
  });

  it('is made once, however often they come at the same time', async () => {
    await test.connect();
    test.provider.person = test.ada();
    const begun = await Promise.all([test.begin(), test.begin(), test.begin()]);
    const ends = await Promise.all(begun.map(({ url }) => test.comeBack(test.provider.visit(url))));
    const all = await Promise.all(
      begun.map(({ verifier }, at) => test.exchange(endOf(ends[at] ?? '').get('code') ?? '', verifier)),
    );
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
  });
});
