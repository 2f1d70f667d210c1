import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSso } from './start-sso.ts';
import { ACS_URL, openSaml } from './testing/open-saml.ts';
import { newVerifier } from './testing/open-sign-in.ts';

const test = fixture((services) => openSaml(services));
beforeEach(() => test.startAnew());

const start = async (more: object = {}) => {
  const { challenge } = newVerifier();
  const url = new URL((await startSso(test.ctx, { email: `ada@${test.domain}`, challenge, ...more })).url);
  test.provider.visit(url.href);
  const { request } = test.provider;
  if (!request) throw new TypeError('No request.');
  return { url, request };
};

describe('a request for a sign-in by SAML', () => {
  it('says who asks, where to answer and when, and nothing of the person', async () => {
    await test.connect();
    const { url, request } = await start();
    expect([...url.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState']);
    expect(request).toMatchObject({
      issuer: ACS_URL,
      acsUrl: ACS_URL,
      destination: test.provider.signInUrl,
      id: expect.stringMatching(/^[A-Za-z_][\w.-]{20,}$/),
    });
    expect(request.xml).toContain(`IssueInstant="${test.clock.now().toISOString()}"`);
    expect(request.xml).toContain('Version="2.0"');
    expect(request.xml).toContain('bindings:HTTP-POST"');
    expect(request.xml).not.toContain(test.domain);
    // SAML 2.0 Bindings, 3.4.3
    expect(Buffer.byteLength(request.relayState)).toBeLessThanOrEqual(80);
  });

  it('goes to an address with a query, which stays', async () => {
    const signInUrl = `${test.provider.signInUrl}?tenant=1&next=%2Fa%3Fb%3D%22c%22`;
    const metadata = test.provider
      .metadata()
      .replaceAll(`${test.provider.signInUrl}"`, `${signInUrl.replaceAll('&', '&amp;')}"`);
    await test.connect({ metadata });
    const { url, request } = await start();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ tenant: '1', next: '/a?b="c"' });
    expect(request.destination).toBe(signInUrl);
    // It is XML: each `&` begins an entity.
    expect(request.xml).not.toMatch(/&(?!\w+;|#)/);
    await test.signIn();
  });

  it('is another one each time', async () => {
    await test.connect();
    const requests = [(await start()).request, (await start()).request];
    expect(new Set(requests.map(({ id }) => id)).size).toBe(2);
    expect(new Set(requests.map(({ relayState }) => relayState)).size).toBe(2);
    expect(requests[0]?.relayState).not.toContain(requests[0]?.id ?? '');
  });

  it('asks nothing of the identity provider, which may be away', async () => {
    await test.connect({ metadataUrl: test.provider.metadataUrl });
    test.provider.changeMetadata = () => '<gone/>';
    const { length } = test.provider.asked;
    await test.signIn();
    expect(test.provider.asked).toHaveLength(length);
  });

  it('is for the oldest connection, or the named one, whatever their kind', async () => {
    const first = await test.connect();
    test.clock.advance(1);
    const second = await test.connect();
    const flowOf = async (more: object) => {
      await test.sql`delete from sso_flows`;
      await start(more);
      const [flow] = await test.sql`select connection_id as id from sso_flows`;
      return flow?.id;
    };
    expect(await flowOf({})).toBe(first.id);
    expect(await flowOf({ email: undefined, connectionId: second.id })).toBe(second.id);
  });

  it('is refused without a connection, or without the plan', async () => {
    await expectCode(start(), 'connection_not_found');
    const { id } = await test.connect();
    await expectCode(start({ email: 'ada@unknown.example' }), 'connection_not_found');
    await test.sql`
      update subscriptions set plan = 'free' where organization_id = ${test.member.organizationId}`;
    await expectCode(start({ email: undefined, connectionId: id }), 'plan_required');
    expect(await test.sql`select from sso_flows`).toHaveLength(0);
  });
});
