import { hash, randomBytes } from 'node:crypto';
import type { CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import type { StartSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile, countWaiting } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import {
  type FakeIdentityProvider,
  foreignKey,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { followRole } from '../members/follow-role.ts';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { exchangeSso } from './exchange-sso.ts';
import { listSignInMethods } from './list-sign-in-methods.ts';
import { returnFromProvider } from './return-from-provider.ts';
import { startSso } from './start-sso.ts';
import { updateConnection } from './update-connection.ts';

let provider: FakeIdentityProvider;
const clock = new TestClock();
const test = fixture(async (services) => {
  provider = await startIdentityProvider();
  const env = { UPSTREAM_ALLOWLIST: provider.host, PUBLIC_URL: 'https://prompts.acme.example' };
  return openTestContext(services, { clock, env });
});
afterAll(() => provider.close());

let member: Member;
let count = 0;
/** The domain that the member's organization has proved. */
let domain: string;

beforeEach(async () => {
  provider.reset();
  await test.sql`delete from sso_flows`;
  member = await buildMember(test.ctx);
  domain = `acme-${++count}.example`;
  await prove(member, domain);
});

const prove = ({ organizationId }: Member, name: string) => test.sql`
  insert into domains (id, organization_id, domain, token, verified_at, created_at)
  values (gen_random_uuid(), ${organizationId}, ${name}, 'token', now(), now())`;

const CONNECTION = { kind: 'oidc', name: 'Acme', clientId: 'refinery', defaultRole: 'member' } as const;
const connect = (more: Partial<CreateConnectionBody> = {}, by = member) => {
  const { issuer, clientSecret } = provider;
  return createConnection(by.as, { ...CONNECTION, issuer, clientSecret, ...more });
};

interface Begun {
  url: string;
  verifier: string;
}

const newVerifier = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: hash('sha256', verifier, 'base64url') };
};

async function begin(more: Partial<StartSsoBody> = {}): Promise<Begun> {
  const { verifier, challenge } = newVerifier();
  const whom = more.connectionId === undefined ? { email: `ada@${domain}` } : {};
  return { verifier, url: (await startSso(test.ctx, { ...whom, challenge, ...more })).url };
}

const comeBack = (query: URLSearchParams | string) => returnFromProvider(test.ctx, String(query));
/** What the address in which a sign-in ends has behind its `#`. */
const endOf = (address: string) => new URLSearchParams(new URL(address).hash.slice(1));
const exchange = (code: string, verifier: string, more = {}) =>
  exchangeSso(test.ctx, { code, verifier, ...more }, { address: '192.0.2.7', userAgent: 'test' });

/** Somebody signs in from the beginning to the end. */
async function signIn(claims: Record<string, unknown> = {}) {
  provider.person = { ...provider.person, ...claims };
  const { url, verifier } = await begin();
  const end = endOf(await comeBack(provider.visit(url)));
  expect(end.get('error')).toBeNull();
  return exchange(end.get('code') ?? '', verifier);
}

const ada = () => ({ sub: `ada-${count}`, email: `ada@${domain}`, name: 'Ada Lovelace' });
const userOf = async (email: string) => {
  const [row] = await test.sql`
    select id, password_hash as "passwordHash", email_verified_at as "verifiedAt" from users where email = ${email}`;
  return row;
};

