import type { CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { metadataOf } from '@refinery/testing/fake-issuers.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { type Receiver, startReceiver } from '@refinery/testing/start-receiver.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { getConnection } from './get-connection.ts';
import { openClientSecret } from './internal/connection-secret.ts';
import { listConnections } from './list-connections.ts';
import { testConnection } from './test-connection.ts';
import { updateConnection } from './update-connection.ts';

let server: Receiver;
const clock = new TestClock(new Date('2026-05-18T09:30:00Z'));
const test = fixture(async (services) => {
  server = await startReceiver();
  const env = { UPSTREAM_ALLOWLIST: server.host, PUBLIC_URL: 'https://prompts.acme.example' };
  return openTestContext(services, { clock, env });
});
afterAll(() => server.close());

let member: Member;
let other: Member;

beforeEach(async () => {
  await test.sql`delete from sso_connections`;
  server.reset();
  answerWith(metadataOf(issuerAt('/acme')));
  member = await buildMember(test.ctx);
  other = await buildMember(test.ctx);
});

const issuerAt = (path: string) => `${server.url}${path}`;
let keys: unknown = { keys: [{ kty: 'RSA', use: 'sig' }, { kty: 'EC' }, { kty: 'RSA', use: 'enc' }] };
/** What the identity provider says from now on. */
function answerWith(metadata: unknown, status = 200, contentType = 'application/json'): void {
  server.respondWith((response, { path }) => {
    const body = path.endsWith('/keys') ? keys : metadata;
    response
      .writeHead(status, { 'content-type': contentType })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const body = (more: Partial<CreateConnectionBody> = {}): CreateConnectionBody => ({
  kind: 'oidc',
  name: 'Acme',
  issuer: issuerAt('/acme'),
  clientId: 'refinery',
  clientSecret: 'the-first-secret',
  defaultRole: 'member',
  ...more,
});
const connect = (more?: Partial<CreateConnectionBody>, by = member) => createConnection(by.as, body(more));
const list = async (of = member) => (await listConnections(of.as, { limit: 100 })).items;
/** Fails where an identity provider is not refused for this reason. */
const expectInvalid = (refused: Promise<unknown>, reason: string) =>
  expect(refused).rejects.toMatchObject({
    code: 'connection_invalid',
    message: expect.stringContaining(reason),
  });
const rowOf = async (id: string) => {
  const [row] = await test.sql`
    select organization_id as "organizationId", sealed_secret as "sealedSecret" from sso_connections where id = ${id}`;
  if (!row) throw new TypeError('There is no such connection.');
  return { organizationId: String(row.organizationId), sealedSecret: String(row.sealedSecret) };
};
const secretOf = async (id: string) => openClientSecret(test.ctx.settings.keyring, await rowOf(id));

describe('a connection', () => {
  it('is made, shown, listed, changed and removed', async () => {
    const made = await connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    const expected = {
      id: expect.any(String),
      kind: 'oidc',
      name: 'Acme',
      issuer: issuerAt('/acme'),
      clientId: 'refinery',
      redirectUri: `https://prompts.acme.example/api/v1/auth/sso/callback/${member.organizationId}`,
      saml: null,
      defaultRole: 'member',
      roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }],
      createdAt: '2026-05-18T09:30:00.000Z',
      updatedAt: '2026-05-18T09:30:00.000Z',
    };
    expect(made).toEqual(expected);
    expect(await getConnection(member.as, made)).toEqual(made);
    expect(await list()).toEqual([made]);
    clock.advance(60_000);
    const change = { name: 'Acme 2', clientId: 'other', defaultRole: null };
    const changed = await updateConnection(member.as, { id: made.id, ...change });
    expect(changed).toEqual({ ...expected, ...change, updatedAt: '2026-05-18T09:31:00.000Z' });
    expect(await list()).toEqual([changed]);
    await deleteConnection(member.as, made);
    expect(await list()).toEqual([]);
    await expectCode(getConnection(member.as, made), 'connection_not_found');
  });

  it('newest first', async () => {
    const ids = [await connect(), await connect()].map(({ id }) => id);
    expect((await list()).map(({ id }) => id)).toEqual(ids.reverse());
  });

  it('keeps its secret sealed, until another one is given', async () => {
    const { id } = await connect();
    expect((await rowOf(id)).sealedSecret).not.toContain('the-first-secret');
    expect(await secretOf(id)).toBe('the-first-secret');
    await updateConnection(member.as, { id, name: 'Named anew' });
    expect(await secretOf(id)).toBe('the-first-secret');
    await updateConnection(member.as, { id, clientSecret: 'the-second-secret' });
    expect(await secretOf(id)).toBe('the-second-secret');
  });

  it('is in the audit log without its secret', async () => {
    const { id } = await connect();
    await updateConnection(member.as, { id, clientSecret: 'the-second-secret' });
    await updateConnection(member.as, { id, name: 'Acme 2' });
    await deleteConnection(member.as, { id });
    const rows =
      await test.sql`select action, before, after from audit_log where target = ${id} order by sequence`;
    expect(rows.map(({ action, after }) => [action, after?.newSecret])).toEqual([
      ['connection.create', undefined],
      ['connection.update', true],
      ['connection.update', false],
      ['connection.delete', undefined],
    ]);
    expect(rows[2]).toMatchObject({ before: { name: 'Acme' }, after: { name: 'Acme 2' } });
    expect(JSON.stringify(rows)).not.toContain('secret"');
    expect(JSON.stringify(rows)).not.toMatch(/the-(first|second)-secret/);
  });

  it('has a way to a role', async () => {
    const rule = { claim: 'groups', value: 'ops', role: 'viewer' } as const;
    const neither = { defaultRole: null, roleMapping: [] };
    await expectCode(connect(neither), 'validation_failed');
    expect(server.received).toEqual([]);
    const { defaultRole: _, ...plain } = body();
    const made = (more: object) => createConnection(member.as, { ...plain, ...more });
    expect(await made({})).toMatchObject({ defaultRole: 'member', roleMapping: [] });
    expect(await made({ roleMapping: [rule] })).toMatchObject({ defaultRole: null });
    const byRule = await connect({ defaultRole: null, roleMapping: [rule] });
    expect(byRule).toMatchObject({ defaultRole: null, roleMapping: [rule] });
    await expectCode(updateConnection(member.as, { id: byRule.id, roleMapping: [] }), 'validation_failed');
    const byDefault = await updateConnection(member.as, { id: byRule.id, ...neither, defaultRole: 'viewer' });
    expect(byDefault).toMatchObject({ defaultRole: 'viewer', roleMapping: [] });
    await expectCode(updateConnection(member.as, { id: byRule.id, defaultRole: null }), 'validation_failed');
  });

  it('an organization has at most ten', async () => {
    const made = await connect();
    for (let count = 1; count < 9; count++) await connect();
    const [one, two] = await Promise.allSettled([connect(), connect()]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expectCode(connect(), 'limit_reached');
    await connect({}, other);
    await deleteConnection(member.as, made);
    await connect();
  });

  it('is seen and changed by admins of its own organization only', async () => {
    const made = await connect();
    const { id } = made;
    for (const call of [
      () => getConnection(other.as, made),
      () => updateConnection(other.as, { id, name: 'Theirs' }),
      () => testConnection(other.as, made),
      () => deleteConnection(other.as, made),
    ])
      await expectCode(call(), 'connection_not_found');
    expect(await list(other)).toEqual([]);
    for (const role of ['member', 'viewer'] as const) {
      const colleague = await buildColleague(test.ctx, member, role);
      for (const call of [
        () => connect({}, colleague),
        () => list(colleague),
        () => getConnection(colleague.as, made),
        () => updateConnection(colleague.as, { id, name: 'Theirs' }),
        () => testConnection(colleague.as, made),
        () => deleteConnection(colleague.as, made),
      ])
        await expectCode(call(), 'forbidden');
    }
    expect(await list()).toEqual([made]);
  });
});

describe('the metadata', () => {
  it.each([
    ['/acme', '/acme'],
    ['/acme/.well-known/openid-configuration', '/acme'],
    ['/acme/', '/acme/'],
    ['', ''],
  ])('of the issuer %j is read', async (given, path) => {
    answerWith(metadataOf(issuerAt(path)));
    expect((await connect({ issuer: ` ${issuerAt(given)} ` })).issuer).toBe(issuerAt(path));
    expect(server.received.map((message) => message.path)).toEqual([
      `${path.replace(/\/$/, '')}/.well-known/openid-configuration`,
    ]);
  });

  it.each([
    'acme',
    'ftp://login.acme.example',
    'https://user:secret@login.acme.example',
    'https://login.acme.example/?tenant=1',
    'https://login.acme.example/#acme',
    'javascript:alert(1)',
  ])('%j is no issuer', async (issuer) => {
    await expectCode(connect({ issuer }), 'validation_failed');
  });

  it.each([
    ['http://169.254.169.254/acme', 'https://'],
    ['https://127.0.0.1/acme', 'public internet'],
    ['https://localhost/acme', 'public internet'],
  ])('of %s is not read', async (issuer, reason) => {
    await expectInvalid(connect({ issuer }), reason);
  });

  it('must be that of the issuer', async () => {
    answerWith(metadataOf(issuerAt('/other')));
    await expectInvalid(connect(), issuerAt('/other'));
  });

  it.each(['common', 'organizations', 'consumers'])(
    'of all tenants of Microsoft (%s) is refused: people of others would be ours',
    async (tenant) => {
      const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;
      const metadata = metadataOf('https://login.microsoftonline.com/{tenantid}/v2.0');
      const ctx = { ...member.as, identityFetch: async () => Response.json(metadata) };
      await expectInvalid(createConnection(ctx, body({ issuer })), '{tenantid}');
    },
  );

  it('of Microsoft for private people is refused', async () => {
    const issuer = 'https://login.microsoftonline.com/9188040d-6c67-4b5b-b112-36a304b66dad/v2.0';
    const ctx = { ...member.as, identityFetch: async () => Response.json(metadataOf(issuer)) };
    await expectCode(createConnection(ctx, body({ issuer })), 'connection_invalid');
  });

  it.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const)(
    'must have a good %s',
    async (name) => {
      for (const bad of [undefined, 7, 'javascript:alert(1)', 'http://10.0.0.1/', 'https://10.0.0.1/']) {
        answerWith({ ...metadataOf(issuerAt('/acme')), [name]: bad });
        await expectInvalid(connect(), name);
      }
    },
  );

  it('that cannot be read is told', async () => {
    const refused: [unknown, number, string?][] = [
      [{}, 200],
      ['<html>', 200, 'text/html'],
      ['{', 200],
      [metadataOf(issuerAt('/acme')), 404],
      [metadataOf(issuerAt('/acme')), 500],
      [{ ...metadataOf(issuerAt('/acme')), more: 'x'.repeat(300_000) }, 200],
    ];
    for (const answer of refused) {
      answerWith(...answer);
      await expectInvalid(connect(), 'cannot be read');
    }
    answerWith(metadataOf(issuerAt('/acme')), 302);
    await expectInvalid(connect(), '302');
    server.respondWith((response) => response.destroy());
    await expectInvalid(connect(), 'does not answer');
    expect(await list()).toEqual([]);
  });
});

describe('a test', () => {
  it('reads metadata and keys again', async () => {
    const made = await connect();
    expect(await testConnection(member.as, made)).toEqual({
      issuer: issuerAt('/acme'),
      authorizationEndpoint: issuerAt('/acme/authorize'),
      tokenEndpoint: issuerAt('/acme/token'),
      signingKeys: 2,
    });
    answerWith('gone', 410);
    await expectInvalid(testConnection(member.as, made), '410');
  });

  it.each([[{ keys: [] }], [{ keys: [{ use: 'enc' }] }], [{}], ['{'], ['[]']])(
    'is not passed with the keys %j',
    async (bad) => {
      const made = await connect();
      const good = keys;
      keys = bad;
      await expectCode(testConnection(member.as, made), 'connection_invalid').finally(() => {
        keys = good;
      });
    },
  );
});
