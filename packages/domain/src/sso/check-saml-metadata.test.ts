import { X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ConnectionReply } from '@refinery/contracts/sso-connections.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkSamlMetadata } from './check-saml-metadata.ts';
import { deleteConnection } from './delete-connection.ts';
import { getConnection } from './get-connection.ts';
import { openSaml } from './testing/open-saml.ts';
import { updateConnection } from './update-connection.ts';

const DAY_MS = 24 * 60 * 60_000;
const logged: Record<string, unknown>[] = [];
const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
const elsewhere = fixture(() => startReceiver());
const test = fixture((services) => openSaml(services, { allowed: elsewhere.host, logger }));

beforeEach(async () => {
  await test.startAnew();
  await test.sql`delete from sso_connections`;
  elsewhere.reset();
  elsewhere.respondWith((response) => response.end(test.provider.metadata()));
  logged.length = 0;
});

const look = () => checkSamlMetadata(test.ctx);
const connect = () => test.connect({ metadataUrl: test.provider.metadataUrl });
const connectElsewhere = (path = '/metadata') => test.connect({ metadataUrl: `${elsewhere.url}${path}` });
const readings = () => test.provider.asked.filter((path) => path === '/metadata').length;
const now = (made: ConnectionReply) => getConnection(test.member.as, made);
const fingerprintsOf = ({ saml }: ConnectionReply) =>
  saml?.certificates.map(({ fingerprint }) => fingerprint);
const fingerprint = (pem: string) =>
  new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
const published = () => test.provider.certificates.map(fingerprint);
const changesOf = ({ id }: ConnectionReply) => test.sql`
  select actor_kind as kind, actor_name as name, before, after from audit_log
  where target = ${id} and action = 'connection.update' order by sequence`;

