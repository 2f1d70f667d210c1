import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { bareCertificate } from '@refinery/testing/saml/signing-identity.ts';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { CONNECTION } from '../../testing/connections.ts';
import { expectProblem } from '../../testing/expect-problem.ts';
import { CONNECTIONS, openSamlApp, PUBLIC_URL, SAML_PATH } from '../../testing/saml-app.ts';

const test = fixture(openSamlApp);

let admin: Member;
beforeEach(async () => {
  test.provider.reset();
  admin = await buildMember(test.ctx);
});

const connect = (more?: object, by = admin) => test.sendConnection(by, more);
const send = (body: object, by = admin) => test.post(by, CONNECTIONS, { name: 'Acme', ...body });

it('is made, read, changed, tested and removed', async () => {
  const made = await connect();
  expect([made.statusCode, made.json()]).toEqual([
    201,
    {
      id: expect.any(String),
      kind: 'saml',
      name: 'Acme',
      issuer: test.provider.entityId,
      clientId: null,
      redirectUri: `${PUBLIC_URL}${SAML_PATH}`,
      saml: {
        metadataUrl: null,
        signInUrl: test.provider.signInUrl,
        certificates: [
          { fingerprint: expect.stringMatching(/^[\da-f]{64}$/), expiresAt: expect.stringMatching(/Z$/) },
        ],
      },
      defaultRole: 'member',
      roleMapping: [],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    },
  ]);
  const path = `${CONNECTIONS}/${made.json().id}`;
  await test.provider.rotate({ keep: true });
  const { metadataUrl } = test.provider;
  const changed = await test.put(admin, path, { metadataUrl, name: 'Acme 2' });
  expect([changed.statusCode, changed.json().saml.certificates.length]).toEqual([200, 2]);
  expect(changed.json()).toMatchObject({ name: 'Acme 2', saml: { metadataUrl } });
  const [read, list] = [await test.get(admin, path), await test.get(admin, CONNECTIONS)];
  expect([read.json(), list.json()]).toEqual([changed.json(), [changed.json()]]);
  const tested = await test.post(admin, `${path}/test`);
  expect([tested.statusCode, tested.json()]).toEqual([
    200,
    {
      issuer: test.provider.entityId,
      authorizationEndpoint: test.provider.signInUrl,
      tokenEndpoint: null,
      signingKeys: 2,
    },
  ]);
  const secret = bareCertificate(test.provider.identity.certificate).slice(0, 80);
  for (const { body } of [made, changed, read, list, tested]) expect(body).not.toContain(secret);
  expect((await test.delete(admin, path)).statusCode).toBe(204);
  expectProblem(await test.get(admin, path), 404, 'connection_not_found');
});

it('stands in a list beside one of OpenID Connect, whose own part is null', async () => {
  const { identityFetch } = test.ctx;
  onTestFinished(() => {
    test.ctx.identityFetch = identityFetch;
  });
  test.ctx.identityFetch = async () =>
    Response.json({
      issuer: CONNECTION.issuer,
      authorization_endpoint: `${CONNECTION.issuer}/authorize`,
      token_endpoint: `${CONNECTION.issuer}/token`,
      jwks_uri: `${CONNECTION.issuer}/keys`,
    });
  const openid = await test.post(admin, CONNECTIONS, CONNECTION);
  expect([openid.statusCode, openid.json().saml]).toEqual([201, null]);
  const saml = await connect();
  const list = (await test.get(admin, CONNECTIONS)).json();
  expect(list).toEqual([saml.json(), openid.json()]);
  for (const metadata of [
    { metadata: test.provider.metadata() },
    { metadataUrl: test.provider.metadataUrl },
  ]) {
    expectProblem(
      await test.post(admin, CONNECTIONS, { ...CONNECTION, ...metadata }),
      400,
      'validation_failed',
    );
    const path = `${CONNECTIONS}/${openid.json().id}`;
    expectProblem(await test.put(admin, path, metadata), 400, 'validation_failed');
  }
});

