import { X509Certificate } from 'node:crypto';
import type { CreateConnectionBody, UpdateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { buildColleague } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { getConnection } from './get-connection.ts';
import { listConnections } from './list-connections.ts';
import { testConnection } from './test-connection.ts';
import { ACS_URL, openSaml } from './testing/open-saml.ts';
import { updateConnection } from './update-connection.ts';

const test = fixture(openSaml);
beforeEach(() => test.startAnew());

const make = (more: object) =>
  createConnection(test.member.as, { kind: 'saml', name: 'Acme', ...more } as CreateConnectionBody);
const change = (id: string, more: UpdateConnectionBody) => updateConnection(test.member.as, { id, ...more });
const list = async () => (await listConnections(test.member.as, { limit: 100 })).items;
const facts = (pem: string) => {
  const { fingerprint256, validToDate } = new X509Certificate(pem);
  return {
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    expiresAt: validToDate.toISOString(),
  };
};
const known = () => test.provider.certificates.map(facts);
const readings = () => test.provider.asked.filter((path) => path === '/metadata').length;

describe('a SAML connection', () => {
  it('is made of metadata, shown, listed, changed and removed', async () => {
    await test.provider.rotate({ keep: true });
    const roleMapping = [{ claim: 'groups', value: 'ops', role: 'admin' as const }];
    const made = await test.connect({ defaultRole: 'viewer', roleMapping });
    const now = test.clock.now().toISOString();
    expect(made).toEqual({
      id: expect.any(String),
      kind: 'saml',
      name: 'Acme',
      issuer: test.provider.entityId,
      clientId: null,
      redirectUri: ACS_URL,
      saml: { metadataUrl: null, signInUrl: test.provider.signInUrl, certificates: known() },
      defaultRole: 'viewer',
      roleMapping,
      createdAt: now,
      updatedAt: now,
    });
    expect(readings()).toBe(0);
    expect(await getConnection(test.member.as, made)).toEqual(made);
    expect(await list()).toEqual([made]);
    test.clock.advance(1_000);
    const changed = await change(made.id, { name: 'Acme 2', defaultRole: null });
    const updatedAt = test.clock.now().toISOString();
    expect(changed).toEqual({ ...made, name: 'Acme 2', defaultRole: null, updatedAt });
    await deleteConnection(test.member.as, made);
    expect(await list()).toEqual([]);
  });

  it('is made of the address of metadata', async () => {
    const made = await test.connect({ metadataUrl: test.provider.metadataUrl });
    expect(made).toMatchObject({
      issuer: test.provider.entityId,
      saml: {
        metadataUrl: test.provider.metadataUrl,
        signInUrl: test.provider.signInUrl,
        certificates: known(),
      },
    });
    expect(readings()).toBe(1);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['both', { metadata: '<a/>', metadataUrl: 'https://login.acme.example/metadata' }],
    ['an issuer', { metadata: '<a/>', issuer: 'https://login.acme.example' }],
    ['a client', { metadata: '<a/>', clientId: 'refinery' }],
    ['a secret', { metadata: '<a/>', clientSecret: 'a-secret' }],
  ])('is not made of %s', async (_what, more) => {
    await expectCode(make(more), 'validation_failed');
    expect(await list()).toEqual([]);
  });

  it.each(['metadata', 'metadataUrl'])('is what has %s: another kind has none', async (field) => {
    const value = field === 'metadata' ? test.provider.metadata() : test.provider.metadataUrl;
    const openid = { issuer: 'https://login.acme.example', clientId: 'refinery', clientSecret: 'a-secret' };
    await expectCode(make({ kind: 'oidc', ...openid, [field]: value }), 'validation_failed');
    expect(readings()).toBe(0);
  });

  it('takes no client, no secret, and one kind of metadata', async () => {
    const { id } = await test.connect();
    const { metadataUrl } = test.provider;
    for (const more of [
      { clientId: 'refinery' },
      { clientSecret: 'a-secret' },
      { metadata: test.provider.metadata(), metadataUrl },
    ])
      await expectCode(change(id, more), 'validation_failed');
    expect(readings()).toBe(0);
  });

  it('reads new metadata at once, from where it is told, and forgets where it was', async () => {
    const made = await test.connect();
    await test.provider.rotate();
    const { metadataUrl } = test.provider;
    const read = await change(made.id, { metadataUrl });
    expect(read).toEqual({
      ...made,
      saml: { metadataUrl, signInUrl: test.provider.signInUrl, certificates: known() },
    });
    await test.provider.rotate({ keep: true });
    expect((await change(made.id, { name: 'Acme 2' })).saml).toEqual(read.saml);
    expect(readings()).toBe(1);
    test.provider.signInUrl = `${test.provider.signInUrl}?tenant=1&x=2`;
    const sent = await change(made.id, { metadata: test.provider.metadata() });
    test.provider.signInUrl = test.provider.signInUrl.split('?')[0] ?? '';
    expect(sent.saml).toEqual({
      metadataUrl: null,
      signInUrl: `${test.provider.signInUrl}?tenant=1&x=2`,
      certificates: known(),
    });
    expect(await getConnection(test.member.as, made)).toEqual(sent);
  });

  it('stays that of its identity provider', async () => {
    const made = await test.connect();
    const metadata = test.provider.metadata().replace('entityID="', 'entityID="https://evil.example/');
    await expectCode(change(made.id, { metadata }), 'connection_invalid');
    test.provider.changeMetadata = () => metadata;
    await expectCode(change(made.id, { metadataUrl: test.provider.metadataUrl }), 'connection_invalid');
    expect(await getConnection(test.member.as, made)).toEqual(made);
  });

  it('is tested by reading where it has an address, and by what it has where not', async () => {
    await test.provider.rotate({ keep: true });
    const expected = {
      issuer: test.provider.entityId,
      authorizationEndpoint: test.provider.signInUrl,
      tokenEndpoint: null,
      signingKeys: 2,
    };
    const sent = await test.connect();
    const read = await test.connect({ metadataUrl: test.provider.metadataUrl });
    for (const made of [sent, read]) expect(await testConnection(test.member.as, made)).toEqual(expected);
    test.provider.changeMetadata = () => '<gone/>';
    expect(await testConnection(test.member.as, sent)).toEqual(expected);
    await expectCode(testConnection(test.member.as, read), 'connection_invalid');
  });

  it('counts in a test what has not expired, and is not good without', async () => {
    const soon = new Date(test.clock.now().getTime() + 60_000);
    await test.provider.rotate({ keep: true, notAfter: soon });
    const { metadataUrl } = test.provider;
    const made = [await test.connect(), await test.connect({ metadataUrl })];
    test.clock.advance(60_000);
    for (const one of made) expect((await testConnection(test.member.as, one)).signingKeys).toBe(1);
    test.clock.advance(400 * 24 * 60 * 60_000);
    for (const one of made) await expectCode(testConnection(test.member.as, one), 'connection_invalid');
  });

  it('is in the audit log with the fingerprints of its certificates', async () => {
    const { id } = await test.connect();
    const [first = ''] = known().map(({ fingerprint }) => fingerprint);
    await test.provider.rotate();
    const [second = ''] = known().map(({ fingerprint }) => fingerprint);
    await change(id, { metadata: test.provider.metadata() });
    const rows = await test.sql`
      select action, before, after from audit_log where target = ${id} order by sequence`;
    expect(rows.map(({ action }) => action)).toEqual(['connection.create', 'connection.update']);
    const [created, updated] = rows.map((row) => ({
      before: JSON.stringify(row.before),
      after: JSON.stringify(row.after),
    }));
    expect(created?.after).toContain(first);
    expect([updated?.before.includes(first), updated?.before.includes(second)]).toEqual([true, false]);
    expect([updated?.after.includes(first), updated?.after.includes(second)]).toEqual([false, true]);
    expect(JSON.stringify(rows)).not.toMatch(/EntityDescriptor|MII/);
  });

  it('is one of ten, whatever their kind', async () => {
    for (let count = 0; count < 9; count++) await test.connect();
    const both = await Promise.allSettled([test.connect(), test.connect()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expectCode(test.connect(), 'limit_reached');
  });

  it('is made and changed by admins', async () => {
    const made = await test.connect();
    const metadata = test.provider.metadata();
    const colleague = await buildColleague(test.ctx, test.member, 'member');
    await expectCode(test.connect({}, colleague), 'forbidden');
    await expectCode(updateConnection(colleague.as, { id: made.id, metadata }), 'forbidden');
    await expectCode(testConnection(colleague.as, made), 'forbidden');
  });
});