describe('the daily look at metadata', () => {
  it('is once a day, and only where it has an address', async () => {
    await connect();
    await test.connect();
    expect(readings()).toBe(1);
    await look();
    test.clock.advance(DAY_MS - 1);
    await look();
    expect(readings()).toBe(1);
    test.clock.advance(1);
    await look();
    await look();
    expect(readings()).toBe(2);
    test.clock.advance(DAY_MS - 1);
    await look();
    expect(readings()).toBe(2);
    test.clock.advance(1);
    await look();
    expect(readings()).toBe(3);
    expect(logged).toEqual([]);
  });

  it('takes new certificates and another address to sign in, and says so in the audit log', async () => {
    const made = await connect();
    const before = published();
    await test.provider.rotate();
    test.provider.changeMetadata = (xml) => xml.replaceAll('/sso"', '/sso?tenant=1"');
    test.clock.advance(DAY_MS);
    await look();
    const changed = await now(made);
    expect(changed.saml).toMatchObject({
      metadataUrl: test.provider.metadataUrl,
      signInUrl: `${test.provider.signInUrl}?tenant=1`,
    });
    expect(fingerprintsOf(changed)).toEqual(published());
    const changes = await changesOf(made);
    expect(changes).toMatchObject([{ kind: 'system', name: 'sso' }]);
    expect(JSON.stringify(changes[0]?.before)).toContain(before[0]);
    expect(JSON.stringify(changes[0]?.after)).toContain(published()[0]);
    test.provider.signInUrl = `${test.provider.signInUrl}?tenant=1`;
    const { user } = await test.signIn();
    test.provider.signInUrl = test.provider.signInUrl.split('?')[0] ?? '';
    expect(user.email).toBe(`ada@${test.domain}`);
  });

  it('changes nothing where nothing has changed', async () => {
    const made = await connect();
    test.clock.advance(DAY_MS);
    await look();
    expect(await now(made)).toEqual(made);
    expect(await changesOf(made)).toHaveLength(0);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['is not there', (response) => response.writeHead(404).end()],
    ['is broken', (response) => response.writeHead(500).end('oops')],
    ['is elsewhere', (response) => response.writeHead(302, { location: test.provider.metadataUrl }).end()],
    ['does not answer', (response) => response.destroy()],
    ['is none', (response) => response.end('<html>')],
    [
      'has no certificate',
      (response) => response.end(test.provider.metadata().replace(/<KeyD[\s\S]*KeyDescriptor>/, '')),
    ],
    [
      'is of another one',
      (response) => response.end(test.provider.metadata().replace('entityID="', '$&https://x.example/')),
    ],
    ['is too large', (response) => response.end(`${test.provider.metadata()}<!--${'x'.repeat(300_000)}-->`)],
  ])('changes nothing where it %s, and is logged', async (_what, respond) => {
    const made = await connectElsewhere();
    await test.provider.rotate();
    elsewhere.respondWith(respond);
    test.clock.advance(DAY_MS);
    await look();
    expect(await now(made)).toEqual(made);
    expect(await changesOf(made)).toHaveLength(0);
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).toContain(made.id);
    const count = elsewhere.received.length;
    await look();
    expect(elsewhere.received).toHaveLength(count);
    // The next day it is back.
    elsewhere.respondWith((response) => response.end(test.provider.metadata()));
    test.clock.advance(DAY_MS);
    await look();
    expect(fingerprintsOf(await now(made))).toEqual(published());
  });

  it('goes on where one cannot be read', async () => {
    const broken = await connectElsewhere();
    const fine = await connect();
    await test.provider.rotate();
    elsewhere.respondWith((response) => response.destroy());
    test.clock.advance(DAY_MS);
    await look();
    expect(await now(broken)).toEqual(broken);
    expect(fingerprintsOf(await now(fine))).toEqual(published());
  });

  it('comes to everybody, however many cannot be read', async () => {
    const others = [await buildMember(test.ctx), await buildMember(test.ctx)];
    for (const other of others)
      for (let count = 0; count < 10; count++)
        await test.connect({ metadataUrl: `${elsewhere.url}/${count}` }, other);
    test.clock.advance(1);
    const fine = await connect();
    elsewhere.respondWith((response) => response.writeHead(503).end());
    await test.provider.rotate();
    test.clock.advance(DAY_MS);
    await look();
    await look();
    expect(fingerprintsOf(await now(fine))).toEqual(published());
    expect(readings()).toBe(2);
  });

  it('comes first to who has waited longest', async () => {
    const late = await connect();
    const others = [await buildMember(test.ctx), await buildMember(test.ctx)];
    for (const other of others)
      for (let count = 0; count < 10; count++) {
        test.clock.advance(1);
        await test.connect({ metadataUrl: `${elsewhere.url}/${count}` }, other);
      }
    await test.provider.rotate();
    test.clock.advance(DAY_MS);
    await look();
    expect(fingerprintsOf(await now(late))).toEqual(published());
  });

  it('says a change once, however many look at the same time', async () => {
    const made = await connect();
    await test.provider.rotate();
    test.clock.advance(DAY_MS);
    await Promise.all([look(), look(), look()]);
    expect(fingerprintsOf(await now(made))).toEqual(published());
    expect(await changesOf(made)).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('is overtaken by an admin who gives other metadata meanwhile', async () => {
    const made = await connectElsewhere();
    await test.provider.rotate();
    const published = test.provider.metadata();
    await test.provider.rotate({ key: 'foreign' });
    const given = test.provider.metadata();
    test.clock.advance(DAY_MS);
    elsewhere.respondWith(async (response) => {
      await updateConnection(test.member.as, { id: made.id, metadata: given });
      response.end(published);
    });
    await look();
    const { saml } = await now(made);
    expect(saml).toMatchObject({ metadataUrl: null });
    expect(saml?.certificates[0]?.fingerprint).toBe(fingerprint(test.provider.identity.certificate));
    expect(await changesOf(made)).toHaveLength(1);
  });

  it('is overtaken by an admin who removes the connection meanwhile', async () => {
    const gone = await connectElsewhere();
    await test.provider.rotate();
    test.clock.advance(DAY_MS);
    elsewhere.respondWith(async (response) => {
      await deleteConnection(test.member.as, gone);
      response.end(test.provider.metadata());
    });
    await look();
    expect(await test.sql`select from sso_connections where id = ${gone.id}`).toHaveLength(0);
    expect(await changesOf(gone)).toHaveLength(0);
  });

  it('begins anew when metadata was read otherwise', async () => {
    const made = await connect();
    test.clock.advance(DAY_MS - 1);
    await updateConnection(test.member.as, { id: made.id, metadataUrl: test.provider.metadataUrl });
    expect(readings()).toBe(2);
    test.clock.advance(DAY_MS - 1);
    await look();
    expect(readings()).toBe(2);
    test.clock.advance(1);
    await look();
    expect(readings()).toBe(3);
  });
});