describe('somebody new', () => {
  it('gets an account without a password, and a session in the organization', async () => {
    const connection = await connect();
    const signedIn = await signIn(ada());
    expect(signedIn.user).toMatchObject({
      email: `ada@${domain}`,
      fullName: 'Ada Lovelace',
      role: 'member',
      organizationId: member.organizationId,
    });
    const actor = await authenticateSession(test.ctx, signedIn.sessionId);
    expect(actor).toMatchObject({ connectionId: connection.id, role: 'member', mustVerify: false });
    expect(await userOf(`ada@${domain}`)).toMatchObject({ verifiedAt: expect.any(Date) });
    const audited = await test.sql`
      select action, actor_kind as kind, actor_name as name, after from audit_log
      where organization_id = ${member.organizationId} and action in ('member.add', 'session.create')
      order by sequence desc limit 2`;
    expect(audited.reverse()).toEqual([
      {
        action: 'member.add',
        kind: 'system',
        name: 'sso',
        after: { email: `ada@${domain}`, role: 'member', connection: connection.id },
      },
      { action: 'session.create', kind: 'user', name: null, after: { connection: connection.id } },
    ]);
  });

  it('comes back as the same person, whatever their e-mail is by then', async () => {
    await connect();
    const first = await signIn(ada());
    const again = await signIn({ email: 'ada@elsewhere.example', name: 'Another' });
    expect(again.user).toEqual(first.user);
    expect(again.sessionId).not.toBe(first.sessionId);
  });

  it('of another domain is refused, whatever the identity provider says of the e-mail', async () => {
    await connect();
    await prove(await buildMember(test.ctx), `other-${domain}`);
    for (const email of [
      `eve@other-${domain}`,
      `eve@sub.${domain}`,
      `ada@${domain}@evil.example`,
      undefined,
    ]) {
      const refused = signIn({ sub: 'eve', email, email_verified: true });
      await expectCode(refused, 'email_domain_not_allowed');
    }
    await test.sql`update domains set verified_at = null where domain = ${domain}`;
    const { url, verifier } = await begin({ connectionId: (await connect()).id });
    provider.person = ada();
    const end = endOf(await comeBack(provider.visit(url)));
    await expectCode(exchange(end.get('code') ?? '', verifier), 'email_domain_not_allowed');
    expect(await userOf(`ada@${domain}`)).toBeUndefined();
  });

  it('is known by what they sign in with where there is no e-mail', async () => {
    await connect();
    const { user } = await signIn({ sub: 'grace', preferred_username: `grace@${domain}` });
    expect(user).toMatchObject({ email: `grace@${domain}`, fullName: 'grace' });
  });

  it('is asked for at the userinfo endpoint where the token says too little', async () => {
    await connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    provider.userinfo = { email: `ada@${domain}`, name: 'Ada', groups: ['ops'] };
    expect((await signIn({ sub: 'ada' })).user).toMatchObject({ fullName: 'Ada', role: 'admin' });
    expect(provider.asked).toContain('/userinfo');
  });

  it('is who the token says, whatever the userinfo endpoint says', async () => {
    await connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    provider.userinfo = { email: `eve@${domain}`, name: 'Eve', groups: ['ops'] };
    const { user } = await signIn({ sub: 'ada', email: `ada@${domain}`, groups: [] });
    expect(user).toMatchObject({ email: `ada@${domain}`, role: 'member' });
    provider.userinfo = { email: `eve@${domain}`, name: 'Grace', groups: ['ops'] };
    const grace = await signIn({ sub: 'grace', email: `grace@${domain}`, groups: undefined });
    expect(grace.user).toMatchObject({ email: `grace@${domain}`, fullName: 'Grace', role: 'admin' });
  });

  it('with an e-mail that the identity provider doubts is refused', async () => {
    await connect();
    for (const email of [{ email: `ada@${domain}` }, { preferred_username: `ada@${domain}` }])
      await expectCode(signIn({ sub: 'ada', ...email, email_verified: false }), 'email_domain_not_allowed');
  });

  it('at Google counts only where a company manages the account', async () => {
    const google = await startIdentityProvider('https://accounts.google.com');
    onTestFinished(() => google.close());
    const ctx = { ...test.ctx, identityFetch: google.fetch };
    await createConnection(
      { ...member.as, identityFetch: google.fetch },
      {
        ...CONNECTION,
        issuer: google.issuer,
        clientSecret: google.clientSecret,
      },
    );
    const signInAs = async (claims: Record<string, unknown>) => {
      google.person = { sub: 'ada', email: `ada@${domain}`, email_verified: true, ...claims };
      const { challenge, verifier } = newVerifier();
      const { url } = await startSso(ctx, { email: `ada@${domain}`, challenge });
      const end = endOf(await returnFromProvider(ctx, String(google.visit(url))));
      return exchange(end.get('code') ?? '', verifier);
    };
    for (const hd of [undefined, 'other.example', ''])
      await expectCode(signInAs({ hd }), 'email_domain_not_allowed');
    expect((await signInAs({ hd: domain })).user.email).toBe(`ada@${domain}`);
  });

  it.each(['', 'x'.repeat(256), 'a\0b'])('with the subject %j is nobody', async (sub) => {
    await connect();
    provider.person = { ...ada(), sub };
    const { url } = await begin();
    expect(endOf(await comeBack(provider.visit(url))).get('error')).toBe('sso_failed');
  });

  it('is asked for in the way that the identity provider says, or as the standard says', async () => {
    const connection = await connect();
    const by = async (methods: string[] | undefined) => {
      provider.metadata = (given) => ({ ...given, token_endpoint_auth_methods_supported: methods });
      const { url } = await begin({ connectionId: connection.id });
      await comeBack(provider.visit(url));
      return provider.authenticatedBy;
    };
    expect([
      await by(['client_secret_post']),
      await by(['client_secret_post', 'client_secret_basic']),
      await by(['client_secret_post', 'private_key_jwt']),
      await by(undefined),
    ]).toEqual(['body', 'header', 'body', 'header']);
  });

  it('is not somebody else at the userinfo endpoint', async () => {
    await connect();
    provider.userinfo = { sub: 'eve', email: `ada@${domain}` };
    const { url } = await begin();
    expect(endOf(await comeBack(provider.visit(url))).get('error')).toBe('sso_failed');
  });

  it.each([
    ['Visit https://evil.example', 'grace hopper'],
    ['', 'grace hopper'],
    [17, 'grace hopper'],
    [' Grace ', 'Grace'],
    ['Gr\0ace', 'Grace'],
    [`${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\uFFFD`],
  ])('called %j is named %j', async (name, fullName) => {
    await connect();
    const email = `grace.hopper@${domain}`;
    expect((await signIn({ sub: 'grace', email, name })).user.fullName).toBe(fullName);
  });

  it('is made once, however often they come at the same time', async () => {
    await connect();
    provider.person = ada();
    const begun = await Promise.all([begin(), begin(), begin()]);
    const ends = await Promise.all(begun.map(({ url }) => comeBack(provider.visit(url))));
    const all = await Promise.all(
      begun.map(({ verifier }, at) => exchange(endOf(ends[at] ?? '').get('code') ?? '', verifier)),
    );
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
  });
});

