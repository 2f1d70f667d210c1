import { hash, randomBytes } from 'node:crypto';
import type { ConnectionReply, CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import type { ExchangeSsoBody, StartSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import {
  type Claims,
  type FakeIdentityProvider,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import type { RawClient } from '@refinery/testing/raw-client.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { expect } from 'vitest';
import type { SignedIn } from '../../auth/sessions.ts';
import { createConnection } from '../create-connection.ts';
import { exchangeSso } from '../exchange-sso.ts';
import { returnFromProvider } from '../return-from-provider.ts';
import { startSso } from '../start-sso.ts';

export const CONNECTION = {
  kind: 'oidc',
  name: 'Acme',
  clientId: 'refinery',
  defaultRole: 'member',
} as const;

export interface Begun {
  url: string;
  verifier: string;
}

interface Account {
  id: string;
  passwordHash: string;
  verifiedAt: Date | null;
}

/** A context in which people sign in through a fake identity provider. */
export interface SignInTest extends TestContext {
  provider: FakeIdentityProvider;
  clock: TestClock;
  /** An admin of the organization that the running test has for itself. */
  readonly member: Member;
  /** The domain that the member's organization has proved. */
  readonly domain: string;
  /** Makes organization and domain for the next test, and forgets what the last one began. */
  startAnew(): Promise<void>;
  /** Proves a domain for somebody's organization. */
  prove(by: Member, domain: string): Promise<void>;
  /** Connects the provider with an organization. Default: the member's. */
  connect(more?: Partial<CreateConnectionBody>, by?: Member): Promise<ConnectionReply>;
  /** What the provider says of Ada, who has an e-mail in the domain. */
  ada(): Claims;
  /** Begins a sign-in with an e-mail in the domain, unless `more` says otherwise. */
  begin(more?: Partial<StartSsoBody>): Promise<Begun>;
  /** Answers the address at which the sign-in ends. Default: it comes to that of the member. */
  comeBack(query: URLSearchParams | string, owner?: string): Promise<string>;
  exchange(code: string, verifier: string, more?: Pick<ExchangeSsoBody, 'session'>): Promise<SignedIn>;
  /** Somebody signs in from the beginning to the end; without `claims`, as the person of before. */
  signIn(claims?: Claims): Promise<SignedIn>;
  userOf(email: string): Promise<Account | undefined>;
}

/** A secret of whoever begins a sign-in, and what they show of it. */
export function newVerifier(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: hash('sha256', verifier, 'base64url') };
}

/** What the address in which a sign-in ends has behind its `#`. */
export const endOf = (address: string): URLSearchParams =>
  new URLSearchParams(new URL(address).hash.slice(1));

/** Opens both. Each test then begins with `startAnew`. */
export async function openSignIn(services: TestServices): Promise<SignInTest> {
  const provider = await startIdentityProvider();
  const clock = new TestClock();
  const env = { UPSTREAM_ALLOWLIST: provider.host, PUBLIC_URL: 'https://prompts.acme.example' };
  const test = await openTestContext(services, { clock, env });
  const { ctx, sql } = test;
  let count = 0;
  let domain: string;
  let member: Member;
  const begin: SignInTest['begin'] = async (more = {}) => {
    const { verifier, challenge } = newVerifier();
    const whom = more.connectionId === undefined ? { email: `ada@${domain}` } : {};
    return { verifier, url: (await startSso(ctx, { ...whom, challenge, ...more })).url };
  };
  const comeBack: SignInTest['comeBack'] = (query, owner = member.organizationId) =>
    returnFromProvider(ctx, { owner, query: String(query) });
  const exchange: SignInTest['exchange'] = (code, verifier, more = {}) =>
    exchangeSso(ctx, { code, verifier, ...more }, { address: '192.0.2.7', userAgent: 'test' });
  return {
    ...test,
    provider,
    clock,
    get member() {
      return member;
    },
    get domain() {
      return domain;
    },
    startAnew: async () => {
      provider.reset();
      await sql`delete from sso_flows`;
      member = await buildMember(ctx);
      domain = `acme-${++count}.example`;
      await prove(sql, member, domain);
    },
    prove: (by, name) => prove(sql, by, name),
    connect: (more = {}, by = member) => {
      const { issuer, clientSecret } = provider;
      return createConnection(by.as, { ...CONNECTION, issuer, clientSecret, ...more });
    },
    ada: () => ({ sub: `ada-${count}`, email: `ada@${domain}`, name: 'Ada Lovelace' }),
    begin,
    comeBack,
    exchange,
    signIn: async (claims = {}) => {
      provider.person = { ...provider.person, ...claims };
      const { url, verifier } = await begin();
      const end = endOf(await comeBack(provider.visit(url)));
      expect(end.get('error')).toBeNull();
      return exchange(end.get('code') ?? '', verifier);
    },
    userOf: (email) => findAccount(sql, email),
    close: async () => {
      await test.close();
      await provider.close();
    },
  };
}

/** Proves a domain for an organization. */
export async function prove(sql: RawClient, { organizationId }: Member, domain: string): Promise<void> {
  await sql`
    insert into domains (id, organization_id, domain, token, verified_at, created_at)
    values (gen_random_uuid(), ${organizationId}, ${domain}, 'token', now(), now())`;
}

async function findAccount(sql: RawClient, email: string): Promise<Account | undefined> {
  const [row] = await sql<Account[]>`
    select id, password_hash as "passwordHash", email_verified_at as "verifiedAt"
    from users where email = ${email}`;
  return row;
}
