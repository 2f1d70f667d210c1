import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import Provider from 'oidc-provider';
import { afterAll, describe, expect, it } from 'vitest';
import { createConnection } from './create-connection.ts';
import { exchangeSso } from './exchange-sso.ts';
import { returnFromProvider } from './return-from-provider.ts';
import { startSso } from './start-sso.ts';
import { testConnection } from './test-connection.ts';
import { prove } from './testing/open-sign-in.ts';

const PUBLIC_URL = 'https://prompts.acme.example';
const METHODS = ['client_secret_basic', 'client_secret_post'] as const;
const DOMAIN = 'acme.example';

let server: Server;
let issuer: string;
let member: Member;
const test = fixture(async (services) => {
  let handle: RequestListener = () => undefined;
  server = createServer((request, response) => handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const env = { UPSTREAM_ALLOWLIST: new URL(issuer).host, PUBLIC_URL };
  const opened = await openTestContext(services, { env });
  member = await buildMember(opened.ctx);
  await prove(opened.sql, member, DOMAIN);
  handle = providerFor(`${PUBLIC_URL}/api/v1/auth/sso/callback/${member.organizationId}`);
  return opened;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The certified provider of Node, with its own pages for people to sign in and to agree. */
const providerFor = (redirectUri: string): RequestListener =>
  new Provider(issuer, {
    clients: METHODS.map((method) => ({
      client_id: method,
      client_secret: `a secret of ${method}`,
      token_endpoint_auth_method: method,
      redirect_uris: [redirectUri],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: `${accountId}@${DOMAIN}`, name: 'Ada Lovelace' }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ['of this test'] },
  }).callback();

/** A browser of somebody who signs in as `login` and agrees to all that is asked. Answers where it ends. */
async function browse(start: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  let body: URLSearchParams | undefined;
  while (url.origin === issuer) {
    const reply = await fetch(url, {
      method: body ? 'POST' : 'GET',
      body: body ?? null,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const page = await reply.text();
    body = undefined;
    const location = reply.headers.get('location');
    if (location) url = new URL(location, url);
    else {
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
      const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
      if (!action) throw new Error(`No form: ${reply.status} ${page.slice(0, 300)}`);
      url = new URL(action, url);
      body = new URLSearchParams({ prompt, login, password: 'any' });
    }
  }
  return url;
}

describe.each(METHODS)('a client with %s of oidc-provider', (clientId) => {
  it('signs people in', async () => {
    const connection = await createConnection(member.as, {
      kind: 'oidc',
      name: 'Acme',
      issuer,
      clientId,
      clientSecret: `a secret of ${clientId}`,
    });
    expect((await testConnection(member.as, connection)).signingKeys).toBeGreaterThan(0);
    const verifier = randomBytes(32).toString('base64url');
    const challenge = hash('sha256', verifier, 'base64url');
    const { url } = await startSso(test.ctx, { email: `anybody@${DOMAIN}`, challenge });
    const back = await browse(url, 'ada');
    expect(`${back.origin}${back.pathname}`).toBe(connection.redirectUri);
    const end = new URL(
      await returnFromProvider(test.ctx, { owner: member.organizationId, query: back.search.slice(1) }),
    );
    const code = new URLSearchParams(end.hash.slice(1)).get('code') ?? end.hash;
    const { user } = await exchangeSso(test.ctx, { code, verifier }, { address: '192.0.2.7' });
    expect(user).toMatchObject({
      email: `ada@${DOMAIN}`,
      fullName: 'Ada Lovelace',
      role: 'member',
      organizationId: member.organizationId,
    });
  });
});
