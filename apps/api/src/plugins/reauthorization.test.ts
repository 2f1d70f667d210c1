import { once } from 'node:events';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { KeyIdentity } from '@refinery/domain/identities/identity.ts';
import { IdentityCache } from '@refinery/domain/identities/identity-cache.ts';
import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, setRole } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertLargeBatch } from '../batches/testing/large-batch.ts';
import { Browser } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { chunk, headOf, openConnection } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';

const NEVER_MS = 2 ** 31 - 1;
const EVERY_MS = 20;

const test = fixture((services) =>
  openTestApp(services, {
    limits: { identifiedMs: 0, identifyEveryMs: EVERY_MS, sweepMs: EVERY_MS, readerMs: NEVER_MS },
    prepare: (app) => app.addHook('preHandler', () => beforeHandler()),
  }),
);
let origin: string;
let ledger: BatchLedger;
/** Done to each request before it is handled. */
let beforeHandler: () => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  ledger = openBatchLedger(test.databaseUrl);
});
afterAll(async () => {
  test.app.server.closeAllConnections();
  await ledger.close();
});
beforeEach(() => {
  beforeHandler = async () => undefined;
});

/** A program of an organization, and how it loses its key. */
async function buildProgram(colleague?: { as: ActorContext }) {
  const owner = colleague?.as ?? (await buildMember(test.ctx)).as;
  const { id, key } = await createApiKey(owner, { name: 'program' });
  const loseKey = () => test.sql`delete from api_keys where id = ${id}`;
  return { as: owner, organizationId: owner.actor.organizationId, headers: { 'x-api-key': key }, loseKey };
}

const spooled = () => openFilesIn(test.ctx.settings.spoolDir);
const connections = (): Promise<number> =>
  new Promise((resolve) => test.app.server.getConnections((_error, count) => resolve(count)));

describe('a stream', () => {
  it('is cut when its reader loses the right to it, however slowly it is read, and no other one is', async () => {
    const program = await buildProgram();
    const colleague = await buildProgram(program);
    const id = await insertLargeBatch(ledger, { ...program, items: 40, refinedText: 'x'.repeat(400_000) });
    const open = async ({ headers }: typeof program) => {
      const connection = await openConnection(origin);
      connection.send(headOf(`GET /api/v1/batches/${id}/results`, headers));
      await once(connection.socket, 'data');
      connection.socket.pause();
      return connection;
    };
    const cut = await open(program);
    const kept = await open(colleague);
    expect(await connections()).toBe(2);
    await program.loseKey();
    await waitFor(async () => (await connections()) === 1, { what: 'the connection to be cut' });
    cut.socket.resume();
    await cut.closed;
    let bytes = 0;
    kept.socket.on('data', (data: Buffer) => {
      bytes += data.length;
    });
    kept.socket.resume();
    await waitFor(() => bytes > 14_000_000, { what: 'the other stream to end' });
    kept.socket.destroy();
  });

  it('that a browser opened by its cookie is cut when another tab signs out, and none of another session', async () => {
    const member = await buildMember(test.ctx);
    const id = await insertLargeBatch(ledger, { ...member, items: 40, refinedText: 'x'.repeat(400_000) });
    const [browser, device] = [new Browser(), new Browser()];
    for (const each of [browser, device]) await each.signIn(test, member.user.email);
    const url = `/api/v1/batches/${id}/results?organization=${member.organizationId}`;
    const open = async ({ cookies }: Browser) => {
      const connection = await openConnection(origin);
      connection.send(headOf(`GET ${url}`, { cookie: [...cookies].flat().join('=') }));
      await once(connection.socket, 'data');
      connection.socket.pause();
      return connection;
    };
    const streams = await Promise.all([open(browser), open(browser), open(device)]);
    expect(await connections()).toBe(3);
    expect((await browser.send(test, { method: 'POST', url: '/api/auth/logout' })).statusCode).toBe(204);
    await waitFor(async () => (await connections()) === 1, { what: 'the two connections to be cut' });
    const list = await device.send(test, { url: '/api/auth/sessions' });
    const { id: own } = list.json().find(({ current }: { current: boolean }) => current);
    await test.sql`update sessions set revoked_at = now() where id = ${own}`;
    await waitFor(async () => (await connections()) === 0, { what: 'the last connection to be cut' });
    for (const { socket } of streams) socket.destroy();
  });

  it('of the audit log is cut when its reader is no admin any more', async () => {
    const { as } = await buildProgram();
    const { organizationId, userId } = as.actor;
    const { key } = await createApiKey(as, { name: 'auditor', scopes: ['audit:read'] });
    await ledger.sql`
      insert into audit_log (id, organization_id, actor_kind, actor_name, action, target, after)
      select gen_random_uuid(), ${organizationId}, 'system', 'test', 'batch.create', 'none',
        jsonb_build_object('name', repeat('x', 20000))
      from generate_series(1, 1000)`;
    const connection = await openConnection(origin);
    connection.send(headOf('GET /api/v1/audit-log/export', { 'x-api-key': key }));
    await once(connection.socket, 'data');
    connection.socket.pause();
    await test.sql`update memberships set role = 'member' where user_id = ${userId}`;
    await waitFor(async () => (await connections()) === 0, { what: 'the connection to be cut' });
    connection.socket.destroy();
  });
});

