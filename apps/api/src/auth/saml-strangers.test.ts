import { randomUUID } from 'node:crypto';
import { startIdentityProvider } from '@refinery/testing/fake-identity-provider.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { hostileResponses } from '@refinery/testing/saml/hostile-responses.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CONNECTION } from '../testing/connections.ts';
import { CONNECTIONS, endOf, type Organization, openSamlApp, PUBLIC_URL } from '../testing/saml-app.ts';

const openid = fixture(() => startIdentityProvider());
const test = fixture((services) => openSamlApp(services, { allowed: openid.host }));

let acme: Organization;
beforeEach(async () => {
  test.provider.reset();
  openid.reset();
  acme = await test.open();
});

/** A response that answers no request of ours. */
const unasked = () =>
  test.provider.respond({
    id: '_unasked',
    issuer: `${PUBLIC_URL}/api/v1/auth/sso/saml`,
    acsUrl: `${PUBLIC_URL}/api/v1/auth/sso/saml`,
    destination: null,
    relayState: '',
    xml: '',
    query: new URLSearchParams(),
  });
const flows = () => test.sql`select returned_at as "returnedAt", identity from sso_flows`;

describe('a response that nobody asked for', () => {
  it('begins a sign-in through the connection that its RelayState names, and is not read', async () => {
    for (const SAMLResponse of [unasked(), 'no response', '']) {
      const reply = await test.submit({ SAMLResponse, RelayState: acme.connectionId });
      expect([reply.statusCode, reply.headers.location, reply.headers['cache-control']]).toEqual([
        303,
        `${PUBLIC_URL}/sso?connection=${acme.connectionId}`,
        'no-store',
      ]);
    }
  });

  it('tells nobody which connections there are', async () => {
    const RelayState = randomUUID();
    const reply = await test.submit({ SAMLResponse: unasked(), RelayState });
    expect(reply.headers.location).toBe(`${PUBLIC_URL}/sso?connection=${RelayState}`);
  });

  it('may name it in large letters', async () => {
    const RelayState = acme.connectionId.toUpperCase();
    const reply = await test.submit({ SAMLResponse: unasked(), RelayState });
    expect(reply.headers.location).toBe(`${PUBLIC_URL}/sso?connection=${acme.connectionId}`);
  });

  it('costs no reading, however hostile it is', async () => {
    const { form } = await test.begin(acme.connectionId);
    const before = await flows();
    for (const { make } of hostileResponses.slice(0, 10)) {
      const SAMLResponse = make(test.provider, test.provider.request ?? expect.fail());
      for (const RelayState of [acme.connectionId, 'x'])
        expect((await test.submit({ SAMLResponse, RelayState })).statusCode).toBe(303);
    }
    expect(await flows()).toEqual(before);
    expect(endOf(await test.submit(form.fields)).has('code')).toBe(true);
  });

  it.each([
    '',
    'https://evil.example/',
    '/o/acme',
    `${randomUUID()}x`,
    `{${randomUUID()}}`,
    'urn:uuid:x',
    '\'"<>',
  ])('with the RelayState %j ends on our page with nothing of it', async (RelayState) => {
    const reply = await test.submit({ SAMLResponse: unasked(), RelayState });
    expect(reply.headers.location).toBe(`${PUBLIC_URL}/sso#error=sso_expired`);
  });

  it('without a RelayState ends there, too', async () => {
    const reply = await test.submit({ SAMLResponse: unasked() });
    expect(reply.headers.location).toBe(`${PUBLIC_URL}/sso#error=sso_expired`);
  });
});

describe('a sign-in that began by one protocol', () => {
  const connectOpenid = async (): Promise<string> => {
    const { issuer, clientId, clientSecret } = openid;
    const made = await test.post(acme.admin, CONNECTIONS, { ...CONNECTION, issuer, clientId, clientSecret });
    expect(made.statusCode, made.body).toBe(201);
    openid.person = { sub: 'ada', email: `ada@${acme.domain}` };
    return made.json().id;
  };
  const callBack = (query: Record<string, string>) =>
    test.get(null, `/api/v1/auth/sso/callback/${acme.admin.organizationId}?${new URLSearchParams(query)}`);

  it('OpenID Connect, does not end by SAML', async () => {
    const { form } = await test.begin(acme.connectionId);
    const connectionId = await connectOpenid();
    const { SAMLResponse } = form.fields;
    const { state = '' } = Object.fromEntries(openid.visit((await test.start({ connectionId })).json().url));
    const end = endOf(await test.submit({ SAMLResponse, RelayState: state }));
    expect(Object.fromEntries(end)).toEqual({ error: 'sso_failed' });
  });

  it('SAML, does not end by OpenID Connect', async () => {
    const connectionId = await connectOpenid();
    const good = openid.visit((await test.start({ connectionId })).json().url);
    for (const query of [{ ...Object.fromEntries(good) }, { error: 'access_denied' }, {}]) {
      const { form } = await test.begin(acme.connectionId);
      const end = endOf(await callBack({ ...query, state: form.fields.RelayState }));
      expect(Object.fromEntries(end)).toEqual({ error: 'sso_failed' });
    }
  });
});
