import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { json, openClient, problem, type Step } from './testing/fake-api.ts';

const resolved = (version: number, content = `Version ${version} for {{name}}`) => ({
  name: 'Answer',
  slug: 'answer',
  version,
  label: 'production',
  type: 'text',
  template: content,
  messages: [{ role: 'user', content }],
  config: { model: 'm' },
  variables: ['name'],
});
const reply = (version: number): Step =>
  json(resolved(version), { headers: { etag: `"${version}-x"`, 'content-type': 'application/json' } });
const unchanged = (): Step => new Response(null, { status: 304 });
const down = (): Step => new TypeError('fetch failed');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Until what runs in the background has ended. */
const settle = () => vi.waitFor(async () => new Promise((resolve) => setImmediate(resolve)));
const open = (steps: Step[]) => openClient(steps, { retries: 0 });

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('a prompt that a program fetches', () => {
  it('is asked for by name and label, and then used without asking', async () => {
    const { client, sent } = open([reply(1)]);
    const prompts = [await client.getPrompt('answer'), await client.getPrompt('answer')];
    vi.advanceTimersByTime(59 * SECOND);
    prompts.push(await client.getPrompt('answer'));
    expect(prompts.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(sent.map(({ path }) => path)).toEqual(['/api/v1/prompts/resolve?name=answer']);
    expect(prompts[0]).toMatchObject({ slug: 'answer', config: { model: 'm' }, isFallback: false });
  });

  it('is one for each label and version', async () => {
    const { client, sent } = open([reply(1), reply(2), reply(3)]);
    await client.getPrompt('answer');
    await client.getPrompt('answer', { label: 'staging' });
    await client.getPrompt('answer', { version: 3 });
    await client.getPrompt('answer', { label: 'staging' });
    expect(sent.map(({ path }) => path.split('?')[1])).toEqual([
      'name=answer',
      'name=answer&label=staging',
      'name=answer&version=3',
    ]);
  });

  it('is fetched once for all who ask at the same time', async () => {
    const { client, sent } = open([reply(1)]);
    const prompts = await Promise.all(Array.from({ length: 50 }, () => client.getPrompt('answer')));
    expect(new Set(prompts.map(({ version }) => version))).toEqual(new Set([1]));
    expect(sent).toHaveLength(1);
  });

  it('is used past its time while the API is asked, once for all, and then is the new one', async () => {
    const { client, sent } = open([reply(1), reply(2)]);
    await client.getPrompt('answer');
    vi.advanceTimersByTime(61 * SECOND);
    const stale = await Promise.all([client.getPrompt('answer'), client.getPrompt('answer')]);
    expect(stale.map(({ version }) => version)).toEqual([1, 1]);
    await settle();
    expect((await client.getPrompt('answer')).version).toBe(2);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.headers['if-none-match']).toBe('"1-x"');
  });

  it('stays where the API says that nothing has changed', async () => {
    const { client, sent } = open([reply(1), unchanged()]);
    const first = await client.getPrompt('answer');
    vi.advanceTimersByTime(61 * SECOND);
    await client.getPrompt('answer');
    await settle();
    vi.advanceTimersByTime(59 * SECOND);
    expect(await client.getPrompt('answer')).toBe(first);
    expect(sent).toHaveLength(2);
  });

  it('is waited for with a time of 0', async () => {
    const { client } = open([reply(1), reply(2), down()]);
    const versions: (number | null)[] = [];
    for (let call = 0; call < 3; call++)
      versions.push((await client.getPrompt('answer', { ttlSeconds: 0 })).version);
    expect(versions).toEqual([1, 2, 2]);
  });
});

