import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import fc from 'fast-check';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { age, ReferenceWindows } from '../testing/rate-windows.ts';
import { openTestApp } from '../testing/test-app.ts';

const WINDOW_MINUTES = 60;
const MINUTE_MS = 60_000;
const LIMITS = { free: 1, pro: 2, auth: 3 };

const env = {
  RATE_LIMIT_WINDOW_SECONDS: String(WINDOW_MINUTES * 60),
  RATE_LIMIT_FREE: String(LIMITS.free),
  RATE_LIMIT_PRO: String(LIMITS.pro),
  RATE_LIMIT_AUTH: String(LIMITS.auth),
  TRUST_PROXY: '127.0.0.1',
};
const test = fixture((services) => openTestApp(services, { env }));
let redis: Redis;

/** One kind of request, whose share of which allowance it takes, and how it is answered within it. */
interface Sender {
  allowance: string;
  limit: number | null;
  status: number;
  send(): Promise<LightMyRequestResponse>;
}
let senders: Sender[];

beforeAll(async () => {
  redis = new Redis(inject('services').redisUrl);
  senders = await everySender();
});
afterAll(async () => {
  redis.disconnect();
});

const READ = { url: '/api/auth/me' } as const;
/** Refused for want of a text, which it is told within its allowance only. */
const WRITE = { method: 'POST', url: '/api/optimize', payload: {} } as const;

async function everySender(): Promise<Sender[]> {
  const free = await buildMember(test.ctx, { plan: 'free' });
  const { key } = await createApiKey(free.as, { name: 'ci' });
  const byKey = (request: InjectOptions) => test.send(null, { ...request, headers: { 'x-api-key': key } });
  const by = (who: Member) => (request: InjectOptions) => test.send(who, request);
  const pro = await buildMember(test.ctx, { plan: 'pro' });
  const enterprise = await buildMember(test.ctx, { plan: 'enterprise' });
  const people = [
    ...organization('free', LIMITS.free, by(free), byKey, by(await buildColleague(test.ctx, free, 'member'))),
    ...organization('pro', LIMITS.pro, by(pro)),
    ...organization('enterprise', null, by(enterprise)),
  ];
  const addresses = ['192.0.2.1', '192.0.2.2'].flatMap((address) =>
    ['login', 'refresh'].map((route) => ({
      allowance: `${address} ${route}`,
      limit: LIMITS.auth,
      status: 400,
      send: () => test.post(null, `/api/auth/${route}`, {}, { 'x-forwarded-for': address }),
    })),
  );
  return [...people, ...addresses];
}

/**
 * What the callers of one organization send: they share one allowance to write, and ten times as much to
 * read.
 */
const organization = (
  name: string,
  limit: number | null,
  ...callers: ((request: InjectOptions) => Promise<LightMyRequestResponse>)[]
): Sender[] =>
  callers.flatMap((call) => [
    { allowance: `${name} writes`, limit, status: 400, send: () => call(WRITE) },
    { allowance: `${name} reads`, limit: limit && 10 * limit, status: 200, send: () => call(READ) },
    {
      allowance: `${name} reads`,
      limit: limit && 10 * limit,
      status: 200,
      send: () => call({ ...READ, method: 'HEAD' }),
    },
  ]);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ sender: fc.nat(18), times: fc.constantFrom(1, 1, 1, 11) }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.constantFrom(1, 30, 59, 60) }) },
);

it('every caller may send so much a window and is told how much is left, whatever others send', async () => {
  const steps = fc.array(step, { minLength: 20, maxLength: 30 });
  const property = fc.asyncProperty(steps, async (all) => {
    const reference = new ReferenceWindows(WINDOW_MINUTES * MINUTE_MS);
    await age(redis, test.environment.REDIS_PREFIX ?? '', WINDOW_MINUTES * MINUTE_MS);
    let now = 0;
    for (const one of all) {
      if ('minutes' in one) {
        now += one.minutes * MINUTE_MS;
        await age(redis, test.environment.REDIS_PREFIX ?? '', one.minutes * MINUTE_MS);
        continue;
      }
      const sender = senders[one.sender % senders.length];
      if (!sender) throw new Error('There is no sender.');
      for (let time = 0; time < one.times; time++) {
        expectAnswer(await sender.send(), sender, reference.count(sender.allowance, now));
      }
    }
  });
  await fc.assert(property, { numRuns: 5, seed: 10 });
});

function expectAnswer(
  reply: LightMyRequestResponse,
  { allowance, limit, status }: Sender,
  { requests, endsInMs }: { requests: number; endsInMs: number },
): void {
  const { headers } = reply;
  if (limit === null) {
    expect([allowance, reply.statusCode, headers['ratelimit-limit']]).toEqual([allowance, status, undefined]);
    return;
  }
  const isRefused = requests > limit;
  expect([allowance, reply.statusCode]).toEqual([allowance, isRefused ? 429 : status]);
  expect(headers['ratelimit-limit']).toBe(String(limit));
  expect(headers['ratelimit-remaining']).toBe(String(Math.max(0, limit - requests)));
  // Redis's own clock goes on meanwhile, but no minute passes during the test.
  const reset = Number(headers['ratelimit-reset']);
  expect(reset).toBeLessThanOrEqual(endsInMs / 1_000);
  expect(reset).toBeGreaterThan(endsInMs / 1_000 - 60);
  expect(headers['retry-after']).toBe(isRefused ? headers['ratelimit-reset'] : undefined);
  if (isRefused && reply.body) expectProblem(reply, 429, 'rate_limited');
}