describe('somebody with an account', () => {
  it('is connected with it, and keeps their password', async () => {
    await connect();
    const colleague = await buildColleague(test.ctx, member, 'viewer');
    const email = await moveTo(colleague, domain);
    const before = await userOf(email);
    const { user } = await signIn({ sub: 'colleague', email: email.toUpperCase() });
    expect(user).toMatchObject({ id: colleague.user.id, email, role: 'viewer' });
    expect(await userOf(email)).toEqual(before);
  });

  it('that nobody has confirmed loses what others may have set up', async () => {
    await connect();
    const stranger = await buildMember(test.ctx);
    const email = await moveTo(stranger, domain);
    await test.sql`update users set email_verified_at = null where id = ${stranger.user.id}`;
    await createApiKey(stranger.as, { name: 'theirs' });
    await leaveBehind(stranger.user.id);
    const before = await userOf(email);
    const { user } = await signIn({ sub: 'stranger', email });
    expect(user.id).toBe(stranger.user.id);
    const after = await userOf(email);
    expect(after?.passwordHash).not.toBe(before?.passwordHash);
    expect(after?.verifiedAt).toEqual(expect.any(Date));
    await expectCode(authenticateSession(test.ctx, stranger.sessionId), 'unauthenticated');
    const left = await test.sql`
      select id::text from account_tokens where user_id = ${stranger.user.id}
      union all select user_id::text from second_factors where user_id = ${stranger.user.id}
      union all select id::text from api_keys where user_id = ${stranger.user.id}`;
    expect(left).toHaveLength(0);
  });

  it('that is confirmed keeps all, also in other organizations', async () => {
    await connect();
    const stranger = await buildMember(test.ctx);
    const email = await moveTo(stranger, domain);
    await test.sql`update users set email_verified_at = now() where id = ${stranger.user.id}`;
    const before = await userOf(email);
    await signIn({ sub: 'stranger', email });
    expect(await userOf(email)).toEqual(before);
    expect(await authenticateSession(test.ctx, stranger.sessionId)).toMatchObject({ connectionId: null });
  });

  it('is not another person of the identity provider with the same e-mail', async () => {
    await connect();
    const { user } = await signIn(ada());
    await expectCode(signIn({ ...ada(), sub: 'ada-the-second' }), 'sso_account_taken');
    await test.sql`delete from memberships where user_id = ${user.id}`;
    expect((await signIn({ ...ada(), sub: 'ada-the-second' })).user.id).toBe(user.id);
  });

  it('that is disabled does not get in, and nothing changes of it', async () => {
    await connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    const { user } = await signIn(ada());
    await test.sql`update users set disabled_at = now() where id = ${user.id}`;
    await expectCode(signIn({ groups: ['ops'] }), 'account_disabled');
    const stranger = await buildMember(test.ctx);
    const email = await moveTo(stranger, domain);
    await test.sql`update users set disabled_at = now() where id = ${stranger.user.id}`;
    await expectCode(signIn({ sub: 'stranger', email }), 'account_disabled');
    const roles = await test.sql`
      select user_id as "userId", role from memberships
      where organization_id = ${member.organizationId} and user_id in (${user.id}, ${stranger.user.id})`;
    expect([...roles]).toEqual([{ userId: user.id, role: 'member' }]);
  });

  it('that is disabled at that moment does not get in', async () => {
    await connect();
    const { user } = await signIn(ada());
    const { url, verifier } = await begin();
    const code = endOf(await comeBack(provider.visit(url))).get('code') ?? '';
    const late = commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`update users set disabled_at = now() where id = ${user.id}`,
      () => exchange(code, verifier),
    );
    await expectCode(late, 'account_disabled');
  });

  it('that comes back after it was removed begins without the keys and sessions of before', async () => {
    await connect();
    const colleague = await buildColleague(test.ctx, member, 'member');
    const email = await moveTo(colleague, domain);
    await test.sql`update users set email_verified_at = now() where id = ${colleague.user.id}`;
    await createApiKey(colleague.as, { name: 'before' });
    await test.sql`delete from memberships where user_id = ${colleague.user.id}`;
    await signIn({ sub: 'colleague', email });
    await test.ctx.identities.caughtUp();
    await expectCode(authenticateSession(test.ctx, colleague.sessionId), 'unauthenticated');
    expect(await test.sql`select from api_keys where user_id = ${colleague.user.id}`).toHaveLength(0);
  });
});