describe('an upload', () => {
  it('ends when its sender loses the right to it, not only with its last byte', async () => {
    const { headers, loseKey, organizationId } = await buildProgram();
    const connection = await openConnection(origin);
    const about = { 'content-type': 'application/x-ndjson', 'transfer-encoding': 'chunked' };
    connection.send(headOf('POST /api/v1/batches', { ...headers, ...about }));
    connection.send(chunk('{"text":"Please summarize."}\n'));
    await waitFor(() => spooled().length === 1, { what: 'the upload to be read' });
    await loseKey();
    const answer = await connection.answer();
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'unauthenticated']);
    connection.socket.destroy();
    await waitFor(() => spooled().length === 0, { what: 'the file to be closed' });
    expect(await ledger.sql`select id from batch_jobs where organization_id = ${organizationId}`).toEqual([]);
  });

  it.each([
    ['Postgres is away', new Error('Postgres is away')],
    ['it is refused for a moment', new DomainError('service_unavailable')],
  ])('goes on where nobody can be asked about its sender: %s', async (_name, error) => {
    const { headers } = await buildProgram();
    const connection = await openConnection(origin);
    const text = `{"text":"Please summarize."}\n`.repeat(2);
    const about = { 'content-type': 'application/x-ndjson', 'content-length': text.length };
    connection.send(headOf('POST /api/v1/batches', { ...headers, ...about }) + text.slice(0, -1));
    await waitFor(() => spooled().length === 1, { what: 'the upload to be read' });
    const { identities } = test.ctx;
    let asked = 0;
    const keys = new IdentityCache<KeyIdentity>(
      () => {
        asked++;
        throw error;
      },
      () => [],
    );
    test.ctx.identities = { ...identities, keys };
    await waitFor(() => asked > 2, { what: 'its sender to be asked for' });
    test.ctx.identities = identities;
    connection.send('\n');
    expect((await connection.answer()).status).toBe(202);
    connection.socket.destroy();
  });
});

describe('a change', () => {
  it('is refused where its caller got another role after the verb had looked at it', async () => {
    const member = await buildMember(test.ctx);
    beforeHandler = () => setRole(test.ctx, member.as.actor, 'member');
    const request = { method: 'POST', url: '/api/api-keys', payload: { name: 'late' } } as const;
    const reply = await test.send(member, request);
    expectProblem(reply, 403, 'forbidden');
    beforeHandler = async () => undefined;
    expect((await test.send(member, request)).statusCode).toBe(201);
  });

  it('is refused by the role in the organization that it names, not by that in the own one', async () => {
    const guest = await buildMember(test.ctx);
    const host = await buildMember(test.ctx);
    const userId = guest.user.id;
    await test.ctx.systemDb
      .insert(memberships)
      .values({ organizationId: host.organizationId, userId, role: 'admin' });
    const request = { method: 'POST', url: '/api/api-keys', payload: { name: 'late' } } as const;
    const named = { ...request, headers: { 'x-organization': host.organizationId } };
    expect((await test.send(guest, named)).statusCode).toBe(201);
    beforeHandler = () => setRole(test.ctx, { organizationId: host.organizationId, userId }, 'member');
    expectProblem(await test.send(guest, named), 403, 'forbidden');
    beforeHandler = async () => undefined;
    expect((await test.send(guest, request)).statusCode).toBe(201);
  });
});
