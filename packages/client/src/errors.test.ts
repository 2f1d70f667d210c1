import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { chunked, json, openClient, problem, silence } from './testing/fake-api.ts';

afterEach(() => void vi.useRealTimers());

/** What a call fails with. */
async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new TypeError('It did not fail as it should.', { cause: error });
  return error;
}

it('tells what a problem document says', async () => {
  const errors = [{ path: '/text', message: 'must not be empty' }];
  const findings = [{ check: 'role', passed: false, detail: 'Only admins move this label.' }];
  const more = { errors, errorCount: 1, findings, resetsAt: '2026-04-01T00:00:00.000Z' };
  const { client } = openClient([problem(429, 'quota_exceeded', { 'retry-after': '86400' }, more)]);
  const error = await failureOf(client.optimize({ text: '' }));
  expect({ ...error }).toEqual({
    name: 'ApiError',
    code: 'quota_exceeded',
    status: 429,
    detail: 'A detail.',
    requestId: 'r1',
    errors,
    errorCount: 1,
    findings,
    resetsAt: '2026-04-01T00:00:00.000Z',
    retryAfterSeconds: 86_400,
  });
  expect(error.message).toBe('quota_exceeded: A detail. (429, request r1)');
});

it.each<[string, Response, Partial<ApiError>]>([
  ['a page of a proxy', new Response('<h1>Bad Gateway</h1>', { status: 500 }), { status: 500 }],
  [
    'a page of another server',
    new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }),
    { status: 200 },
  ],
  [
    'broken JSON',
    new Response('{"id":', { headers: { 'content-type': 'application/json' } }),
    { status: 200 },
  ],
  ['JSON that is no problem', json({ error: 'x' }, { status: 404 }), { status: 404 }],
  ['a success that is none of the endpoint', json({}, { status: 206 }), { status: 206 }],
  [
    'a redirection',
    new Response(null, { status: 302, headers: { location: 'https://elsewhere.test' } }),
    { status: 302 },
  ],
])('takes %s for no answer', async (_case, response, expected) => {
  response.headers.set('x-request-id', 'r2');
  const { client, sent } = openClient([response]);
  const error = await failureOf(client.getUsage());
  expect(error).toMatchObject({ ...expected, code: 'invalid_response', requestId: 'r2' });
  expect(sent).toHaveLength(1);
});

it('takes a sign of bad health for an answer, but not that of a proxy', async () => {
  const html = new Response('<h1>Unavailable</h1>', { status: 503 });
  const { client } = openClient([json({ status: 'down' }, { status: 503 }), html], { retries: 0 });
  expect(await client.checkHealth()).toEqual({ status: 'down' });
  expect(await failureOf(client.checkHealth())).toMatchObject({ code: 'invalid_response', status: 503 });
});

it('says why the network failed', async () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
  const { client } = openClient([refused, new TypeError('Failed to fetch')], { retries: 0 });
  const error = await failureOf(client.getUsage());
  expect([error.code, error.detail, error.cause]).toEqual([
    'network_error',
    'fetch failed: connect ECONNREFUSED',
    refused,
  ]);
  expect((await failureOf(client.getUsage())).detail).toBe('Failed to fetch');
});

it('gives up what takes longer than it may', async () => {
  vi.useFakeTimers();
  const { client, sent } = openClient([silence, silence, silence], { timeoutMs: 5_000, retries: 1 });
  const failure = failureOf(client.getUsage());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await failure).toMatchObject({ code: 'timeout', detail: 'Nothing came for 5000 ms.' });
  expect(sent).toHaveLength(2);
  const other = failureOf(client.getUsage({}, { timeoutMs: 10, retries: 0 }));
  await vi.advanceTimersByTimeAsync(10);
  expect(await other).toMatchObject({ code: 'timeout' });
  expect(vi.getTimerCount()).toBe(0);
});

it('waits two minutes where nothing is said, and for files as long as they take', async () => {
  vi.useFakeTimers();
  const { client } = openClient([silence, silence], { retries: 0 });
  const failure = failureOf(client.getUsage());
  await vi.advanceTimersByTimeAsync(119_999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await failure).toMatchObject({ code: 'timeout' });
  const ended = vi.fn();
  void client.createBatch({ file: '{}', contentType: 'application/x-ndjson' }).finally(ended);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(ended).not.toHaveBeenCalled();
});

it('ends when the caller gives up', async () => {
  const giveUp = new AbortController();
  const { client, sent } = openClient([silence]);
  const failure = failureOf(client.getUsage({}, { signal: giveUp.signal }));
  giveUp.abort('enough');
  expect(await failure).toMatchObject({ code: 'aborted', cause: 'enough' });
  expect(await failureOf(client.getUsage({}, { signal: AbortSignal.abort() }))).toMatchObject({
    code: 'aborted',
  });
  expect(sent).toHaveLength(1);
});

it('ends a wait between tries when the caller gives up', async () => {
  vi.useFakeTimers();
  const giveUp = new AbortController();
  const { client } = openClient([problem(503, 'service_unavailable', { 'retry-after': '9' })], {
    wait: undefined,
  });
  const failure = failureOf(client.getUsage({}, { signal: giveUp.signal }));
  await vi.advanceTimersByTimeAsync(8_999);
  giveUp.abort();
  expect(await failure).toMatchObject({ code: 'aborted' });
  expect(vi.getTimerCount()).toBe(0);
});

it('lets go of the signal of each call that has ended', async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, 'addEventListener');
  const removed = vi.spyOn(signal, 'removeEventListener');
  const { client } = openClient([json({}), problem(404, 'batch_not_found'), chunked([]), new TypeError('x')]);
  const options = { signal, retries: 0 };
  await client.getUsage({}, options);
  await failureOf(client.getBatch('1', options));
  for await (const _ of client.streamResults('1', options));
  await failureOf(client.getUsage({}, options));
  expect(added).toHaveBeenCalledTimes(4);
  expect(new Set(removed.mock.calls.map(([, listener]) => listener)).size).toBe(4);
});
