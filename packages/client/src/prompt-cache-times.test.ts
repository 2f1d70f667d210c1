import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FetchedPrompt } from './fetched-prompt.ts';
import { json, openClient, problem, type Step, silence } from './testing/fake-api.ts';

const SECOND = 1_000;
const text = (content: string) => ({
  template: content,
  messages: [{ role: 'user', content }],
  config: {},
  variables: [],
});
const resolved = (version: number) => ({
  name: 'Answer',
  slug: 'answer',
  version,
  label: 'production',
  type: 'text',
  ...text(`Version ${version}`),
});
const abTest = { id: 't', salt: 's', arms: [{ version: 1, weight: 1, ...text('Version 1') }] };
const reply = (version: number, more: object = {}): Step =>
  json({ ...resolved(version), ...more }, { headers: { etag: `"${version}-x"` } });
const unchanged = (): Step => new Response(null, { status: 304 });
const down = (): Step => new TypeError('fetch failed');
/** Until what runs in the background has ended. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const open = (steps: Step[]) => openClient(steps, { retries: 0 });

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a program waits for its first fetch', () => {
  it.each([
    ['ten seconds', {}, 10 * SECOND],
    ['as long as it says', { timeoutMs: 2 * SECOND }, 2 * SECOND],
    ['longer where it says so', { timeoutMs: 30 * SECOND }, 30 * SECOND],
  ])('%s, then takes its fallback', async (_, options, ms) => {
    const { client } = open([silence]);
    let prompt: FetchedPrompt | undefined;
    void client.getPrompt('answer', { fallback: 'Answer.', ...options }).then((one) => {
      prompt = one;
    });
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(prompt).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(prompt?.isFallback).toBe(true);
  });
});

describe('where nothing has changed', () => {
  it('the API is asked by the same tag again and again', async () => {
    const { client, sent } = open([reply(1), unchanged(), unchanged()]);
    await client.getPrompt('answer');
    for (let minute = 0; minute < 2; minute++) {
      vi.advanceTimersByTime(61 * SECOND);
      await client.getPrompt('answer');
      await settle();
    }
    expect(sent.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1-x"', '"1-x"']);
  });

  it('a test of the label goes on, and with it the time of 30 seconds', async () => {
    const { client, sent } = open([reply(1, { abTest }), unchanged(), unchanged()]);
    await client.getPrompt('answer');
    for (let time = 0; time < 2; time++) {
      vi.advanceTimersByTime(31 * SECOND);
      await client.getPrompt('answer');
      await settle();
    }
    expect(sent).toHaveLength(3);
  });
});

it('each fetch has the headers and the organization that its caller names', async () => {
  const { client, sent } = open([reply(1), reply(2)]);
  const options = { ttlSeconds: 0, headers: { 'x-team': 'a' }, organization: 'o' };
  for (let call = 0; call < 2; call++) await client.getPrompt('answer', options);
  for (const { headers } of sent) expect(headers).toMatchObject({ 'x-team': 'a', 'x-organization': 'o' });
  expect(sent[1]?.headers['if-none-match']).toBe('"1-x"');
});

it('the same name in another organization is another prompt', async () => {
  const { client, sent } = open([reply(1), reply(2)]);
  const versions = [];
  for (const organization of ['a', 'b', 'a'])
    versions.push((await client.getPrompt('answer', { organization })).version);
  expect(versions).toEqual([1, 2, 1]);
  expect(sent.map(({ headers }) => headers['x-organization'])).toEqual(['a', 'b']);
});

it('a prompt that is asked for again every second is asked for again every second in an outage, too', async () => {
  const { client, sent } = open([reply(1), down(), reply(2)]);
  const options = { ttlSeconds: 1 };
  await client.getPrompt('answer', options);
  for (let second = 0; second < 2; second++) {
    vi.advanceTimersByTime(1_500);
    expect((await client.getPrompt('answer', options)).version).toBe(1);
    await settle();
  }
  expect((await client.getPrompt('answer', options)).version).toBe(2);
  expect(sent).toHaveLength(3);
});

it('a fetch that failed is forgotten once another one has succeeded', async () => {
  const { client } = open([down(), reply(1), reply(2)]);
  const options = { fallback: 'Answer.', ttlSeconds: 0 };
  expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
  expect((await client.getPrompt('answer')).version).toBe(1);
  expect(await client.getPrompt('answer', options)).toMatchObject({ version: 2, isFallback: false });
});

it.each([
  [408, 'request_timeout'],
  [425, 'too_early'],
])('what a proxy answers for a while is no refusal: %i', async (status, code) => {
  const { client } = open([problem(status, code), reply(1), problem(status, code)]);
  const options = { fallback: 'Answer.' };
  expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
  vi.advanceTimersByTime(6 * SECOND);
  await client.getPrompt('answer', options);
  vi.advanceTimersByTime(61 * SECOND);
  await client.getPrompt('answer', options);
  await settle();
  expect((await client.getPrompt('answer', options)).version).toBe(1);
});

it('of a thousand prompts the one goes whose answer is the oldest', async () => {
  const { client, sent } = open(Array.from({ length: 1_003 }, () => reply(1)));
  for (let index = 0; index < 1_000; index++) await client.getPrompt(`answer-${index}`);
  vi.advanceTimersByTime(61 * SECOND);
  await client.getPrompt('answer-0');
  await settle();
  await client.getPrompt('one-more');
  expect(sent).toHaveLength(1_002);
  await client.getPrompt('answer-0');
  expect(sent).toHaveLength(1_002);
});
