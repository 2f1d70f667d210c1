import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ApiError, PromptRefinery } from '@prompt-refinery/client';
import type { BatchOptions } from '@refinery/contracts/batches.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { numberedItems, promptNumber } from '@refinery/testing/upload-batch.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../test-app.ts';

const ITEMS = 60;

let test: TestApp;
let folder: string;
let baseUrl: string;
let client: PromptRefinery;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'));
  test = await openTestApp(inject('services'), { env: { SIGNUP_PLAN: 'enterprise' } });
  baseUrl = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const account = { email: 'ada@example.com', password: 'brown kettles whistle', fullName: 'Ada' };
  const { accessToken } = await new PromptRefinery({ baseUrl }).register(account);
  const { key } = await new PromptRefinery({ baseUrl, accessToken }).createApiKey({ name: 'client' });
  // Whenever the client waits, a worker works.
  client = new PromptRefinery({ baseUrl, apiKey: key, wait: () => drainAllLanes(test.ctx) });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

/** What a call fails with. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ApiError ? error.code : `no ApiError: ${error}`;
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const value of values) seen.push(value);
  return seen;
}

it('refines a prompt, keeps it and forgets it', async () => {
  const text = 'Could you please kindly write 3 haikus? Do not mention snow.';
  const made = await client.optimize({ text, include: 'edits', metadata: { team: 'a' } });
  expect(made).toMatchObject({ provider: 'local', checks: { passed: true }, metadata: { team: 'a' } });
  expect(made.edits?.length).toBeGreaterThan(0);
  expect(await client.getOptimization(made.id)).toMatchObject({ id: made.id, originalText: text });
  expect(await client.deleteOptimization(made.id)).toBeUndefined();
  expect(await codeOf(client.getOptimization(made.id))).toBe('optimization_not_found');
});

it('makes a thing once per key', async () => {
  const options = { idempotencyKey: 'the-same' };
  const [first, again] = [
    await client.optimize({ text: promptNumber(1) }, options),
    await client.optimize({ text: promptNumber(1) }, options),
  ];
  expect(again).toEqual(first);
  expect(await codeOf(client.optimize({ text: promptNumber(2) }, options))).toBe('idempotency_key_reused');
});

it('says what is not valid', async () => {
  const failure = client.createBatch({ file: '{"text":"Hi"}\n{}\n', contentType: 'application/x-ndjson' });
  await expect(failure).rejects.toMatchObject({
    name: 'ApiError',
    code: 'invalid_items',
    status: 400,
    requestId: expect.stringMatching(/./),
    errors: [{ line: 2 }],
  });
  expect(await codeOf(new PromptRefinery({ baseUrl }).getMe())).toBe('unauthenticated');
  expect(await codeOf(client.getBatch('nothing'))).toBe('validation_failed');
});

it('uploads a batch, watches it and reads its results', async () => {
  const batch = await client.createBatch({ items: numberedItems(ITEMS), name: 'numbers' });
  const seen = await all(client.watchBatch(batch.id));
  expect(seen[0]).toMatchObject({ name: 'numbers', status: 'queued', progress: 0 });
  expect(seen.at(-1)).toMatchObject({ status: 'completed', counts: { completed: ITEMS }, progress: 1 });
  const results = await all(client.streamResults(batch.id));
  expect(results.map(({ position, customId }) => [position, customId])).toEqual(
    Array.from({ length: ITEMS }, (_, index) => [index + 1, `c${index + 1}`]),
  );
  const items = await all(client.listBatchItems({ id: batch.id, limit: 25 }));
  expect(items.map(({ position }) => position)).toEqual(results.map(({ position }) => position));
  const history = await all(client.listHistory({ limit: 7 }));
  expect(history.filter(({ batchId }) => batchId === batch.id)).toHaveLength(ITEMS);
  const file = join(folder, 'results.csv');
  await pipeline(client.streamResults(batch.id).as('text/csv'), createWriteStream(file));
  expect((await readFile(file, 'utf8')).trim().split('\r\n')).toHaveLength(ITEMS + 1);
  await client.deleteBatch(batch.id);
  expect(await codeOf(client.getBatch(batch.id))).toBe('batch_not_found');
});

it('uploads files: texts, Blobs and streams', async () => {
  const csv = new Blob([`text,customId\n"${promptNumber(1)}",größe\n`]);
  const ndjson = `${JSON.stringify({ text: promptNumber(2) })}\n`;
  const compressionLevel = 'high';
  const options = { name: 'a file', preserve: ['x', 'y'], compressionLevel } satisfies BatchOptions;
  const batches = [
    await client.createBatch({ file: csv, contentType: 'text/csv', ...options }),
    await client.createBatch({ file: ndjson, contentType: 'application/x-ndjson', ...options }),
    await client.createBatch({ file: csv.stream(), contentType: 'text/csv', ...options }),
  ];
  await drainAllLanes(test.ctx);
  for (const { id, name } of batches) {
    const [result, ...others] = await all(client.streamResults({ id }));
    expect([name, result?.status, result?.compressionLevel, others]).toEqual([
      'a file',
      'completed',
      'high',
      [],
    ]);
  }
});

it('reads every list and every single thing that takes nothing', async () => {
  expect(await client.getUsage()).toMatchObject({ plan: 'enterprise', limit: null });
  expect(await client.checkHealth()).toMatchObject({ status: 'ok' });
  expect((await client.listProviders()).map(({ provider }) => provider)).toContain('local');
  const { requirements } = await client.listRequirements({ text: 'Write 3 haikus.' });
  expect(requirements.length).toBeGreaterThan(0);
  const { passed } = await client.checkRewrite({ original: 'Write 3 haikus.', rewritten: 'Write haikus.' });
  expect(passed).toBe(false);
});

it('reaches a route with every endpoint', async () => {
  const nobody = new PromptRefinery({ baseUrl, retries: 0 });
  for (const { operationId } of ENDPOINTS) {
    const call: unknown = Reflect.get(nobody, operationId);
    if (typeof call !== 'function') throw new TypeError(`There is no ${operationId}.`);
    const input = { id: '01890000-0000-7000-8000-000000000000', provider: 'openai' };
    const result: unknown = Reflect.apply(call, nobody, [input]);
    const reading = result instanceof Promise ? result : all(Object(result));
    expect([operationId, await codeOf(reading)]).not.toEqual([operationId, 'route_not_found']);
  }
});
