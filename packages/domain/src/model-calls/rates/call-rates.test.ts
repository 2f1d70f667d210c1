import { randomUUID } from 'node:crypto';
import { startPrivateRedis } from '@refinery/testing/private-redis.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { estimatedTokens } from './estimated-tokens.ts';
import { isRefused, openRateProcesses, take } from './testing/rate-processes.ts';

type World = ReturnType<typeof openRateProcesses>;
let world: World;
let id = 0;
beforeAll(async () => {
  world = openRateProcesses(inject('services').redisUrl, 4);
  await world.ready();
});
beforeEach(() => {
  id += 1;
});
afterAll(() => world.close());

const organizationId = () => `organization-${id}`;
const apiKeyId = () => `key-${id}`;

/** How many of so many calls at once are let through. */
async function through(
  { processes }: World,
  times: number,
  call: Parameters<typeof take>[1],
): Promise<number> {
  const calls = Array.from({ length: times }, (_, place) => take(processes[place % processes.length], call));
  return (await Promise.all(calls)).filter((answer) => !isRefused(answer)).length;
}

/** Whether a process counts in Redis (again): it makes a break where Redis let it wait. */
async function asks(
  { connections }: World,
  place: number,
  rates: World['processes'][number],
): Promise<boolean> {
  const probe = randomUUID();
  await take(rates, { apiKeyId: probe, rateLimitPerMinute: 1 });
  return (await connections[place]?.exists(`calls:key:${probe}`).catch(() => 0)) === 1;
}

