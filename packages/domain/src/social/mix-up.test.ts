import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { startIdentityProvider } from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConnection } from '../sso/create-connection.ts';
import { startSso } from '../sso/start-sso.ts';
import { CONNECTION, newVerifier, prove } from '../sso/testing/open-sign-in.ts';
import { linkSocial } from './link-social.ts';
import { openSocial } from './testing/open-social.ts';

const identity = fixture(() => startIdentityProvider());
const test = fixture((services) => openSocial(services, { allowed: identity.host }));

let count = 0;
let [a, b]: Organization[] = [];

interface Organization {
  admin: Member;
  domain: string;
  connectionId: string;
}

async function open(): Promise<Organization> {
  const admin = await buildMember(test.ctx);
  const domain = `acme-${++count}.example`;
  await prove(test.sql, admin, domain);
  const { issuer, clientSecret } = identity;
  const { id } = await createConnection(admin.as, { ...CONNECTION, issuer, clientSecret });
  return { admin, domain, connectionId: id };
}

beforeEach(async () => {
  test.startAnew();
  identity.reset();
  [a, b] = [await open(), await open()];
});

const organization = (one: Organization | undefined): Organization => {
  if (!one) throw new Error('It is not open.');
  return one;
};
const sessions = async () => (await test.sql`select from sessions`).length;

/** Begins at an organization's provider; gives what comes back. */
async function throughOrganization(one: Organization) {
  const { verifier, challenge } = newVerifier();
  const { url } = await startSso(test.ctx, { connectionId: one.connectionId, challenge });
  identity.person = { sub: `ada-${count}`, email: `ada@${one.domain}` };
  return { verifier, query: identity.visit(url) };
}

/** It is refused at the wrong address, and then at the right one too. */
async function expectRefused(wrong: string, right: string, query: URLSearchParams): Promise<void> {
  const before = await sessions();
  const asked = [test.google, test.github, identity].map((fake) => fake.asked.length);
  expect(Object.fromEntries(await test.comeBack(wrong, query))).toEqual({ error: 'sso_failed' });
  // Nobody was given the code.
  expect([test.google, test.github, identity].map((fake) => fake.asked.length)).toEqual(asked);
  expect(Object.fromEntries(await test.comeBack(right, query))).toEqual({ error: 'sso_expired' });
  expect(await sessions()).toBe(before);
}

describe('a sign-in that comes back to an address of somebody else', () => {
  it.each(SOCIAL_PROVIDERS)('from %s to the other provider is refused', async (provider) => {
    const other = provider === 'google' ? 'github' : 'google';
    const { url } = await test.begin(provider);
    await expectRefused(other, provider, test.visit(provider, url));
  });

  it.each(SOCIAL_PROVIDERS)('from %s to an organization is refused', async (provider) => {
    const { url } = await test.begin(provider);
    const query = test.visit(provider, url);
    await expectRefused(organization(a).admin.organizationId, provider, query);
  });

  it.each(SOCIAL_PROVIDERS)('of an organization to %s is refused', async (provider) => {
    const { query } = await throughOrganization(organization(a));
    await expectRefused(provider, organization(a).admin.organizationId, query);
  });

  it('of one organization to another is refused', async () => {
    const { query } = await throughOrganization(organization(a));
    const [wrong, right] = [organization(b), organization(a)].map(({ admin }) => admin.organizationId);
    await expectRefused(wrong ?? '', right ?? '', query);
  });

  it.each([
    '',
    'nobody',
    '01890000-0000-7000-8000-000000000000',
    'GOOGLE',
    'google/',
    '__proto__',
    '\0',
    '%',
  ])('to %j is refused', async (owner) => {
    const { url } = await test.begin('google');
    const end = await test.comeBack(owner, test.visit('google', url));
    expect(end.get('code')).toBeNull();
    expect(['sso_failed', 'sso_expired']).toContain(end.get('error'));
  });

  it.each(SOCIAL_PROVIDERS)('with a refusal of %s is none of the right one', async (provider) => {
    const state = new URL((await test.begin(provider)).url).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ error: 'access_denied', state });
    const end = await test.comeBack(organization(a).admin.organizationId, query);
    // Whoever sends it there says nothing for the provider.
    expect(Object.fromEntries(end)).toEqual({ error: 'sso_failed' });
  });

  it('is not one where it comes to its own', async () => {
    const one = organization(a);
    const { query, verifier } = await throughOrganization(one);
    const end = await test.comeBack(one.admin.organizationId, query);
    const { user } = await test.exchange({ code: end.get('code') ?? '', verifier });
    expect(user).toMatchObject({ email: `ada@${one.domain}`, organizationId: one.admin.organizationId });
  });
});

describe('the address to which people come back', () => {
  it('is that of the provider, with all that it has to say again', async () => {
    const google = new URL((await test.begin('google')).url);
    expect(`${google.origin}${google.pathname}`).toBe('https://accounts.google.com/authorize');
    expect(Object.fromEntries(google.searchParams)).toMatchObject({
      client_id: test.google.clientId,
      redirect_uri: 'https://prompts.acme.example/api/v1/auth/sso/callback/google',
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^pra_.{43}$/),
      nonce: expect.stringMatching(/^.{43}$/),
      code_challenge: expect.stringMatching(/^.{43}$/),
      code_challenge_method: 'S256',
    });
    const github = new URL((await test.begin('github')).url);
    expect(`${github.origin}${github.pathname}`).toBe(`${test.github.url}/login/oauth/authorize`);
    expect(Object.fromEntries(github.searchParams)).toMatchObject({
      client_id: test.github.clientId,
      redirect_uri: 'https://prompts.acme.example/api/v1/auth/sso/callback/github',
      scope: expect.stringContaining('user:email'),
      state: expect.stringMatching(/^pra_.{43}$/),
      code_challenge: expect.stringMatching(/^.{43}$/),
      code_challenge_method: 'S256',
    });
  });
});

describe('an organization’s provider', () => {
  it('gives no code that links', async () => {
    const one = organization(a);
    const { query, verifier } = await throughOrganization(one);
    const end = await test.comeBack(one.admin.organizationId, query);
    const linking = linkSocial(one.admin.as, { code: end.get('code') ?? '', verifier });
    await expectCode(linking, 'social_code_invalid');
  });

  it.each(SOCIAL_PROVIDERS)(
    'that proves an e-mail for the first time takes links to %s away',
    async (provider) => {
      const one = organization(a);
      for (const confirmed of [false, true]) {
        test.startAnew();
        const stranger = await test.build();
        const email = `${stranger.user.id}@${one.domain}`;
        const at = confirmed ? test.clock.now() : null;
        await test.sql`
        update users set email = ${email}, email_verified_at = ${at} where id = ${stranger.user.id}`;
        await test.link(stranger, provider);
        const { verifier, challenge } = newVerifier();
        const { url } = await startSso(test.ctx, { email, challenge });
        identity.person = { sub: stranger.user.id, email };
        const end = await test.comeBack(one.admin.organizationId, identity.visit(url));
        const { user } = await test.exchange({ code: end.get('code') ?? '', verifier });
        expect(user.id).toBe(stranger.user.id);
        const links = await test.sql`select from social_accounts where user_id = ${stranger.user.id}`;
        expect(links).toHaveLength(confirmed ? 1 : 0);
      }
    },
  );
});
