import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { issueTokens } from '../auth/tokens.ts';
import { openTestApp } from '../testing/test-app.ts';
import { buildForm } from './testing/form.ts';

const test = fixture(openTestApp);
let member: Member;
let ledger: BatchLedger;
let origin: string;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  ledger = openBatchLedger(test.databaseUrl);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  test.app.server.closeAllConnections();
  await ledger.close();
});
afterEach(async () => {
  await ledger.sql`truncate batch_jobs cascade`;
});

const spooled = () => openFilesIn(test.ctx.settings.spoolDir);
const batches = () => ledger.sql`select total from batch_jobs`;

function open(headers: Record<string, string>): ClientRequest {
  const { accessToken } = issueTokens(test.app, 60, member);
  const sent = { authorization: `Bearer ${accessToken}`, 'transfer-encoding': 'chunked', ...headers };
  return request(`${origin}/api/v1/batches`, { method: 'POST', headers: sent });
}

/** Sends pieces until they end or the server has answered, and reads the answer as a client would. */
async function send(headers: Record<string, string>, pieces: Iterable<string | Buffer>) {
  const upload = open(headers);
  const answered = once(upload, 'response');
  let done = false;
  answered.then(() => {
    done = true;
  });
  for (const piece of pieces) {
    if (done) break;
    if (!upload.write(piece)) await Promise.race([once(upload, 'drain'), answered]);
  }
  upload.end();
  const [reply] = await answered;
  return { status: reply.statusCode, body: JSON.parse(await text(reply)) };
}

function* repeat(piece: string | Buffer, times: number): Iterable<string | Buffer> {
  for (let time = 0; time < times; time++) yield piece;
}

const NDJSON = { 'content-type': 'application/x-ndjson' };
const MEBIBYTE = 1024 * 1024;

describe('an upload over a connection', () => {
  it('is taken as it comes', async () => {
    const { status, body } = await send(NDJSON, repeat('{"text":"Please summarize."}\n', 500));
    expect(status, JSON.stringify(body)).toBe(202);
    expect(body.counts.total).toBe(500);
    await waitFor(() => spooled().length === 0, { what: 'the file to be closed' });
  });

  it('is refused above 200 MiB, with an answer that the client can read', async () => {
    const { status, body } = await send(NDJSON, repeat(Buffer.alloc(MEBIBYTE, 'x'), 201));
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'payload_too_large', detail: expect.stringContaining('200 MiB') });
    expect(await batches()).toHaveLength(0);
  });

  it('is refused above 200 MiB as a file of a form, too', async () => {
    const { payload, headers } = buildForm([{ name: 'file', filename: 'a.ndjson', value: 'SPLIT' }]);
    const [head = '', tail = ''] = payload.split('SPLIT');
    const pieces = [head, ...repeat(Buffer.alloc(MEBIBYTE, 'x'), 201), tail];
    const { status, body } = await send(headers, pieces);
    expect(status).toBe(413);
    expect(body.code).toBe('payload_too_large');
    expect(await batches()).toHaveLength(0);
  });

  it('is answered while the client still sends', async () => {
    const rows = '{"text":"x"}\n'.repeat(10_000);
    const tooMany = await send(NDJSON, repeat(rows, 100));
    expect(tooMany).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    const csv = await send({ 'content-type': 'text/csv' }, [
      'prompt\n',
      ...repeat(Buffer.alloc(MEBIBYTE, 'x\n'), 20),
    ]);
    expect(csv).toMatchObject({ status: 400, body: { code: 'invalid_upload' } });
    const { payload, headers } = buildForm([{ name: 'wrong', filename: 'a.csv', value: 'SPLIT' }]);
    const [head = '', tail = ''] = payload.split('SPLIT');
    const form = await send(headers, [head, ...repeat(Buffer.alloc(MEBIBYTE, 'x\n'), 20), tail]);
    expect(form).toMatchObject({ status: 400, body: { code: 'invalid_upload' } });
    expect(await batches()).toHaveLength(0);
  });

  it.each([
    ['NDJSON', NDJSON, '{"text":"Please summarize."}\n'],
    ['CSV', { 'content-type': 'text/csv' }, 'text\nPlease summarize.\n'],
    [
      'a form',
      buildForm([]).headers,
      buildForm([{ name: 'file', filename: 'a.csv', value: 'text\n'.repeat(20) }]).payload.slice(0, -40),
    ],
  ])('leaves nothing behind when the client goes away in the middle of %s', async (_name, headers, start) => {
    const upload = open(headers);
    upload.on('error', () => undefined);
    upload.write(start);
    await waitFor(() => spooled().length === 1, { what: 'the upload to be read' });
    upload.destroy();
    await waitFor(() => spooled().length === 0, { what: 'the file to be closed' });
    expect(await batches()).toHaveLength(0);
    const { status } = await send(NDJSON, ['{"text":"The server goes on."}\n']);
    expect(status).toBe(202);
  });
});