describe('limits of calls', () => {
  it('hold for all processes together, however many calls come at once', async () => {
    const call = { organizationId: organizationId(), plan: 'free' } as const;
    expect(await through(world, 200, call)).toBe(60);
    world.clock.advance(59_999);
    expect(await through(world, 20, call)).toBe(0);
    world.clock.advance(1);
    expect(await through(world, 200, call)).toBe(60);
  });

  it('are none on the enterprise plan, nor for a person without a key', async () => {
    const call = { plan: 'enterprise', apiKeyId: null, rateLimitPerMinute: 1, tokensPerMinute: 1 } as const;
    const answers = [await take(world.processes[0], call), await take(world.processes[0], call)];
    expect(answers).toEqual([
      { requests: null, tokens: null, settle: expect.any(Function) },
      { requests: null, tokens: null, settle: expect.any(Function) },
    ]);
  });

  it('say what is left, and to whoever is refused when to come again', async () => {
    const call = {
      organizationId: organizationId(),
      apiKeyId: apiKeyId(),
      plan: 'free',
      rateLimitPerMinute: 2,
    } as const;
    const [rates] = world.processes;
    expect(await take(rates, call)).toMatchObject({
      requests: { limit: 2, remaining: 1, resetSeconds: 60 },
      tokens: null,
    });
    world.clock.advance(20_500);
    expect(await take(rates, call)).toMatchObject({ requests: { limit: 2, remaining: 0, resetSeconds: 40 } });
    expect(await take(rates, call)).toMatchObject({
      code: 'rate_limited',
      extras: { retryAfterSeconds: 40 },
      rate: { limit: 2, remaining: 0, resetSeconds: 40 },
      ofTokens: false,
    });
    const other = await take(rates, { ...call, apiKeyId: 'another', rateLimitPerMinute: null });
    // What the key's own limit refused is not missing from the organization's.
    expect(other).toMatchObject({ requests: { limit: 60, remaining: 57 } });
  });

  it('of tokens count the truth, and carry what was over into the next minutes', async () => {
    const call = { apiKeyId: apiKeyId(), tokensPerMinute: 100 };
    const [one, other, third] = world.processes;
    const first = await take(one, { ...call, tokens: 60 });
    if (isRefused(first)) throw first;
    expect(await take(other, { ...call, tokens: 60 })).toMatchObject({
      ofTokens: true,
      extras: { retryAfterSeconds: 60 },
    });
    first.settle(250);
    first.settle(0);
    await world.settled();
    expect(await take(third, { ...call, tokens: 60 })).toMatchObject({ extras: { retryAfterSeconds: 180 } });
    world.clock.advance(120_000);
    for (const rates of [one, other]) {
      expect(await take(rates, { ...call, tokens: 60 })).toMatchObject({ extras: { retryAfterSeconds: 60 } });
    }
    expect(await take(other, { ...call, tokens: 50 })).toMatchObject({
      tokens: { limit: 100, remaining: 0 },
    });
    world.clock.advance(60_000);
    expect(await take(other, { ...call, tokens: 100 })).toMatchObject({ tokens: { remaining: 0 } });
  });

  it('let a call through that is estimated above the limit, but nothing beside it', async () => {
    const call = { apiKeyId: apiKeyId(), tokensPerMinute: 100 };
    const [rates] = world.processes;
    const large = await take(rates, { ...call, tokens: 1_000_000 });
    if (isRefused(large)) throw large;
    expect(isRefused(await take(rates, { ...call, tokens: 1 }))).toBe(true);
    large.settle(40);
    expect(await take(rates, { ...call, tokens: 60 })).toMatchObject({ tokens: { remaining: 0 } });
  });

  it('of tokens give back what others had over', async () => {
    const call = { apiKeyId: apiKeyId(), tokensPerMinute: 100 };
    const [one, other] = world.processes;
    const [large, small] = [
      await take(one, { ...call, tokens: 60 }),
      await take(one, { ...call, tokens: 40 }),
    ];
    if (isRefused(large) || isRefused(small)) throw new Error('It was refused.');
    large.settle(150);
    await world.settled();
    small.settle(0);
    await world.settled();
    world.clock.advance(60_000);
    // 50 were over, not 90.
    expect(await take(other, { ...call, tokens: 50 })).toMatchObject({ tokens: { remaining: 0 } });
  });

  it('of tokens are not kept for longer than an hour by one call', async () => {
    const call = { apiKeyId: apiKeyId(), tokensPerMinute: 10, tokens: 10 };
    const [one, other] = world.processes;
    const taken = await take(one, call);
    if (isRefused(taken)) throw taken;
    taken.settle(1_000_000);
    await world.settled();
    const refused = { extras: { retryAfterSeconds: 3_660 } };
    expect([await take(one, call), await take(other, call)]).toMatchObject([refused, refused]);
  });

  it('end a minute later at the latest where a clock is set back', async () => {
    const call = { apiKeyId: apiKeyId(), rateLimitPerMinute: 1 };
    const [one, other] = world.processes;
    expect(isRefused(await take(one, call))).toBe(false);
    world.clock.advance(-3_600_000);
    const refused = { extras: { retryAfterSeconds: 60 } };
    expect([await take(one, call), await take(other, call)]).toMatchObject([refused, refused]);
    world.clock.advance(60_000);
    expect([isRefused(await take(other, call)), isRefused(await take(one, call))]).toEqual([false, true]);
    world.clock.advance(3_600_000);
  });

  it('apply as they are changed', async () => {
    const [rates] = world.processes;
    const call = (rateLimitPerMinute: number) => take(rates, { apiKeyId: apiKeyId(), rateLimitPerMinute });
    expect(isRefused(await call(1))).toBe(false);
    expect(isRefused(await call(1))).toBe(true);
    expect(isRefused(await call(50))).toBe(false);
    expect(await call(20)).toMatchObject({ requests: { limit: 20 } });
    expect(isRefused(await call(3))).toBe(true);
  });

  it('keep ids and counts in Redis, which forgets them by itself', async () => {
    const call = {
      organizationId: organizationId(),
      apiKeyId: apiKeyId(),
      plan: 'pro',
      tokensPerMinute: 100,
    } as const;
    const taken = await take(world.processes[0], { ...call, tokens: 10 });
    if (isRefused(taken)) throw taken;
    taken.settle(450);
    await world.settled();
    const [redis] = world.connections;
    const ttl = async (key: string) => Math.ceil(((await redis?.pttl(key)) ?? 0) / 10_000);
    expect(await ttl(`calls:organization:${organizationId()}`)).toBe(7);
    // 350 over: four windows more.
    expect(await ttl(`calls:tokens:${apiKeyId()}`)).toBe(31);
  });
});