/** A mailed token and a second factor. */
async function leaveBehind(userId: string): Promise<void> {
  await test.sql`
    insert into account_tokens (id, user_id, kind, token_hash, expires_at)
    values (gen_random_uuid(), ${userId}, 'reset-password', ${userId}, now() + interval '1 hour')`;
  await test.sql`insert into second_factors (user_id, sealed_secret) values (${userId}, 'sealed')`;
}

/** Gives somebody an e-mail in a domain. */
async function moveTo({ user }: Member, to: string): Promise<string> {
  const email = `${user.id}@${to}`;
  await test.sql`update users set email = ${email} where id = ${user.id}`;
  return email;
}

describe('a role', () => {
  const roleMapping = [
    { claim: 'groups', value: 'readers', role: 'viewer' },
    { claim: 'groups', value: 'ops', role: 'admin' },
    { claim: 'department', value: '7', role: 'member' },
  ] as const;

  it.each([
    [{ groups: ['readers', 'ops'] }, 'admin'],
    [{ groups: 'readers' }, 'viewer'],
    [{ groups: ['readers'], department: 7 }, 'member'],
    [{ groups: ['OPS', 'ops ', ['ops'], { ops: 'ops' }] }, null],
    [{ groups: null }, null],
    [{}, null],
  ])('of %j is %s', async (claims, role) => {
    await connect({ defaultRole: null, roleMapping: [...roleMapping] });
    const signedIn = signIn({ ...ada(), ...claims });
    if (role === null) await expectCode(signedIn, 'no_role');
    else expect((await signedIn).user.role).toBe(role);
  });

  it('follows the rules at each sign-in, and the last admin stays one', async () => {
    await connect({ roleMapping: [...roleMapping] });
    expect((await signIn({ ...ada(), groups: ['ops'] })).user.role).toBe('admin');
    expect((await signIn({ groups: [] })).user.role).toBe('member');
    expect((await signIn({ groups: ['ops'] })).user.role).toBe('admin');
    await test.sql`
      update memberships set role = 'viewer' where organization_id = ${member.organizationId} and user_id = ${member.user.id}`;
    expect((await signIn({ groups: ['readers'] })).user.role).toBe('admin');
  });

  it('is not lost while somebody else loses theirs: one admin stays', async () => {
    const { organizationId } = member;
    const colleague = await buildColleague(test.ctx, member, 'admin');
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${organizationId} for update`;
        await sql`
          update memberships set role = 'viewer'
          where organization_id = ${organizationId} and user_id = ${colleague.user.id}`;
      },
      () =>
        openTenant(test.ctx.db, organizationId).run((tx) =>
          followRole(test.ctx, tx, { organizationId, userId: member.user.id }, 'viewer'),
        ),
    );
    const admins = await test.sql`
      select user_id as "userId" from memberships where organization_id = ${organizationId} and role = 'admin'`;
    expect([...admins]).toEqual([{ userId: member.user.id }]);
  });

  it('that is lost takes what the admin has invited to', async () => {
    await connect({ roleMapping: [...roleMapping] });
    const { user } = await signIn({ ...ada(), groups: ['ops'] });
    await test.sql`
      insert into invitations (id, organization_id, email, role, invited_by, token_hash, created_at, expires_at)
      values (gen_random_uuid(), ${member.organizationId}, 'eve@example.com', 'admin', ${user.id}, ${user.id},
        now(), now() + interval '1 day')`;
    await signIn({ groups: ['ops'] });
    expect(await test.sql`select from invitations where invited_by = ${user.id}`).toHaveLength(1);
    await signIn({ groups: ['readers'] });
    expect(await test.sql`select from invitations where invited_by = ${user.id}`).toHaveLength(0);
  });

  it('stays what an admin of the organization chose where there are no rules', async () => {
    await connect({ defaultRole: 'viewer' });
    const { user } = await signIn(ada());
    expect(user.role).toBe('viewer');
    await test.sql`update memberships set role = 'member' where user_id = ${user.id}`;
    expect((await signIn()).user.role).toBe('member');
  });

  it('is none where no rule matches and there is no default any more', async () => {
    const { id } = await connect({ roleMapping: [...roleMapping] });
    await signIn(ada());
    await updateConnection(member.as, { id, defaultRole: null });
    await expectCode(signIn(), 'no_role');
  });
});

describe('what begins a sign-in', () => {
  it('sends people to the identity provider with all that it has to say again', async () => {
    await connect();
    const url = new URL((await begin({ returnTo: '/o/acme/refine' })).url);
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: provider.clientId,
      redirect_uri: 'https://prompts.acme.example/api/v1/auth/sso/callback',
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^pra_.{43}$/),
      nonce: expect.stringMatching(/^.{43}$/),
      code_challenge: expect.stringMatching(/^.{43}$/),
      code_challenge_method: 'S256',
      login_hint: `ada@${domain}`,
    });
  });

  it('is the oldest connection of the organization that has proved the domain, or the named one', async () => {
    await connect({ clientId: 'oldest' });
    const { id } = await connect({ clientId: 'newer' });
    const clientOf = ({ url }: Begun) => new URL(url).searchParams.get('client_id');
    expect(clientOf(await begin({ email: `ANY@${domain.toUpperCase()}` }))).toBe('oldest');
    expect(clientOf(await begin({ connectionId: id }))).toBe('newer');
  });

  it('is refused where there is nothing to begin', async () => {
    await expectCode(begin(), 'connection_not_found');
    const { id } = await connect();
    await expectCode(begin({ email: 'ada@unknown.example' }), 'connection_not_found');
    await expectCode(begin({ connectionId: member.user.id }), 'connection_not_found');
    await expectCode(begin({ connectionId: id, email: `ada@${domain}` }), 'validation_failed');
    await test.sql`update domains set verified_at = null where domain = ${domain}`;
    await expectCode(begin(), 'connection_not_found');
    await test.sql`
      update subscriptions set plan = 'free' where organization_id = ${member.organizationId}`;
    await expectCode(begin({ connectionId: id }), 'plan_required');
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
    await connect();
    const ends = await begin({ returnTo }).then(
      async ({ url }) => new URL(await comeBack(provider.visit(url))).origin,
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
    await connect();
    const { url } = await begin(returnTo === undefined ? {} : { returnTo });
    expect((await comeBack(provider.visit(url))).split('#')[0]).toBe(address);
  });
});

describe('whoever comes back', () => {
  const failed = async (change: (query: URLSearchParams) => void) => {
    const { url } = await begin();
    const query = provider.visit(url);
    change(query);
    return endOf(await comeBack(query)).get('error');
  };

  beforeEach(async () => {
    await connect();
    provider.person = ada();
  });

  it('with another state, none, or a second time, is not expected', async () => {
    expect(await failed((query) => query.set('state', `pra_${'x'.repeat(43)}`))).toBe('sso_expired');
    expect(await failed((query) => query.delete('state'))).toBe('sso_expired');
    const { url } = await begin();
    const query = provider.visit(url);
    expect(endOf(await comeBack(query)).has('code')).toBe(true);
    expect(endOf(await comeBack(query)).get('error')).toBe('sso_expired');
  });

  it('in ten minutes is in time, and not after that', async () => {
    const { url } = await begin();
    clock.advance(10 * 60_000 - 1);
    expect(endOf(await comeBack(provider.visit(url))).has('code')).toBe(true);
    const late = await begin();
    clock.advance(10 * 60_000);
    expect(endOf(await comeBack(provider.visit(late.url))).get('error')).toBe('sso_expired');
  });

  it('with a refusal is told so, and cannot come again', async () => {
    const { url } = await begin();
    const { state = '' } = Object.fromEntries(provider.visit(url));
    const refusal = new URLSearchParams({ error: 'access_denied', error_description: '<b>', state });
    expect(await comeBack(refusal)).toBe('https://prompts.acme.example/sso#error=sso_denied');
    expect(await comeBack(refusal)).toBe('https://prompts.acme.example/sso#error=sso_expired');
  });

  it('from another issuer, or from none where it always says so, is refused', async () => {
    expect(await failed((query) => query.set('iss', 'https://evil.example'))).toBe('sso_failed');
    expect(await failed((query) => query.delete('iss'))).toBe('sso_failed');
  });

  it('with a wrong code, two, none, or the code of another sign-in is refused', async () => {
    expect(await failed((query) => query.set('code', 'wrong'))).toBe('sso_failed');
    expect(await failed((query) => query.append('code', 'second'))).toBe('sso_failed');
    expect(await failed((query) => query.delete('code'))).toBe('sso_failed');
    const other = provider.visit((await begin()).url).get('code') ?? '';
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
    provider.tamper = (token) => ({ ...token, claims: { ...token.claims, ...claims } });
    expect(await failed(() => undefined)).toBe('sso_failed');
  });

  it.each<[string, Parameters<typeof Object.assign>[1]]>([
    ['a foreign key', { key: foreignKey() }],
    ['no algorithm', { header: { alg: 'none' } }],
    ['an algorithm with a shared secret', { header: { alg: 'HS256', kid: 'one' } }],
    ['a key that it does not publish', { header: { alg: 'ES256', kid: 'two' } }],
  ])('with a token signed with %s is refused', async (_what, change) => {
    provider.tamper = (token) => ({ ...token, ...change });
    expect(await failed(() => undefined)).toBe('sso_failed');
  });

  it('while the identity provider has another issuer, or the client another secret, is refused', async () => {
    const { url } = await begin();
    provider.metadata = (given) => ({ ...given, issuer: 'https://evil.example' });
    expect(endOf(await comeBack(provider.visit(url))).get('error')).toBe('sso_failed');
    provider.metadata = (given) => given;
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${member.organizationId}`;
    await updateConnection(member.as, { id: String(connection?.id), clientSecret: 'wrong' });
    expect(await failed(() => undefined)).toBe('sso_failed');
  });

  it('after the connection was removed is not expected', async () => {
    const { url } = await begin();
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${member.organizationId}`;
    await deleteConnection(member.as, { id: String(connection?.id) });
    expect(endOf(await comeBack(provider.visit(url))).get('error')).toBe('sso_expired');
  });
});

describe('a code', () => {
  async function codeOf() {
    const { url, verifier } = await begin();
    return { verifier, code: endOf(await comeBack(provider.visit(url))).get('code') ?? '' };
  }

  beforeEach(async () => {
    await connect();
    provider.person = ada();
  });

  it('works once', async () => {
    const { code, verifier } = await codeOf();
    const both = await Promise.allSettled([exchange(code, verifier), exchange(code, verifier)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expectCode(exchange(code, verifier), 'sso_code_invalid');
  });

  it('is nothing without the verifier of who began, and is used up by a wrong one', async () => {
    const [mine, other] = [await codeOf(), await codeOf()];
    await expectCode(exchange(mine.code, other.verifier), 'sso_code_invalid');
    await expectCode(exchange(mine.code, mine.verifier), 'sso_code_invalid');
    const challenge = hash('sha256', other.verifier, 'base64url');
    await expectCode(exchange(other.code, challenge), 'sso_code_invalid');
  });

  it('works for a minute', async () => {
    const first = await codeOf();
    clock.advance(60_000 - 1);
    expect(await exchange(first.code, first.verifier)).toBeDefined();
    const second = await codeOf();
    clock.advance(60_000);
    await expectCode(exchange(second.code, second.verifier), 'sso_code_invalid');
  });

  it('is nothing once the connection is removed at that moment', async () => {
    const { code, verifier } = await codeOf();
    const remover = openRawClient(test.databaseUrl);
    onTestFinished(() => remover.end());
    const late = remover.begin(async (sql) => {
      await sql`select from organizations where id = ${member.organizationId} for update`;
      const exchanging = expectCode(exchange(code, verifier), 'sso_code_invalid');
      await waitFor(async () => (await countWaiting(test.sql)) > 0, { what: 'the exchange to wait' });
      await sql`delete from sso_connections where organization_id = ${member.organizationId}`;
      return { exchanging };
    });
    await (await late).exchanging;
  });

  it('that is exchanged at this moment is not disturbed by the removal of its connection', async () => {
    const { user } = await signIn();
    const { code, verifier } = await codeOf();
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${member.organizationId}`;
    const [exchanged, removed] = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`select from users where id = ${user.id} for update`,
      async () => {
        const exchanging = exchange(code, verifier);
        // It holds the organization by then.
        await waitFor(async () => (await countWaiting(test.sql)) > 0, { what: 'the exchange to wait' });
        const removing = deleteConnection(member.as, { id: String(connection?.id) });
        return Promise.allSettled([exchanging, removing]);
      },
      { waiting: 2 },
    );
    expect(removed.status).toBe('fulfilled');
    // In before, or not at all.
    const outcome = exchanged.status === 'fulfilled' ? 'signed in' : exchanged.reason.code;
    expect(['signed in', 'sso_code_invalid']).toContain(outcome);
  });

  it('is no state, and a state is no code', async () => {
    const { url, verifier } = await begin();
    const state = new URL(url).searchParams.get('state') ?? '';
    await expectCode(exchange(state, verifier), 'sso_code_invalid');
    const { code } = await codeOf();
    expect(endOf(await comeBack(`state=${code}&code=x`)).get('error')).toBe('sso_expired');
  });

  it('is stored as a hash, and nothing of the sign-in as it is', async () => {
    const { url, verifier } = await begin();
    const query = provider.visit(url);
    const code = endOf(await comeBack(query)).get('code') ?? '';
    const stored = JSON.stringify(await test.sql`select * from sso_flows`);
    const { searchParams } = new URL(url);
    const secrets = [code, verifier, searchParams.get('state'), searchParams.get('nonce'), query.get('code')];
    for (const secret of secrets) expect(stored).not.toContain(secret);
  });

  it('opens a session by cookie where that is asked for', async () => {
    const { code, verifier } = await codeOf();
    const signedIn = await exchange(code, verifier, { session: 'cookie' });
    expect(signedIn).toMatchObject({ refreshToken: null, cookie: expect.stringMatching(/^prc_/) });
  });
});

