import { afterEach, expect, it, vi } from 'vitest';
import type { Fetch } from './options.ts';
import { PromptRefinery } from './prompt-refinery.ts';
import { json, openClient, problem, silence } from './testing/fake-api.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it.each([
  [{ session: 'cookie' as const }, 'same-origin'],
  [{ apiKey: 'prk_1' }, undefined],
])(
  'cookies go to the server of the page alone, and only where a session has them: %j',
  async (options, sent) => {
    const fetch = vi.fn<Fetch>(async () => json({}));
    await new PromptRefinery({ baseUrl: 'https://refinery.test', fetch, ...options }).getMe();
    expect(fetch.mock.calls[0]?.[1].credentials).toBe(sent);
  },
);

it('what a call says of its headers changes neither the key nor the form of the reply', async () => {
  const { client, sent } = openClient([json({})], { apiKey: 'prk_1' });
  await client.getMe({}, { headers: { accept: 'text/html', 'x-api-key': 'prk_2', 'x-team': 'a' } });
  expect(sent[0]?.headers).toEqual({ accept: 'application/json', 'x-api-key': 'prk_1', 'x-team': 'a' });
});

it('a wait that the API asks for is no shorter than the own one', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const soon = problem(503, 'service_unavailable', { 'retry-after': '0.1' });
  const { client, waits } = openClient([soon, json({})]);
  await client.getUsage();
  expect(waits).toEqual([250]);
});

it.each([2 ** 31, Number.POSITIVE_INFINITY])(
  'a timeout of %d ms does not come at once',
  async (timeoutMs) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { client } = openClient([silence], { retries: 0 });
    const giveUp = new AbortController();
    const told = client.getUsage({}, { timeoutMs, signal: giveUp.signal }).then(
      () => 'answered',
      ({ code }) => code,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    giveUp.abort();
    expect(await told).toBe('aborted');
  },
);
