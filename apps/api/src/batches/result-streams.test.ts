import type { Socket } from 'node:net';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { headOf, openConnection, type RawAnswer } from '../testing/raw-connection.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { insertLargeBatch } from './testing/large-batch.ts';

const STREAMS = 60;
const FEW_STREAMS = 5;
const ITEMS = 40;
const RESULT_BYTES = 400_000;
const PAGE_BYTES = 1024 * 1024;

const direct = fixture((services) => openTestApp(services, { limits: { resultStreams: FEW_STREAMS } }));
let test: TestApp;
let proxy: TcpProxy;
let ledger: BatchLedger;
let origin: string;
/** Of an app that waits for its readers as long as it does outside of tests. */
let patient: string;
const sockets = new Set<Socket>();

beforeAll(async () => {
  patient = await direct.app.listen({ host: '127.0.0.1', port: 0 });
  proxy = await startTcpProxy(direct.databaseUrl);
  test = await openTestApp(inject('services'), {
    environment: { ...direct.environment, DATABASE_URL: proxy.url },
    limits: { resultStreams: STREAMS, readerMs: 10_000, sweepMs: 50 },
  });
  ledger = openBatchLedger(direct.databaseUrl);
  test.app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await ledger.close();
  await test.close();
  await proxy.close();
});

/** An organization with a batch of large results, and how to ask for them. */
async function largeBatch() {
  const { as, organizationId } = await buildMember(test.ctx);
  const { key } = await createApiKey(as, { name: 'reader' });
  const refinedText = 'é'.repeat(RESULT_BYTES / 2);
  const id = await insertLargeBatch(ledger, { organizationId, items: ITEMS, refinedText });
  const url = `/api/v1/batches/${id}/results`;
  const ask = (method: 'GET' | 'HEAD' = 'GET') => headOf(`${method} ${url}`, { 'x-api-key': key });
  const readAll = () => test.app.inject({ url, headers: { 'x-api-key': key } });
  return { ask, readAll };
}

async function headAnswer(to: string, request: string): Promise<RawAnswer> {
  const connection = await openConnection(to);
  connection.send(request);
  const answer = await connection.answer();
  connection.socket.destroy();
  return answer;
}

const statusOf = async (to: string, request: string): Promise<number> =>
  (await headAnswer(to, request)).status;

/** Once streams have ended their slots are free at once. */
const slotsAreFree = (to: string, request: string) =>
  waitFor(async () => (await statusOf(to, request)) === 200, {
    what: 'the slots of streams that have ended to be free',
  });

describe('result streams', () => {
  it('whose readers stop hold about a page each, are cut, and keep nobody else waiting', async () => {
    const { ask } = await largeBatch();
    const quiet = await largeBatch();
    const fetchedBefore = proxy.bytesFromTarget();
    const stalled = await Promise.all(
      Array.from({ length: STREAMS }, async () => {
        const { socket, send, answer } = await openConnection(origin);
        send(ask());
        expect((await answer()).status).toBe(200);
        socket.pause();
        return socket;
      }),
    );
    const others = [...sockets];
    const { body } = await quiet.readAll();
    expect(body.trimEnd().split('\n')).toHaveLength(ITEMS);
    const sent = others.reduce((sum, socket) => sum + socket.bytesWritten - socket.writableLength, 0);
    const ahead = proxy.bytesFromTarget() - fetchedBefore - body.length * 2 - sent;
    // A page and the result that ends it; one on its way through the stream, one in the connection.
    expect(ahead / STREAMS).toBeLessThan(PAGE_BYTES + 3 * RESULT_BYTES);
    await waitFor(() => others.every((socket) => socket.destroyed), { what: 'the streams to be cut' });
    await slotsAreFree(origin, ask());
    for (const socket of stalled) socket.destroy();
  });

  it('are read page by page to the end, whatever the size of their results', async () => {
    const { organizationId, as } = await buildMember(test.ctx);
    const { key } = await createApiKey(as, { name: 'reader' });
    for (const [items, length] of [
      [1, 3_000_000],
      [7, 600_000],
      [250, 100],
    ] as const) {
      const id = await insertLargeBatch(ledger, { organizationId, items, refinedText: 'x'.repeat(length) });
      const headers = { 'x-api-key': key };
      const { body } = await test.app.inject({ url: `/api/v1/batches/${id}/results`, headers });
      const results = body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(results.map(({ position }) => position)).toEqual(Array.from({ length: items }, (_, i) => i + 1));
      expect(results.every(({ refinedText }) => refinedText.length === length)).toBe(true);
    }
  });

  it('that wait behind another on their connection are counted and end with it', async () => {
    const { ask } = await largeBatch();
    const connection = await openConnection(patient);
    // More than there are slots: whoever asks in between must not find one free for long.
    connection.send(ask().repeat(3 * FEW_STREAMS));
    await connection.answer();
    connection.socket.pause();
    const refused = await waitFor(async () => {
      const answer = await headAnswer(patient, ask());
      return answer.status === 429 && answer;
    });
    expect(refused.head).toMatch(/^retry-after: [1-9]/im);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'rate_limited', status: 429 });
    connection.socket.destroy();
    await slotsAreFree(patient, ask());
  });

  it('are not begun for a HEAD request', async () => {
    const { ask } = await largeBatch();
    const before = proxy.bytesFromTarget();
    for (let time = 0; time < STREAMS + 1; time++) expect(await statusOf(origin, ask('HEAD'))).toBe(200);
    expect(proxy.bytesFromTarget() - before).toBeLessThan((STREAMS * RESULT_BYTES) / 10);
  });
});
