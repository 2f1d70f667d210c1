import type { ConnectionReply, CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import {
  type FakeSamlProvider,
  type SamlForm,
  startSamlProvider,
} from '@refinery/testing/fake-saml-provider.ts';
import type { SamlPerson } from '@refinery/testing/saml/response-content.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import type { Logger } from 'pino';
import { expect } from 'vitest';
import type { SignedIn } from '../../auth/sessions.ts';
import { createConnection } from '../create-connection.ts';
import { exchangeSso } from '../exchange-sso.ts';
import { returnBySaml } from '../return-by-saml.ts';
import { startSso } from '../start-sso.ts';
import { endOf, newVerifier, prove } from './open-sign-in.ts';

const PUBLIC_URL = 'https://prompts.acme.example';
export const ACS_URL = `${PUBLIC_URL}/api/v1/auth/sso/saml`;

export interface BegunBySaml {
  form: SamlForm;
  verifier: string;
}

/** A context in which people sign in through a fake SAML identity provider. */
export interface SamlTest extends TestContext {
  provider: FakeSamlProvider;
  /** Of the service; responses say the real time, by which they are read. Each test begins at one time. */
  clock: TestClock;
  /** An admin of the organization that the running test has for itself. */
  readonly member: Member;
  /** The domain that the member's organization has proved. */
  readonly domain: string;
  /** Makes organization and domain for the next test. */
  startAnew(): Promise<void>;
  /** Connects the provider with an organization. Default: the member's. */
  connect(more?: Partial<CreateConnectionBody>, by?: Member): Promise<ConnectionReply>;
  /** Somebody signs in at the provider: what their browser would post. */
  begin(connectionId?: string): Promise<BegunBySaml>;
  /** The browser posts it. Answers what stands behind `#` where it goes. */
  comeBack(fields: { SAMLResponse: string; RelayState: string }): Promise<URLSearchParams>;
  exchange(code: string, verifier: string): Promise<SignedIn>;
  /** From the beginning to the end; without `person` or a part of it, as the person of before. */
  signIn(person?: Partial<SamlPerson>, connectionId?: string): Promise<SignedIn>;
}

/**
 * Opens both. Each test then begins with `startAnew`.
 * @param options `allowed`: another `host:port` that the service may ask
 */
export async function openSaml(
  services: TestServices,
  { allowed, logger }: { allowed?: string; logger?: Logger } = {},
): Promise<SamlTest> {
  const provider = await startSamlProvider();
  const clock = new TestClock();
  const start = clock.now();
  const test = await openTestContext(services, {
    clock,
    env: { UPSTREAM_ALLOWLIST: allowed ? `${provider.host},${allowed}` : provider.host, PUBLIC_URL },
    ...(logger ? { logger } : {}),
  });
  const { ctx, sql } = test;
  let count = 0;
  let domain: string;
  let member: Member;
  const begin: SamlTest['begin'] = async (connectionId) => {
    const { verifier, challenge } = newVerifier();
    const whom = connectionId === undefined ? { email: `ada@${domain}` } : { connectionId };
    const { url } = await startSso(ctx, { ...whom, challenge });
    return { verifier, form: provider.visit(url) };
  };
  const comeBack: SamlTest['comeBack'] = async ({ SAMLResponse: response, RelayState: relayState }) =>
    endOf(await returnBySaml(ctx, { response, relayState }));
  const exchange: SamlTest['exchange'] = (code, verifier) =>
    exchangeSso(ctx, { code, verifier }, { address: '192.0.2.7', userAgent: 'test' });
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
      clock.set(start);
      await sql`delete from sso_flows`;
      member = await buildMember(ctx);
      domain = `acme-${++count}.example`;
      await prove(sql, member, domain);
      provider.person = { nameId: `ada-${count}`, attributes: { email: `ada@${domain}` } };
    },
    connect: (more = {}, by = member) => {
      const metadata = more.metadataUrl === undefined ? { metadata: provider.metadata() } : {};
      return createConnection(by.as, { kind: 'saml', name: 'Acme', ...metadata, ...more });
    },
    begin,
    comeBack,
    exchange,
    signIn: async (person = {}, connectionId) => {
      provider.person = { ...provider.person, ...person };
      const { form, verifier } = await begin(connectionId);
      const end = await comeBack(form.fields);
      expect(end.get('error')).toBeNull();
      return exchange(end.get('code') ?? '', verifier);
    },
    close: async () => {
      await test.close();
      await provider.close();
    },
  };
}
