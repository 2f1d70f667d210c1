import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { HandSocket, settle } from '../testing/hand-socket.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { headOf } from '../testing/raw-connection.ts';
import { registerBodyParsers } from './body-parsers.ts';
import { registerProblems } from './problems.ts';
import { registerRequestIds } from './request-ids.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** An app that sends the body back that it has read. */
function openReading(bodyLimit: number, instead?: string) {
  const { app, lines } = openPluginApp();
  registerProblems(app);
  registerRequestIds(app);
  registerBodyParsers(app);
  app.decorateRequest('incomingBody', null);
  const config = instead === undefined ? {} : { instead };
  app.post('/', { bodyLimit, config }, async ({ body }) => ({ read: body === undefined ? 'nothing' : body }));
  const post = (payload: string | Readable, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });
  return { app, lines, post };
}

/** A text as it may come, in chunks, and with no length told before. */
const inChunks = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('a body', () => {
  it.each([
    ['whole', (text: string) => text],
    ['in two pieces', (text: string) => inChunks(text.slice(0, 5), text.slice(5))],
    ['byte by byte', (text: string) => inChunks(...text)],
  ])('that comes %s is read', async (_name, payload) => {
    const body = { text: 'x'.repeat(2_000), list: [1, null] };
    expect((await openReading(10 * KIB).post(payload(JSON.stringify(body)))).json()).toEqual({ read: body });
  });

  it('whose letters are cut in two is read', async () => {
    const bytes = Buffer.from('{"a":"é"}');
    const payload = Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]);
    expect((await openReading(KIB).post(payload)).json()).toEqual({ read: { a: 'é' } });
  });

  it.each([
    ['told', ''],
    ['not told', inChunks()],
  ])('that is empty, its length %s, is none', async (_name, payload) => {
    expect((await openReading(KIB).post(payload)).json()).toEqual({ read: 'nothing' });
  });

  it.each(['{"a":', '{"__proto__":{}}', '{"constructor":{"prototype":{}}}'])(
    '%s is refused',
    async (payload) => {
      expectProblem(await openReading(KIB).post(payload), 400, 'invalid_json');
    },
  );

  it.each(['text/plain', 'application/jsonp', 'application/xml'])(
    'of the type %s is not read',
    async (type) => {
      const { post } = openReading(KIB);
      expectProblem(await post('{}', { 'content-type': type }), 415, 'unsupported_media_type');
    },
  );

  it('that ends too early is refused', async () => {
    const { app } = openReading(KIB);
    app.addHook('preParsing', async () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('{');
          throw new Error('cut');
        })(),
      ),
    );
    const headers = { 'content-type': 'application/json' };
    const reply = await app.inject({ method: 'POST', url: '/', payload: '{}', headers });
    expect(expectProblem(reply, 400, 'invalid_json').detail).toBe('The body is incomplete.');
  });
});

describe('a limit', () => {
  const filled = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;

  it.each([10, KIB, 64 * KIB])(
    'of %i bytes lets so many through and not one more, told or not',
    async (limit) => {
      const { post } = openReading(limit);
      for (const [bytes, status] of [
        [limit, 200],
        [limit + 1, 413],
      ] as const) {
        const text = filled(bytes);
        const replies = [post(text), post(inChunks(text)), post(inChunks(text.slice(0, 4), text.slice(4)))];
        expect((await Promise.all(replies)).map(({ statusCode }) => statusCode)).toEqual([
          status,
          status,
          status,
        ]);
      }
    },
  );

  it.each([
    [512, '0.5 KiB'],
    [16 * KIB, '16 KiB'],
    [1023 * KIB, '1023 KiB'],
    [MIB, '1 MiB'],
    [4 * MIB, '4 MiB'],
  ])('of %i bytes is called %s', async (limit, words) => {
    const { post } = openReading(limit);
    const headers = { 'content-length': String(limit + 1) };
    const reply = await post(inChunks('{}'), headers);
    const { detail } = expectProblem(reply, 413, 'payload_too_large');
    expect(detail).toBe(`A body of this type may have at most ${words} at this endpoint.`);
  });

  it('may say how to send more', async () => {
    const reply = await openReading(10, 'Send a file.').post(inChunks(filled(11)));
    expect(reply.json().detail).toBe(
      'A body of this type may have at most 0.009765625 KiB at this endpoint. Send a file.',
    );
  });

  it('is told before the body has come, and again in the middle of one whose length is not known', async () => {
    const { app } = openReading(10);
    await app.ready();
    const type = { 'content-type': 'application/json' };
    const starts = [
      headOf('POST /', { ...type, 'content-length': 11 }),
      `${headOf('POST /', { ...type, 'transfer-encoding': 'chunked' })}b\r\n"xxxxxxxxxx\r\n`,
    ];
    for (const start of starts) {
      const socket = HandSocket.connect(app);
      socket.send(start);
      await settle();
      expect(socket.received).toMatch(/^HTTP\/1\.1 413 /);
      socket.destroy();
    }
  });
});