describe('Redis', () => {
  it('is asked for few of many calls', async () => {
    const proxy = await startTcpProxy(inject('services').redisUrl);
    const near = openRateProcesses(proxy.url, 1);
    await near.ready();
    let asked = 0;
    for (let call = 0; call < 1_000; call++) {
      const before = proxy.bytesFromTarget();
      const answer = await take(near.processes[0], { organizationId: organizationId(), plan: 'pro' });
      expect(isRefused(answer)).toBe(false);
      if (proxy.bytesFromTarget() > before) asked += 1;
    }
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(70);
    const before = proxy.bytesFromTarget();
    expect(await through(near, 100, { organizationId: organizationId(), plan: 'pro' })).toBe(0);
    expect(proxy.bytesFromTarget()).toBe(before);
    near.close();
    await proxy.close();
  });

  it('may be away: each process keeps to the limits by itself, and tells afterwards what was over', async () => {
    const log: string[] = [];
    const proxy = await startTcpProxy(inject('services').redisUrl);
    const cut = openRateProcesses(proxy.url, 2, { log, longestWaitMs: 2_000 });
    await cut.ready();
    const call = { organizationId: organizationId(), plan: 'free' } as const;
    expect(await through(cut, 10, call)).toBe(10);
    await proxy.cut();
    expect(await through(cut, 300, call)).toBe(110);
    const tokens = await take(cut.processes[0], { apiKeyId: apiKeyId(), tokensPerMinute: 10, tokens: 5 });
    if (isRefused(tokens)) throw tokens;
    tokens.settle(35);
    await cut.settled();
    expect(log.filter((line) => line.includes('Redis cannot be reached'))).toHaveLength(2);
    const alone = { apiKeyId: `${apiKeyId()}-alone`, tokensPerMinute: 100 };
    const taken = await take(cut.processes[0], { ...alone, tokens: 5 });
    if (isRefused(taken)) throw taken;
    taken.settle(35);
    await cut.settled();
    await proxy.restore();
    for (const [place, rates] of cut.processes.entries()) await waitFor(() => asks(cut, place, rates));
    expect(isRefused(await take(cut.processes[0], { ...alone, tokens: 10 }))).toBe(false);
    expect(await take(cut.processes[1], { ...alone, tokens: 60 })).toMatchObject({ ofTokens: true });
    cut.clock.advance(60_000);
    expect(await through(cut, 200, call)).toBe(60);
    const refused = await take(cut.processes[0], { apiKeyId: apiKeyId(), tokensPerMinute: 10, tokens: 1 });
    expect(refused).toMatchObject({ extras: { retryAfterSeconds: 120 } });
    cut.close();
    await proxy.close();
  });

  it('may hang: no call waits for its answer', async () => {
    const hung = await startPrivateRedis();
    const slow = openRateProcesses(hung.url, 1, { longestWaitMs: 200 });
    await slow.ready();
    const call = { organizationId: organizationId(), plan: 'free' } as const;
    expect(await through(slow, 7, call)).toBe(7);
    await slow.connections[0]?.client('PAUSE', 3_600_000);
    expect(await through(slow, 200, call)).toBe(53);
    slow.close();
    await hung.stop();
  });
});

it('estimates a quarter of the bytes, and of images no more than they can take', () => {
  expect(estimatedTokens(4_001, { images: 0, files: 0 })).toBe(1_001);
  expect(estimatedTokens(4_001, { images: 1, files: 0 })).toBe(1_001);
  expect(estimatedTokens(20_000_000, { images: 1, files: 1 })).toBe(60_000);
});
