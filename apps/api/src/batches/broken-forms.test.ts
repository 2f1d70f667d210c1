import { readdirSync } from 'node:fs';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { chunk, headOf, openConnection } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';
import { buildForm } from './testing/form.ts';

const test = fixture((services) => openTestApp(services, { limits: { unread: { bytes: 10_000, ms: 50 } } }));
let key: string;
let origin: string;

beforeAll(async () => {
  const { as } = await buildMember(test.ctx);
  key = (await createApiKey(as, { name: 'forms' })).key;
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await waitFor(() => openFilesIn(test.ctx.settings.spoolDir).length === 0, {
    what: 'all files to be closed',
  });
  expect(readdirSync(test.ctx.settings.spoolDir)).toEqual([]);
  expect(test.ctx.spool.usedBytes).toBe(0);
});

const TYPE = 'multipart/form-data; boundary=B';
const FILE = { name: 'file', filename: 'a.csv', value: 'text\nPlease write.\n' };
const send = (payload: string | Buffer, type = TYPE) =>
  test.app.inject({
    method: 'POST',
    url: '/api/batches',
    headers: { 'x-api-key': key, 'content-type': type },
    payload,
  });
const part = (head: string, body = '') => `--B\r\n${head}\r\n\r\n${body}\r\n`;

const BROKEN: [string, string, string?][] = [
  ['without a boundary', part('content-disposition: form-data; name="a"'), 'multipart/form-data'],
  ['with an empty boundary', '--\r\n', 'multipart/form-data; boundary='],
  ['of garbage', 'x'.repeat(1_000)],
  ['of its boundary alone', '--B'],
  ['that ends at once', '--B--\r\n'],
  ['of nothing', ''],
  ['that is cut off in a head', '--B\r\ncontent-disposition: form-da'],
  ['that is cut off in a field', '--B\r\ncontent-disposition: form-data; name="name"\r\n\r\nx'],
  [
    'that is cut off in the file',
    '--B\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\ntext\nx',
  ],
  ['with a head that is none', part('no head at all', 'x')],
  ['with a field named like a prototype', part('content-disposition: form-data; name="__proto__"', 'x')],
  [
    'with a field that is no JSON',
    part('content-disposition: form-data; name="a"\r\ncontent-type: application/json', '{'),
  ],
  ['with a field that is too long', part('content-disposition: form-data; name="name"', 'x'.repeat(70_000))],
  ['with too many fields', part('content-disposition: form-data; name="preserve"', 'x').repeat(200)],
  [
    'with a head that is too long',
    part(`content-disposition: form-data; name="${'x'.repeat(100_000)}"`, 'x'),
  ],
];

describe('a form', () => {
  it.each(BROKEN)('%s is refused', async (_name, payload, type) => {
    expectProblem(await send(payload, type), 400, 'invalid_upload');
    const whole = type ?? TYPE;
    const connection = await openConnection(origin);
    const headers = { 'x-api-key': key, 'content-type': whole, 'transfer-encoding': 'chunked' };
    connection.send(headOf('POST /api/batches', headers));
    connection.send(`${payload ? chunk(payload) : ''}0\r\n\r\n`);
    expect((await connection.answer()).status).toBe(400);
    connection.socket.destroy();
  });

  it('that is damaged anywhere is read or refused', async () => {
    const { payload, headers } = buildForm([{ name: 'name', value: 'x' }, FILE]);
    const form = Buffer.from(payload);
    const place = fc.nat({ max: form.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, place, fc.uint8Array({ maxLength: 5 }), async (start, end, bytes) => {
        const damaged = Buffer.concat([form.subarray(0, Math.min(start, end)), bytes, form.subarray(end)]);
        const reply = await send(damaged, headers['content-type']);
        expect([202, 400, 415], reply.body).toContain(reply.statusCode);
      }),
      { numRuns: 150 },
    );
  });

  it('without end is given up at the size a form may have', async () => {
    const connection = await openConnection(origin);
    const headers = { 'x-api-key': key, 'content-type': TYPE, 'transfer-encoding': 'chunked' };
    connection.send(headOf('POST /api/batches', headers));
    const piece = chunk('x'.repeat(1024 * 1024));
    let open = true;
    void connection.closed.then(() => {
      open = false;
    });
    const answer = connection.answer().then((reply) => {
      open = false;
      return reply;
    });
    for (let sent = 0; open && sent < 300; sent++) {
      await new Promise<void>((resolve) => connection.socket.write(piece, () => resolve()));
    }
    expect((await answer).status).toBe(413);
    connection.socket.destroy();
  });
});
