import { setTimeout as sleep } from 'node:timers/promises';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildForm } from '../batches/testing/form.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { chunk, headOf, openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';

const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(JSON.parse(line)) });
const test = fixture((services) => openTestApp(services, { limits, logger }));
let origin: string;
let key: string;
const logged: { level: number; msg: string }[] = [];

const limits: Limits = {
  ...DEFAULT_LIMITS,
  body: { bytesPerSecond: 10, graceMs: 100, windowMs: 400, jsonMs: 2_000, fileMs: 4_000 },
  unread: { bytes: 10_000, ms: 100 },
  sweepMs: 20,
};

beforeAll(async () => {
  const { as } = await buildMember(test.ctx);
  key = (await createApiKey(as, { name: 'slow' })).key;
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});

async function open(request: string, headers: Record<string, string>): Promise<RawConnection> {
  const connection = await openConnection(origin);
  connection.send(headOf(request, { 'x-api-key': key, 'transfer-encoding': 'chunked', ...headers }));
  return connection;
}

const upload = (type: string) => open('POST /api/batches', { 'content-type': type });
const form = () => open('POST /api/batches', buildForm([]).headers);
const [beforeFile = '', afterFile = ''] = buildForm([
  { name: 'name', value: 'slow' },
  { name: 'file', filename: 'a.csv', value: 'SPLIT' },
]).payload.split('SPLIT');

async function expectTimeout(connection: RawConnection): Promise<void> {
  const answer = await connection.answer();
  expect(answer.status).toBe(408);
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'request_timeout', status: 408 });
  await connection.closed;
}

async function expectNothingLeft(): Promise<void> {
  await waitFor(() => openFilesIn(test.ctx.settings.spoolDir).length === 0, {
    what: 'the files to be closed',
  });
  expect(test.ctx.spool.usedBytes).toBe(0);
  expect(logged.filter(({ level, msg }) => level >= 40 || /already sent/.test(msg))).toEqual([]);
}

describe('a body that stops', () => {
  it.each([
    ['JSON', () => open('POST /api/optimize', { 'content-type': 'application/json' }), '{"text":"Pl'],
    ['JSON to sign in with', () => open('POST /api/auth/login', { 'content-type': 'application/json' }), '{'],
    ['NDJSON', () => upload('application/x-ndjson'), '{"text":"Please write."}\n{"te'],
    ['CSV', () => upload('text/csv'), 'text\nPlease write.\n"Ple'],
    ['a form before its first part', form, '--'],
    ['a form in its file', form, `${beforeFile}text\nPlease`],
    ['a form after its file', form, `${beforeFile}text\nPlease${afterFile.slice(0, 10)}`],
    ['nothing at all', () => upload('text/csv'), ''],
  ])('as %s is answered and its connection closed', async (_name, start, sent) => {
    const connection = await start();
    if (sent) connection.send(chunk(sent));
    await expectTimeout(connection);
    await expectNothingLeft();
  });

  it('does not begin its work when it goes on after the answer', async () => {
    const connection = await open('POST /api/optimize', { 'content-type': 'application/json' });
    connection.send(chunk('{"text":"Please '));
    expect((await connection.answer()).status).toBe(408);
    connection.send(`${chunk('write."}')}0\r\n\r\n`);
    await connection.closed;
    await expectNothingLeft();
    const history = await test.app.inject({ url: '/api/optimize/history', headers: { 'x-api-key': key } });
    expect(history.json()).toEqual([]);
  });
});

/** Sends pieces without end; ends with the connection. */
async function drip(connection: RawConnection, piece: string): Promise<void> {
  let open = true;
  void connection.closed.then(() => {
    open = false;
  });
  while (open) {
    connection.send(chunk(piece));
    await sleep(10);
  }
}

describe('a body that goes on', () => {
  it.each([
    ['JSON', () => open('POST /api/optimize', { 'content-type': 'application/json' }), ' '],
    ['NDJSON', () => upload('application/x-ndjson'), '{"text":"Please write."}\n'],
    ['a form', form, 'no part begins here\n'],
  ])('for too long as %s is given up', async (_name, start, piece) => {
    const connection = await start();
    const dripping = drip(connection, piece);
    await expectTimeout(connection);
    await dripping;
    await expectNothingLeft();
  });

  it('slowly, but fast enough, is served', async () => {
    const connection = await upload('application/x-ndjson');
    for (let line = 0; line < 60; line++) {
      connection.send(chunk('{"text":"Please write a poem."}\n'));
      await sleep(20);
    }
    connection.send('0\r\n\r\n');
    const answer = await connection.answer();
    expect(answer.status).toBe(202);
    expect(JSON.parse(answer.body).counts.total).toBe(60);
    connection.socket.destroy();
    await expectNothingLeft();
  });
});

describe('uploads of an organization', () => {
  it('are taken at the same time up to a number, and again when one has gone', async () => {
    const { as } = await buildMember(test.ctx);
    const own = { 'x-api-key': (await createApiKey(as, { name: 'many' })).key, 'content-type': 'text/csv' };
    const begin = () => open('POST /api/batches', own);
    const begun = await Promise.all(Array.from({ length: limits.uploads }, begin));
    await waitFor(() => openFilesIn(test.ctx.settings.spoolDir).length === limits.uploads, {
      what: 'the uploads to be read',
    });
    const refused = await begin();
    const answer = await refused.answer();
    expect(answer.status).toBe(429);
    expect(JSON.parse(answer.body).code).toBe('rate_limited');
    expect(answer.head).toMatch(/^retry-after: \d+/im);
    const other = await test.app.inject({
      method: 'POST',
      url: '/api/batches',
      headers: { 'x-api-key': key, 'content-type': 'text/csv' },
      payload: 'text\nPlease write.\n',
    });
    expect(other.statusCode).toBe(202);
    begun[0]?.socket.destroy();
    await waitFor(
      async () => {
        const again = await begin();
        again.send(`${chunk('text\nPlease write.\n')}0\r\n\r\n`);
        const { status } = await again.answer();
        again.socket.destroy();
        return status === 202;
      },
      { what: 'the slot to be free' },
    );
    for (const connection of begun) connection.socket.destroy();
    await expectNothingLeft();
  });
});