it.each<[string, object]>([
  ['metadata', {}],
  ['metadata', { metadata: '' }],
  ['metadata', { metadata: 7 }],
  ['metadata', { metadata: 'x'.repeat(256 * 1024 + 1) }],
  ['metadataUrl', { metadata: '<a/>', metadataUrl: 'https://login.acme.example/metadata' }],
  ['metadataUrl', { metadataUrl: '' }],
  ['metadataUrl', { metadataUrl: `https://login.acme.example/${'x'.repeat(500)}` }],
  ['issuer', { metadata: '<a/>', issuer: 'https://login.acme.example' }],
  ['clientId', { metadata: '<a/>', clientId: 'refinery' }],
  ['clientSecret', { metadata: '<a/>', clientSecret: 'a-secret' }],
  ['more', { metadata: '<a/>', more: 1 }],
])('is refused, and told which field is wrong: %s of %.80j', async (field, body) => {
  const problem = expectProblem(await send({ kind: 'saml', ...body }), 400, 'validation_failed');
  expect(`${JSON.stringify(problem.errors)} ${problem.detail}`).toContain(field);
  expect((await test.get(admin, CONNECTIONS)).json()).toEqual([]);
});

it('cannot be changed to what it is not', async () => {
  const path = `${CONNECTIONS}/${(await connect()).json().id}`;
  const before = (await test.get(admin, path)).json();
  const { metadataUrl } = test.provider;
  for (const [field, body] of [
    ['clientId', { clientId: 'refinery' }],
    ['clientSecret', { clientSecret: 'a-secret' }],
    ['metadataUrl', { metadata: test.provider.metadata(), metadataUrl }],
    ['metadata', { metadata: null }],
    ['metadataUrl', { metadataUrl: null }],
  ] as const) {
    const problem = expectProblem(await test.put(admin, path, body), 400, 'validation_failed');
    expect(`${JSON.stringify(problem.errors)} ${problem.detail}`).toContain(field);
  }
  const foreign = test.provider.metadata().replace('entityID="', '$&https://x.example/');
  const refused = expectProblem(
    await test.put(admin, path, { metadata: foreign }),
    422,
    'connection_invalid',
  );
  expect(refused.detail).toMatch(/^[A-Z].{15,}\.$/);
  expect((await test.get(admin, path)).json()).toEqual(before);
});

it('is refused with a sentence where the metadata cannot be used', async () => {
  for (const body of [
    { metadata: '<html>' },
    { metadata: test.provider.metadata().replace('<EntityD', '<!DOCTYPE x><EntityD') },
    { metadataUrl: `${test.provider.metadataUrl}/nothing` },
    { metadataUrl: 'https://10.0.0.1/metadata' },
    { metadataUrl: 'file:///etc/passwd' },
    { metadataUrl: 'javascript:alert(1)' },
    { metadataUrl: 'acme' },
  ]) {
    const problem = expectProblem(await send({ kind: 'saml', ...body }), 422, 'connection_invalid');
    expect(problem.detail).toMatch(/^[A-Z].{15,}\.$/);
  }
  expect((await test.get(admin, CONNECTIONS)).json()).toEqual([]);
});

it('may have metadata of as many characters as a file of a company has', async () => {
  const padding = `<!--${'x'.repeat(10_000)}-->`.repeat(24);
  const made = await connect({ metadata: test.provider.metadata().replace('<IDPSSO', `${padding}<IDPSSO`) });
  expect(made.statusCode, made.body.slice(0, 500)).toBe(201);
});

it('is for admins, for their own organization, in a plan that has it', async () => {
  const path = `${CONNECTIONS}/${(await connect()).json().id}`;
  const metadata = test.provider.metadata();
  for (const role of ['member', 'viewer'] as const) {
    const colleague = await buildColleague(test.ctx, admin, role);
    expectProblem(await connect({}, colleague), 403, 'forbidden');
    expectProblem(await test.get(colleague, path), 403, 'forbidden');
    expectProblem(await test.put(colleague, path, { metadata }), 403, 'forbidden');
    expectProblem(await test.post(colleague, `${path}/test`), 403, 'forbidden');
    expectProblem(await test.delete(colleague, path), 403, 'forbidden');
  }
  const free = await buildMember(test.ctx, { plan: 'free' });
  expectProblem(await connect({}, free), 403, 'plan_required');
  expectProblem(
    await test.post(null, CONNECTIONS, { kind: 'saml', name: 'Acme', metadata }),
    401,
    'unauthenticated',
  );
});

it('sent twice with one key, it is made once', async () => {
  const body = { kind: 'saml', name: 'Acme', metadataUrl: test.provider.metadataUrl };
  const make = () => test.post(admin, CONNECTIONS, body, { 'idempotency-key': 'one-connection' });
  const [first, second] = [await make(), await make()];
  expect([first.statusCode, second.statusCode, second.json()]).toEqual([201, 201, first.json()]);
  expect((await test.get(admin, CONNECTIONS)).json()).toHaveLength(1);
});