describe('a session through an identity provider', () => {
  it('ends with its connection, at once', async () => {
    const connection = await connect();
    const { sessionId } = await signIn(ada());
    await authenticateSession(test.ctx, sessionId);
    await deleteConnection(member.as, connection);
    await test.ctx.identities.caughtUp();
    await expectCode(authenticateSession(test.ctx, sessionId), 'unauthenticated');
  });

  it('is no operator’s, and needs no second factor of ours', async () => {
    await connect();
    const { sessionId, user } = await signIn(ada());
    await test.sql`update users set operator_since = now() where id = ${user.id}`;
    await test.sql`
      update organizations set require_two_factor = true where id = ${member.organizationId}`;
    await test.ctx.identities.caughtUp();
    expect(await authenticateSession(test.ctx, sessionId)).toMatchObject({
      operator: null,
      mustSetUpTwoFactor: false,
    });
  });

  it('cannot be one of another organization’s connection, nor can a person be', async () => {
    const other = await buildMember(test.ctx);
    const connection = await connect({}, other);
    await expect(
      test.sql`update sessions set connection_id = ${connection.id} where id = ${member.sessionId}`,
    ).rejects.toThrow('sessions_connection_sso_connections_id_fk');
    await expect(
      test.sql`
        insert into sso_identities (connection_id, subject, user_id, organization_id, created_at)
        values (${connection.id}, 'x', ${member.user.id}, ${member.organizationId}, now())`,
    ).rejects.toThrow('sso_identities_connection_sso_connections_id_fk');
    await expect(
      test.sql`
        insert into sso_identities (connection_id, subject, user_id, organization_id, created_at)
        values (${connection.id}, 'x', ${member.user.id}, ${other.organizationId}, now())`,
    ).rejects.toThrow('sso_identities_member_memberships_id_fk');
  });
});

describe('the methods of an e-mail', () => {
  it('are told by its domain alone', async () => {
    const { id } = await connect();
    const expected = { password: true, sso: [{ connectionId: id, name: 'Acme' }] };
    for (const email of [`ada@${domain}`, `nobody@${domain.toUpperCase()}`])
      expect(await listSignInMethods(test.ctx, { email })).toEqual(expected);
    for (const email of ['ada@unknown.example', `ada@sub.${domain}`, `ada@${domain}@b.example`])
      expect(await listSignInMethods(test.ctx, { email })).toEqual({ password: true, sso: [] });
    await test.sql`
      update subscriptions set plan = 'free' where organization_id = ${member.organizationId}`;
    expect(await listSignInMethods(test.ctx, { email: `ada@${domain}` })).toEqual({
      password: true,
      sso: [],
    });
  });
});
