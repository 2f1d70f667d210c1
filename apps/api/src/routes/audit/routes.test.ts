import type { Socket } from 'node:net';
import { AuditEntrySchema, AuditVerificationSchema } from '@refinery/contracts/audit.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Value } from 'typebox/value';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openConnection } from '../../testing/raw-connection.ts';
import { openTestApp } from '../../testing/test-app.ts';

const STREAMS = 2;

const test = fixture((services) =>
  openTestApp(services, {
    limits: { resultStreams: STREAMS, readerMs: 5_000, sweepMs: 50 },
  }),
);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const get = (path = '', as: Member | null = member) => test.get(as, `/api/audit-log${path}`);
const makeKey = (payload: object) =>
  test.post(member, '/api/api-keys', payload, { 'user-agent': 'curl/8', 'x-request-id': 'request-7' });
const linesOf = (body: string) => body.trimEnd().split('\n');

describe('GET /audit-log', () => {
  it('says of each row who did what with which call', async () => {
    const { id, prefix } = (await makeKey({ name: 'ci', scopes: ['usage:read'] })).json();
    const reply = await get('?limit=1');
    const [row] = reply.json();
    expect(row).toMatchObject({
      sequence: 2,
      actorKind: 'user',
      userId: member.user.id,
      apiKeyId: null,
      actorName: null,
      action: 'api-key.create',
      target: id,
      before: null,
      after: { name: 'ci', prefix, scopes: ['usage:read'], expiresAt: null },
      address: '127.0.0.1',
      userAgent: 'curl/8',
      requestId: 'request-7',
    });
    expect(Value.Errors(AuditEntrySchema, row)).toEqual([]);
    expect(Object.keys(row).sort()).toEqual(Object.keys(AuditEntrySchema.properties).sort());
  });

  it('goes on behind a page where its Link says', async () => {
    for (const name of ['a', 'b', 'c']) await makeKey({ name });
    const first = await get('?limit=2&action=api-key.create');
    const [, next = ''] = /^<([^>]*)>; rel="next"$/.exec(`${first.headers.link}`) ?? [];
    const second = await test.get(member, next);
    const names = [...first.json(), ...second.json()].map(({ after }) => after.name);
    expect(names).toEqual(['c', 'b', 'a']);
    expect(second.headers.link).toBeUndefined();
  });

  it('has who was refused and who signed in', async () => {
    const signIn = (password: string) =>
      test.post(null, '/api/auth/login', { email: member.user.email, password }, { 'user-agent': 'curl/8' });
    await signIn('wrong horse');
    await test.ctx.background.settled();
    const { refreshToken } = (await signIn('correct horse')).json();
    for (let time = 0; time < 2; time++) await test.post(null, '/api/auth/refresh', { refreshToken });
    const rows: { action: string; address: string; requestId: string }[] = (await get()).json();
    expect(rows.map(({ action }) => action)).toEqual([
      'session.reuse',
      'session.create',
      'session.refused',
      'organization.create',
    ]);
    for (const row of rows.slice(0, 3)) {
      expect(row.address).toBe('127.0.0.1');
      expect(row.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(rows[2]).toMatchObject({ userAgent: 'curl/8', target: member.user.id });
  });

  it.each([
    'limit=0',
    'cursor=0',
    'cursor=01890000-0000-7000-8000-000000000000',
    'actor=somebody',
    'action=',
    'from=yesterday',
    'to=2026-13-01T00:00:00Z',
    'user=x',
  ])('refuses ?%s', async (query) => {
    expectProblem(await get(`?${query}`), 400, 'validation_failed');
    const isOfPages = /^(?:limit|cursor)/.test(query);
    if (!isOfPages) expectProblem(await get(`/export?${query}`), 400, 'validation_failed');
  });
});

describe('GET /audit-log/export', () => {
  it('streams the rows as NDJSON, each as the list shows it', async () => {
    for (const name of ['a', 'b']) await makeKey({ name });
    const reply = await get('/export');
    expect(reply.headers['content-type']).toBe('application/x-ndjson');
    const rows = linesOf(reply.body).map((line) => JSON.parse(line));
    expect(rows.map(({ action }) => action)).toEqual([
      'organization.create',
      'api-key.create',
      'api-key.create',
      'audit-log.export',
    ]);
    expect((await get()).json()).toEqual(rows.reverse());
  });

  it('says in the log who exported what, and leaves no trace of who only asked for its head', async () => {
    const head = await test.send(member, { method: 'HEAD', url: '/api/audit-log/export' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await get()).json()).toHaveLength(1);
    await get('/export?action=api-key.create');
    const [row] = (await get()).json();
    expect(row).toMatchObject({ action: 'audit-log.export', after: { action: 'api-key.create' } });
  });

  it('is refused to who is no admin, and is not recorded then', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    expectProblem(await get('/export', colleague), 403, 'forbidden');
    expect((await get()).json()).toHaveLength(1);
  });

  it('has a few at the same time of an organization, and cuts readers that take nothing', async () => {
    const { key } = (await makeKey({ name: 'all', scopes: ['audit:read'] })).json();
    await fill(1_500, 20_000);
    const origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
    const streams: Socket[] = [];
    test.app.server.on('connection', (socket) => streams.push(socket));
    const request = `GET /api/v1/audit-log/export HTTP/1.1\r\nhost: x\r\nx-api-key: ${key}\r\n\r\n`;
    const stalled = await Promise.all(
      Array.from({ length: STREAMS }, async () => {
        const connection = await openConnection(origin);
        connection.send(request);
        expect((await connection.answer()).status).toBe(200);
        connection.socket.pause();
        return connection.socket;
      }),
    );
    const refused = await get('/export');
    expectProblem(refused, 429, 'rate_limited');
    // What was refused was not exported, and the log says so.
    expect((await get('?action=audit-log.export')).json()).toHaveLength(STREAMS);
    const other = await buildMember(test.ctx);
    expect((await get('/export', other)).statusCode).toBe(200);
    await waitFor(() => streams.every((socket) => socket.destroyed), { what: 'the streams to be cut' });
    await waitFor(async () => (await get('/export?action=none')).statusCode === 200, {
      what: 'the slots of streams that have ended to be free',
    });
    for (const socket of stalled) socket.destroy();
  });
});

/** Adds rows, of so many characters each. */
const fill = (rows: number, characters: number) =>
  asSuperuser(
    test.ctx,
    (sql) => sql`
      insert into audit_log (id, organization_id, actor_kind, action, target, after)
      select gen_random_uuid(), ${member.organizationId}, 'system', 'note.create', n::text,
        jsonb_build_object('text', repeat('x', ${characters}::int))
      from generate_series(1, ${rows}::int) n`,
  );

describe('GET /audit-log/verify', () => {
  it('says that the log is valid, or where it is not', async () => {
    await makeKey({ name: 'ci', scopes: ['audit:read'] });
    const valid = await get('/verify');
    const [newest] = (await get()).json();
    const head = { sequence: 2, hash: newest.hash };
    expect(valid.json()).toEqual({ valid: true, rows: 2, firstBroken: null, head });
    await asSuperuser(test.ctx, (sql) => sql`update audit_log set target = 'x' where id = ${newest.id}`);
    const broken = await get('/verify');
    expect(broken.json()).toEqual({
      valid: false,
      rows: 1,
      firstBroken: { sequence: 2, id: newest.id, reason: 'changed' },
      head,
    });
    for (const reply of [valid, broken])
      expect(Value.Errors(AuditVerificationSchema, reply.json())).toEqual([]);
  });

  it('runs once at a time for an organization', async () => {
    const other = await buildMember(test.ctx);
    await asSuperuser(test.ctx, (sql) =>
      sql.begin(async (tx) => {
        // A verification waits here before its first row.
        await tx`lock table audit_heads in access exclusive mode`;
        const first = get('/verify');
        await waitFor(async () => {
          const [waiting] = await tx`select count(*)::int as count from pg_locks where not granted`;
          return waiting?.count > 0;
        });
        expectProblem(await get('/verify'), 429, 'rate_limited');
        return { first };
      }),
    ).then(async ({ first }) => expect((await first).statusCode).toBe(200));
    for (const as of [member, other])
      expect((await get('/verify', as)).json()).toMatchObject({ valid: true });
  });
});