describe('while the API cannot be reached', () => {
  it('is used for a day, and the API is asked no more often than each five seconds', async () => {
    const { client, sent } = open([reply(1), down(), down(), reply(2)]);
    await client.getPrompt('answer');
    vi.advanceTimersByTime(23 * HOUR);
    for (let call = 0; call < 5; call++) {
      expect((await client.getPrompt('answer')).version).toBe(1);
      await settle();
    }
    expect(sent).toHaveLength(2);
    vi.advanceTimersByTime(6 * SECOND);
    await client.getPrompt('answer');
    await settle();
    vi.advanceTimersByTime(6 * SECOND);
    await client.getPrompt('answer');
    await settle();
    expect((await client.getPrompt('answer')).version).toBe(2);
  });

  it('is the fallback after that, or from the start, and says so', async () => {
    const { client } = open([down(), reply(1), down()]);
    const options = { fallback: 'Answer {{ name }}.' };
    const before = await client.getPrompt('answer', options);
    expect(before).toMatchObject({ isFallback: true, version: null, slug: null, label: 'production' });
    expect(before.compile({ name: 'Ann' }).text).toBe('Answer Ann.');
    vi.advanceTimersByTime(6 * SECOND);
    expect((await client.getPrompt('answer', options)).isFallback).toBe(false);
    vi.advanceTimersByTime(25 * HOUR);
    expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
  });

  it('is the fallback at once for five seconds after a fetch that failed', async () => {
    const { client, sent } = open([down(), down(), reply(1)]);
    const options = { fallback: 'Answer.' };
    for (let call = 0; call < 3; call++)
      expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
    expect(sent).toHaveLength(1);
    await expect(client.getPrompt('answer')).rejects.toMatchObject({ code: 'network_error' });
    vi.advanceTimersByTime(6 * SECOND);
    expect((await client.getPrompt('answer', options)).version).toBe(1);
    expect(sent).toHaveLength(3);
  });

  it('is the last text also where each call asks, before any fallback', async () => {
    const { client, sent } = open([reply(1), down(), down()]);
    const options = { fallback: 'Answer.', ttlSeconds: 0 };
    for (let call = 0; call < 3; call++)
      expect(await client.getPrompt('answer', options)).toMatchObject({ version: 1, isFallback: false });
    expect(sent).toHaveLength(3);
  });

  it('is the fallback at once for five seconds also after a day', async () => {
    const { client, sent } = open([reply(1), down(), down(), unchanged()]);
    const options = { fallback: 'Answer.' };
    await client.getPrompt('answer', options);
    vi.advanceTimersByTime(25 * HOUR);
    for (let call = 0; call < 3; call++)
      expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
    expect(sent).toHaveLength(2);
    vi.advanceTimersByTime(6 * SECOND);
    expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
    expect(sent).toHaveLength(3);
    vi.advanceTimersByTime(6 * SECOND);
    expect((await client.getPrompt('answer', options)).version).toBe(1);
  });

  it.each([
    [{}, 'production'],
    [{ label: 'staging' }, 'staging'],
    [{ version: 3 }, null],
  ])('is a fallback with the label that was asked for: %j', async (asked, label) => {
    const { client } = open([down()]);
    expect(await client.getPrompt('answer', { fallback: 'Answer.', ...asked })).toMatchObject({ label });
  });

  it('hears of each fetch that failed', async () => {
    const { client } = open([down(), reply(1), problem(503, 'service_unavailable'), down()]);
    const heard: unknown[] = [];
    const options = { fallback: 'Answer.', onError: (error: unknown) => void heard.push(error) };
    expect((await client.getPrompt('answer', options)).isFallback).toBe(true);
    vi.advanceTimersByTime(6 * SECOND);
    expect((await client.getPrompt('answer', options)).version).toBe(1);
    for (let minute = 0; minute < 2; minute++) {
      vi.advanceTimersByTime(61 * SECOND);
      expect((await client.getPrompt('answer', options)).version).toBe(1);
      await settle();
    }
    expect(heard).toMatchObject([
      { code: 'network_error' },
      { code: 'service_unavailable' },
      { code: 'network_error' },
    ]);
  });

  it('fails without a fallback', async () => {
    const { client } = open([down(), problem(401, 'unauthenticated')]);
    await expect(client.getPrompt('answer')).rejects.toMatchObject({ code: 'network_error' });
    await expect(client.getPrompt('answer')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('what the API refuses', () => {
  const REFUSALS = [
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [403, 'organization_suspended'],
    [404, 'prompt_not_found'],
    [404, 'label_not_found'],
    [400, 'validation_failed'],
  ] as const;

  it.each(REFUSALS)('throws in spite of a fallback: %i %s', async (status, code) => {
    const { client, sent } = open([problem(status, code), reply(1)]);
    const heard: unknown[] = [];
    const options = { fallback: 'Answer.', onError: (error: unknown) => void heard.push(error) };
    for (let call = 0; call < 2; call++)
      await expect(client.getPrompt('answer', options)).rejects.toMatchObject({ status, code });
    expect(sent).toHaveLength(1);
    expect(heard).toHaveLength(1);
    vi.advanceTimersByTime(6 * SECOND);
    expect((await client.getPrompt('answer', options)).version).toBe(1);
  });

  it.each(REFUSALS)('ends the use of what was fetched: %i %s', async (status, code) => {
    const { client } = open([reply(1), problem(status, code), problem(status, code)]);
    const options = { fallback: 'Answer.' };
    await client.getPrompt('answer', options);
    vi.advanceTimersByTime(61 * SECOND);
    expect((await client.getPrompt('answer', options)).version).toBe(1);
    await settle();
    await expect(client.getPrompt('answer', options)).rejects.toMatchObject({ status, code });
  });

  it.each([
    [429, 'rate_limited'],
    [503, 'service_unavailable'],
    [500, 'internal_error'],
  ])('is not what it will answer later: %i %s', async (status, code) => {
    const { client } = open([problem(status, code)]);
    expect((await client.getPrompt('answer', { fallback: 'Answer.' })).isFallback).toBe(true);
  });
});

it('asks the API where the clock was put back', async () => {
  const { client, sent } = open([reply(1), reply(2)]);
  await client.getPrompt('answer');
  vi.setSystemTime(Date.now() - HOUR);
  expect((await client.getPrompt('answer')).version).toBe(1);
  await settle();
  expect((await client.getPrompt('answer')).version).toBe(2);
  expect(sent).toHaveLength(2);
});

it('forgets a prompt that is no more', async () => {
  const { client } = open([reply(1), problem(404, 'label_not_found'), problem(404, 'label_not_found')]);
  await client.getPrompt('answer');
  vi.advanceTimersByTime(61 * SECOND);
  expect((await client.getPrompt('answer')).version).toBe(1);
  await settle();
  await expect(client.getPrompt('answer')).rejects.toMatchObject({ code: 'label_not_found' });
});

it('keeps a prompt where the 404 is of a proxy whose API is away', async () => {
  const page = new Response('<html></html>', { status: 404, headers: { 'content-type': 'text/html' } });
  const { client } = open([reply(1), page, down()]);
  await client.getPrompt('answer');
  for (let minute = 0; minute < 2; minute++) {
    vi.advanceTimersByTime(61 * SECOND);
    expect((await client.getPrompt('answer')).version).toBe(1);
    await settle();
  }
});

it('keeps no more than a thousand prompts', async () => {
  const { client, sent } = open(Array.from({ length: 1_002 }, () => reply(1)));
  for (let index = 0; index <= 1_000; index++) await client.getPrompt(`answer-${index}`);
  await client.getPrompt('answer-1000');
  expect(sent).toHaveLength(1_001);
  await client.getPrompt('answer-0');
  expect(sent).toHaveLength(1_002);
});

it('names the variables without a value', async () => {
  const { client } = open([reply(1)]);
  const prompt = await client.getPrompt('answer');
  expect(() => prompt.compile({ other: 1 })).toThrow(
    'missing_variables: The prompt Answer needs values for: name.',
  );
  expect(prompt.compile({ name: '{{name}} $& €' })).toEqual({
    messages: [{ role: 'user', content: 'Version 1 for {{name}} $& €' }],
    text: 'Version 1 for {{name}} $& €',
  });
});
