import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { buffer, json } from 'node:stream/consumers';
import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainLanes } from '@refinery/testing/drain-lanes.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { issueTokens } from './auth/tokens.ts';
import { openVendorApp, refined } from './testing/vendor-app.ts';

const TEXT = 'Could you please kindly write a short poem about rivers?';
/** More than the buffers of a connection hold. */
const RESULT_CHARACTERS = 2_000_000;
const RESULTS = 8;

const test = fixture((services) =>
  openVendorApp(services, {
    env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' },
  }),
);
let member: Member;
let batchId: string;
let api: StartedProcess;
let origin: URL;
/** Keeps connections as browsers and SDKs do. */
const agent = new Agent({ keepAlive: true });
const sockets: Socket[] = [];

beforeAll(async () => {
  member = await buildMember(test.ctx);
  batchId = (await uploadBatch(member, numberedItems(RESULTS))).id;
  const ledger = openBatchLedger(test.databaseUrl);
  await drainLanes(test.ctx, ledger, batchId);
  await ledger.sql`update optimizations set refined_text = repeat('x', ${RESULT_CHARACTERS}) where batch_id = ${batchId}`;
  await ledger.close();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  api.kill('SIGKILL');
  await api.exited;
});
afterAll(async () => {
  agent.destroy();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  api = await startProcess('apps/api/src/main.ts', { ...test.environment, ...env });
  origin = new URL(String(api.ready.url));
}

const authorization = (): string => `Bearer ${issueTokens(test.app, 3_600, member).accessToken}`;

function send(method: string, path: string): ClientRequest {
  const headers = { authorization: authorization(), 'content-type': 'application/json' };
  return request(new URL(path, origin), { method, agent, headers });
}

async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  const [answer] = await once(sent, 'response');
  return answer;
}

/** A connection on which `text` was sent and nothing else happens. */
async function open(text: string): Promise<Socket> {
  const socket = connect(Number(origin.port), origin.hostname);
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (text) await new Promise<void>((resolve) => void socket.write(text, () => resolve()));
  return socket;
}

/** A connection that had an answer and is kept for more. */
async function openIdle(): Promise<Socket> {
  const socket = await open('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(socket, 'data');
  return socket;
}

/** Asks for a vendor's answer, which `release` lets go. */
async function askVendor(): Promise<{ sent: ClientRequest; release: () => void }> {
  const { promise, resolve: release } = Promise.withResolvers<void>();
  test.openai.reset();
  test.openai.respondWith(async (asked) => {
    await promise;
    return refined(promptIn(asked));
  });
  const sent = send('POST', '/api/v1/optimize');
  sent.end(JSON.stringify({ text: TEXT, provider: 'openai', fallback: false }));
  await test.openai.waitForRequests(1);
  return { sent, release };
}

const isRefused = async (): Promise<boolean> => {
  const socket = connect(Number(origin.port), origin.hostname);
  sockets.push(socket);
  return Promise.race([
    once(socket, 'connect').then(() => false),
    new Promise<boolean>((resolve) => socket.once('error', () => resolve(true))),
  ]);
};

describe('an API process that is told to stop', () => {
  it('closes idle connections at once, serves what is in flight, and ends with 0', async () => {
    await start();
    const idle = await openIdle();
    const silent = await open('');
    const { sent, release } = await askVendor();
    const closed = Promise.all([once(idle, 'close'), once(silent, 'close')]);
    api.kill('SIGTERM');
    // Both while the vendor still thinks: only then is it let go.
    await closed;
    await waitFor(isRefused, { what: 'listening to end' });
    release();
    const answer = await answerTo(sent);
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
    expect(await json(answer)).toMatchObject({ provider: 'openai' });
    expect(await api.exited, api.output()).toBe(0);
    expect(api.output()).not.toContain('stop deadline passed');
  });

  it('sends an answer to its end that had begun, and closes its connection then', async () => {
    await start();
    const answer = await answerTo(send('GET', `/api/v1/batches/${batchId}/results`).end());
    const idle = await openIdle();
    api.kill('SIGTERM');
    await once(idle, 'close');
    expect(answer.headers.connection).toBe('keep-alive');
    expect((await buffer(answer)).length).toBeGreaterThan(RESULTS * RESULT_CHARACTERS);
    expect(await api.exited, api.output()).toBe(0);
    expect(api.output()).not.toContain('stop deadline passed');
  });

  it('waits for no client that sends or reads nothing more', async () => {
    await start({ SHUTDOWN_TIMEOUT_MS: '4000' });
    const stalled = await answerTo(send('GET', `/api/v1/batches/${batchId}/results`).end());
    stalled.on('error', () => undefined);
    await open(
      `POST /api/v1/optimize HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization()}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"text"`,
    );
    await open('GET /livez HTTP/1.1\r\nhost:');
    api.kill('SIGTERM');
    expect(await api.exited, api.output()).toBe(0);
    expect(api.output()).not.toContain('stop deadline passed');
  });
});
