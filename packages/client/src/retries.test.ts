import { afterEach, expect, it, vi } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';
import { json, openClient, problem, type Step } from './testing/fake-api.ts';

afterEach(() => void vi.restoreAllMocks());

const busy = (headers = {}) => problem(503, 'service_unavailable', headers);
const failed = () => new TypeError('fetch failed');
const badGateway = (status: number) => new Response('<h1>Bad Gateway</h1>', { status });

it.each<[string, () => Step]>([
  ['a network error', failed],
  ['429', () => problem(429, 'rate_limited')],
  ['503', busy],
  ['503 of a proxy', () => badGateway(503)],
  ['502 of a proxy', () => badGateway(502)],
  ['504 of a proxy', () => badGateway(504)],
])('reads again after %s, and no more than twice', async (_case, step) => {
  const { client, sent, waits } = openClient([step(), step(), json({ used: 1 }), step(), step(), step()]);
  expect(await client.getUsage()).toEqual({ used: 1 });
  await expect(client.getUsage()).rejects.toThrow();
  expect([sent.length, waits.length]).toEqual([6, 4]);
});

it.each<[string, Response]>([
  ['a vendor that failed', problem(502, 'provider_failed')],
  ['an error of the API', problem(500, 'internal_error')],
  ['what is not there', problem(404, 'batch_not_found')],
  ['what is not valid', problem(400, 'validation_failed')],
  ['a page of a proxy', badGateway(500)],
])('does not try again after %s', async (_case, response) => {
  const { client, sent } = openClient([response]);
  await expect(client.getBatch('1')).rejects.toMatchObject({ status: response.status });
  expect(sent).toHaveLength(1);
});

it('creates with a random key, the same for each try', async () => {
  const { client, sent } = openClient([failed(), busy(), json({}), json({})]);
  await client.optimize({ text: 'Hi' });
  await client.optimize({ text: 'Hi' });
  const [first, second, third, other] = sent.map(({ headers }) => headers['idempotency-key']);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect([second, third]).toEqual([first, first]);
  expect(other).toMatch(/^[0-9a-f]{32}$/);
  expect(other).not.toBe(first);
});

it('creates with the key of the caller', async () => {
  const { client, sent } = openClient([json({}, { status: 201 })]);
  await client.createApiKey({ name: 'k' }, { idempotencyKey: 'order-7' });
  expect(sent[0]?.headers['idempotency-key']).toBe('order-7');
});

it('asks again while the try before, whose answer was lost, still runs', async () => {
  const { client, sent } = openClient([failed(), problem(409, 'idempotency_in_progress'), json({ id: '1' })]);
  expect(await client.optimize({ text: 'Hi' })).toEqual({ id: '1' });
  expect(sent).toHaveLength(3);
});

it('does not do again what may have been done, and sends no key where none is taken', async () => {
  const { client, sent } = openClient([failed(), failed(), failed()]);
  await expect(client.cancelBatch('1', { idempotencyKey: 'k' })).rejects.toMatchObject({
    code: 'network_error',
  });
  await expect(client.deleteBatch('1')).rejects.toMatchObject({ code: 'network_error' });
  await expect(client.login({ email: 'a', password: 'b' })).rejects.toMatchObject({ code: 'network_error' });
  expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined, undefined, undefined]);
});

it('sends a stream once, and any other file again', async () => {
  const { client, sent } = openClient([busy(), busy(), json({}, { status: 202 })]);
  const contentType = 'text/csv';
  const file = new Blob(['text\nHi\n']);
  await expect(client.createBatch({ file: file.stream(), contentType })).rejects.toMatchObject({
    status: 503,
  });
  await client.createBatch({ file, contentType });
  expect(sent).toHaveLength(3);
});

it.each([
  [{ retries: 0 }, {}, 1],
  [{ retries: 4 }, {}, 5],
  [{ retries: 4 }, { retries: 1 }, 2],
  [{}, { retries: 0 }, 1],
  [{}, { retries: undefined }, 3],
])('tries as often as it may: with %j and %j', async (options, call, tries) => {
  const { client, sent } = openClient(Array.from({ length: 5 }, failed), options);
  await expect(client.getUsage({}, call)).rejects.toThrow();
  expect(sent).toHaveLength(tries);
});

it('waits exponentially longer, anywhere up to that', async () => {
  const steps = Array.from({ length: 7 }, () => busy());
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const { client, waits } = openClient(steps, { retries: 6 });
  await expect(client.getUsage()).rejects.toThrow();
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
});

it('comes back when the API says, in seconds or by a date', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const later = new Date(Date.now() + 30_000).toUTCString();
  const { client, waits } = openClient([
    busy({ 'retry-after': '7' }),
    busy({ 'retry-after': later }),
    json({}),
  ]);
  await client.getUsage();
  expect(waits[0]).toBe(7_000);
  expect(waits[1]).toBeGreaterThan(25_000);
  expect(waits[1]).toBeLessThanOrEqual(30_000);
});

it('leaves waits that are too long to the caller', async () => {
  const after = (seconds: number) => problem(429, 'rate_limited', { 'retry-after': `${seconds}` });
  const { client, waits } = openClient([after(60), after(61), after(5)]);
  await expect(client.getUsage()).rejects.toMatchObject({ retryAfterSeconds: 61 });
  expect(waits).toEqual([60_000]);
  const other = openClient([after(5)], { maxRetryAfterSeconds: 4 });
  await expect(other.client.getUsage()).rejects.toMatchObject({ retryAfterSeconds: 5 });
});

it.each([
  ['2', 2],
  [' 0.25 ', 0.25],
  ['0', 0],
  ['Mon, 05 Jan 2026 10:00:03 GMT', 3],
  ['Monday, 05-Jan-26 10:00:04 GMT', 4],
  ['Mon, 05 Jan 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['2026-01-05', undefined],
  ['', undefined],
  [null, undefined],
])('reads Retry-After %j as %j', (value, seconds) => {
  expect(parseRetryAfter(value, Date.parse('2026-01-05T10:00:00Z'))).toBe(seconds);
});
