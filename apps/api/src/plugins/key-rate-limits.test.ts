import { randomUUID } from 'node:crypto';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { rotateApiKey } from '@refinery/domain/api-keys/rotate-api-key.ts';
import { PLAIN_CALL_TERMS } from '@refinery/domain/context/actor.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { Redis } from 'ioredis';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { age } from '../testing/rate-windows.ts';
import { openTestApp } from '../testing/test-app.ts';
import { registerKeyRateLimits } from './key-rate-limits.ts';
import { registerProblems } from './problems.ts';
import { registerRequestIds } from './request-ids.ts';

const MINUTE_MS = 60_000;

const env = { RATE_LIMIT_FREE: '6', RATE_LIMIT_ENTERPRISE: '0' };
const test = fixture((services) => openTestApp(services, { env }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
});

const makeKey = (rateLimitPerMinute: number | null, owner = member) =>
  createApiKey(owner.as, { name: 'ci', rateLimitPerMinute });
const read = (key: string) => test.get(null, '/api/usage', { 'x-api-key': key });
/** Refused for want of a text, which it is told within its limits only. */
const write = (key: string) => test.post(null, '/api/optimize', {}, { 'x-api-key': key });
const limitOf = ({ headers }: Awaited<ReturnType<typeof read>>) => [
  headers['ratelimit-limit'],
  headers['ratelimit-remaining'],
];

describe('a key with a limit', () => {
  it('may send so much a minute, to read and to write, and is told so', async () => {
    const { key } = await makeKey(2);
    const first = await read(key);
    expect([first.statusCode, ...limitOf(first)]).toEqual([200, '2', '1']);
    expect(Number(first.headers['ratelimit-reset'])).toBeLessThanOrEqual(60);
    const second = await write(key);
    expect([second.statusCode, ...limitOf(second)]).toEqual([400, '2', '0']);
    const third = await read(key);
    const { detail } = expectProblem(third, 429, 'rate_limited');
    const seconds = third.headers['retry-after'];
    expect(detail).toBe(`This API key may send 2 requests per minute. Try again in ${seconds} s.`);
    expect([...limitOf(third), third.headers['ratelimit-reset']]).toEqual(['2', '0', seconds]);
  });

  it('lets no more through at once than one after the other', async () => {
    const { key } = await makeKey(3);
    const replies = await Promise.all(Array.from({ length: 9 }, () => read(key)));
    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(3);
  });

  it('is told of the limit that has less left', async () => {
    const { key } = await makeKey(8);
    expect(limitOf(await write(key))).toEqual(['6', '5']);
    expect(limitOf(await read(key))).toEqual(['8', '6']);
  });

  it('is told of its own where the organization has none', async () => {
    const { key } = await makeKey(8, await buildMember(test.ctx));
    expect(limitOf(await write(key))).toEqual(['8', '7']);
  });

  it('that asks too often takes nothing from others', async () => {
    const [one, other, free] = [await makeKey(1), await makeKey(1), await makeKey(null)];
    await write(one.key);
    for (let time = 0; time < 8; time++) expectProblem(await write(one.key), 429, 'rate_limited');
    expect(limitOf(await write(other.key))).toEqual(['1', '0']);
    expect(limitOf(await write(free.key))).toEqual(['6', '3']);
  });

  it('has the limit of the organization as well', async () => {
    const [one, other] = [await makeKey(100), await makeKey(100)];
    for (let time = 0; time < 6; time++) expect((await write(one.key)).statusCode).toBe(400);
    const refused = await write(other.key);
    expectProblem(refused, 429, 'rate_limited');
    expect(limitOf(refused)).toEqual(['6', '0']);
  });

  it('shares it among its secrets', async () => {
    const { id, key } = await makeKey(2);
    const rotated = await rotateApiKey(member.as, { id, overlapSeconds: 60 });
    expect([(await read(key)).statusCode, (await read(rotated.key)).statusCode]).toEqual([200, 200]);
    expectProblem(await read(key), 429, 'rate_limited');
  });

  it('begins anew with the next minute, and with the next request where the limit was changed', async () => {
    const { id, key } = await makeKey(1);
    await read(key);
    expectProblem(await read(key), 429, 'rate_limited');
    const change = (rateLimitPerMinute: number | null) =>
      test.put(member, `/api/api-keys/${id}`, { rateLimitPerMinute });
    await change(3);
    expect(limitOf(await read(key))).toEqual(['3', '0']);
    const redis = new Redis(inject('services').redisUrl);
    await age(redis, `${test.environment.REDIS_PREFIX}:rate:key:${id}`, MINUTE_MS);
    redis.disconnect();
    expect(limitOf(await read(key))).toEqual(['3', '2']);
    await change(null);
    for (let time = 0; time < 4; time++) expect((await read(key)).statusCode).toBe(200);
  });
});

it('without Redis a key is counted in the memory of the process', async () => {
  const { app, lines, logger } = openPluginApp();
  registerProblems(app);
  registerRequestIds(app);
  app.decorateRequest('actor', null);
  const actor = {
    ...member.as.actor,
    kind: 'api-key',
    apiKeyId: randomUUID(),
    rateLimitPerMinute: 2,
    calls: PLAIN_CALL_TERMS,
  } as const;
  app.addHook('onRequest', async (request) => {
    request.actor = actor;
  });
  // There is no Redis at this address.
  const redis = new Redis({ lazyConnect: true, enableOfflineQueue: false });
  registerKeyRateLimits(app, { ctx: { ...test.ctx, redis, logger } });
  app.get('/', async () => 'done');
  const replies = [];
  for (let time = 0; time < 3; time++) replies.push(await app.inject({ url: '/' }));
  redis.disconnect();
  expect(replies.map((reply) => [reply.statusCode, ...limitOf(reply)])).toEqual([
    [200, '2', '1'],
    [200, '2', '0'],
    [429, '2', '0'],
  ]);
  expect(lines.filter(({ msg }) => msg.includes('Redis cannot be reached'))).toHaveLength(1);
});
