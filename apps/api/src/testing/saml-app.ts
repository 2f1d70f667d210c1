import { hash, randomBytes } from 'node:crypto';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import {
  type FakeSamlProvider,
  type SamlForm,
  startSamlProvider,
} from '@refinery/testing/fake-saml-provider.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TestContextOptions } from '@refinery/testing/test-context.ts';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { openTestApp, type TestApp } from './test-app.ts';

export const PUBLIC_URL = 'https://prompts.acme.example';
/** Where the forms of identity providers are posted to. */
export const SAML_PATH = '/api/v1/auth/sso/saml';
export const CONNECTIONS = '/api/sso/connections';

type Fields = Record<string, string>;
type Headers = Record<string, string>;

/** An admin, with a domain that their organization has proved and a connection. */
export interface Organization {
  admin: Member;
  domain: string;
  connectionId: string;
}

export interface SamlApp extends TestApp {
  provider: FakeSamlProvider;
  /** Another organization, which the provider is connected with. Ada of its domain signs in next. */
  open(connection?: object): Promise<Organization>;
  /** Sends the metadata of the provider, with other fields or more of them. */
  sendConnection(by: Member, more?: object): Promise<LightMyRequestResponse>;
  start(body: object): Promise<LightMyRequestResponse & { verifier: string }>;
  /** Somebody signs in at the provider: what their browser would post. */
  begin(connectionId: string, more?: object): Promise<{ form: SamlForm; verifier: string }>;
  /** The browser posts a form. */
  submit(fields: Fields | string, headers?: Headers): Promise<LightMyRequestResponse>;
  exchange(reply: LightMyRequestResponse, verifier: string): Promise<LightMyRequestResponse>;
  /** Signs somebody in from the beginning to the end. Answers who they are and how they say so. */
  signIn(
    connectionId: string,
  ): Promise<{ user: { id: string; email: string; role: string }; headers: Headers }>;
}

/** What the address that a reply sends the browser to has behind its `#`. */
export const endOf = ({ headers }: LightMyRequestResponse): URLSearchParams =>
  new URLSearchParams(new URL(String(headers.location)).hash.slice(1));

export const formOf = (fields: Fields | string): string => String(new URLSearchParams(fields));

/**
 * The API and an identity provider that speaks SAML.
 * @param options `allowed`: another `host:port` that the service may ask
 */
export async function openSamlApp(
  services: TestServices,
  options: TestContextOptions & { allowed?: string } = {},
): Promise<SamlApp> {
  const provider = await startSamlProvider();
  const hosts = options.allowed ? `${provider.host},${options.allowed}` : provider.host;
  const env = { UPSTREAM_ALLOWLIST: hosts, PUBLIC_URL, ...options.env };
  const test = await openTestApp(services, { ...options, env });
  let count = 0;
  const sendConnection: SamlApp['sendConnection'] = (by, more = {}) => {
    const metadata = 'metadataUrl' in more ? {} : { metadata: provider.metadata() };
    return test.post(by, CONNECTIONS, { kind: 'saml', name: 'Acme', ...metadata, ...more });
  };
  const start: SamlApp['start'] = async (body) => {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = hash('sha256', verifier, 'base64url');
    return Object.assign(await test.post(null, '/api/v1/auth/sso/start', { challenge, ...body }), {
      verifier,
    });
  };
  const begin: SamlApp['begin'] = async (connectionId, more = {}) => {
    const started = await start({ connectionId, ...more });
    expect(started.statusCode, started.body).toBe(200);
    return { form: provider.visit(started.json().url), verifier: started.verifier };
  };
  const submit: SamlApp['submit'] = (fields, headers = {}) =>
    test.send(null, {
      method: 'POST',
      url: SAML_PATH,
      payload: typeof fields === 'string' ? fields : formOf(fields),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const exchange: SamlApp['exchange'] = (reply, verifier) =>
    test.post(null, '/api/v1/auth/sso/exchange', { code: endOf(reply).get('code'), verifier });
  return {
    ...test,
    provider,
    sendConnection,
    start,
    begin,
    submit,
    exchange,
    open: async (connection = {}) => {
      const admin = await buildMember(test.ctx);
      const domain = `acme-${++count}.example`;
      await test.sql`
        insert into domains (id, organization_id, domain, token, verified_at, created_at)
        values (gen_random_uuid(), ${admin.organizationId}, ${domain}, 'token', now(), now())`;
      const made = await sendConnection(admin, connection);
      expect(made.statusCode, made.body).toBe(201);
      provider.person = { nameId: `ada-${count}`, attributes: { email: `ada@${domain}` } };
      return { admin, domain, connectionId: made.json().id };
    },
    signIn: async (connectionId) => {
      const { form, verifier } = await begin(connectionId);
      const reply = await exchange(await submit(form.fields), verifier);
      expect(reply.statusCode, reply.body).toBe(200);
      return { user: reply.json().user, headers: { authorization: `Bearer ${reply.json().accessToken}` } };
    },
    close: async () => {
      await test.close();
      await provider.close();
    },
  };
}
