import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Redis } from 'ioredis';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  onTestFinished,
} from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const PROMPT = 'Could you please write a secret-word-xyzzy report of at most 200 words?';
const DAY_MS = 24 * 60 * 60_000;

const test = fixture((services) =>
  openVendorApp(services, { clock, env: { PROVIDER_BREAKER_FAILURES: '1000' } }),
);
let member: Member;
let redis: Redis;
let count = 0;
const clock = new TestClock();

beforeAll(async () => {
  member = await buildMember(test.ctx);
  redis = new Redis(inject('services').redisUrl);
});
beforeEach(() => answer());
afterEach(() => test.openai.reset());
afterAll(async () => {
  redis.disconnect();
});

const fresh = () => `${PROMPT} Case ${++count}.`;
/** A model that leaves out "Could you please". */
const answer = () =>
  test.openai.respondWith((request) => refined(promptIn(request).replace('Could you please w', 'W')));
const send = (body: object, who = member) => test.post(who, '/api/optimize', { provider: 'openai', ...body });
const optimize = async (body: object, who = member) => (await send(body, who)).json();
const historyOf = async (who: Member) => (await test.get(who, '/api/optimize/history?limit=100')).json();
const keysInRedis = () => redis.keys(`${test.environment.REDIS_PREFIX}*`);

describe('the same request again', () => {
  it('is answered from the earlier result, without a call, in a row of its own', async () => {
    answer();
    const text = fresh();
    const first = await optimize({ text, metadata: { run: '1' } });
    clock.advance(DAY_MS - 1_000);
    const second = await optimize({ text, metadata: { run: '2' } });
    expect(test.openai.requests).toHaveLength(1);
    expect(first).toMatchObject({ cached: false, metadata: { run: '1' } });
    const { id: _id, createdAt: _at, latencyMs: _latency, ...same } = first;
    expect(second).toMatchObject({
      ...same,
      cached: true,
      metadata: { run: '2' },
      createdAt: clock.now().toISOString(),
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0, spentTokens: 0 },
      paysAfterUses: null,
    });
    expect(second.id).not.toBe(first.id);
    const [newest] = await historyOf(member);
    expect(newest).toMatchObject({ id: second.id, cached: true, metadata: { run: '2' } });
    const stored = (await test.get(member, `/api/optimize/${second.id}`)).json();
    expect(stored).toMatchObject({ originalText: text, refinedText: first.refinedText });
  });

  it('is refined anew after 24 hours', async () => {
    const text = fresh();
    await optimize({ text });
    clock.advance(DAY_MS);
    expect((await optimize({ text })).cached).toBe(false);
    expect(test.openai.requests).toHaveLength(2);
  });

  it('is answered by another process, too, as long as Redis remembers it', async () => {
    const other = await openTestApp(inject('services'), { environment: test.environment, clock });
    onTestFinished(() => other.close());
    const there = async (body: object) => {
      const payload = { provider: 'openai', ...body };
      return (await other.post(member, '/api/optimize', payload)).json();
    };
    const [known, forgotten] = [fresh(), fresh()];
    await optimize({ text: known });
    expect((await there({ text: known })).cached).toBe(true);
    await optimize({ text: forgotten });
    const keys = await redis.keys(`${test.environment.REDIS_PREFIX}:result:*`);
    expect(keys.length).toBeGreaterThan(0);
    await redis.del(keys);
    expect((await optimize({ text: forgotten })).cached).toBe(true);
    expect((await there({ text: forgotten })).cached).toBe(false);
    // What it found there it has remembered by itself since, for as long as the result is given at all.
    expect((await there({ text: known })).cached).toBe(true);
    clock.advance(DAY_MS);
    expect((await there({ text: known })).cached).toBe(false);
  });

  it.each([
    ['another text', { text: `${PROMPT} Now.` }],
    ['another strategy', { strategy: 'GPT' }],
    ['another level', { compressionLevel: 'high' }],
    ['another format', { outputFormat: 'json' }],
    ['a text to keep', { preserve: ['report'] }],
    ['another model', { model: 'gpt-4o' }],
    ['another provider', { provider: 'local' }],
    ['no fallback', { fallback: false }],
    ['a target', { targetTokens: 10 }],
    ['another mode', { mode: 'hybrid' }],
  ])('with %s is another request', async (_case, change) => {
    const text = fresh();
    await optimize({ text });
    expect((await optimize({ text, ...change })).cached).toBe(false);
  });

  it('of another organization is another request', async () => {
    const other = await buildMember(test.ctx);
    const text = fresh();
    await optimize({ text });
    expect((await optimize({ text }, other)).cached).toBe(false);
    expect(test.openai.requests).toHaveLength(2);
  });

  it('is not answered by a result that somebody else had to make', async () => {
    const text = fresh();
    test.openai.script({ kind: 'error', status: 500 });
    test.anthropic.script({ kind: 'error', status: 500 });
    expect((await optimize({ text })).provider).toBe('local');
    expect(await optimize({ text })).toMatchObject({ provider: 'openai', cached: false });
  });
});

describe('the same request at the same moment', () => {
  it('shares one call, and each gets a row', async () => {
    const owner = await buildMember(test.ctx);
    const text = fresh();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    test.openai.respondWith(async (request) => {
      await released;
      return refined(promptIn(request).replace('Could you please w', 'W'));
    });
    const replies = Array.from({ length: 5 }, () => send({ text }, owner));
    await test.openai.waitForRequests(1);
    // Released sooner, most of them would find the first one's result in the cache.
    const reserved = async () => (await test.get(owner, '/api/usage')).json().reserved;
    await waitFor(async () => (await reserved()) === 5, { what: 'all five to be accepted' });
    for (const _turn of [1, 2, 3]) await test.ctx.redis.ping();
    release();
    const bodies = (await Promise.all(replies)).map((reply) => reply.json());
    expect(test.openai.requests).toHaveLength(1);
    expect(new Set(bodies.map((body) => body.refinedText)).size).toBe(1);
    expect(bodies.filter((body) => !body.cached)).toHaveLength(1);
    expect(bodies.filter((body) => body.usage.inputTokens > 0)).toHaveLength(1);
    const ids = (await historyOf(owner)).map((entry: { id: string }) => entry.id);
    expect(ids.sort()).toEqual(bodies.map((body) => body.id).sort());
  });

  it('shares a failure too, and each gets a row', async () => {
    const owner = await buildMember(test.ctx);
    const text = fresh();
    test.openai.respondWith(() => ({ kind: 'error', status: 500 }));
    const payload = { text, fallback: false };
    const replies = await Promise.all(Array.from({ length: 3 }, () => send(payload, owner)));
    expect(replies.map((reply) => reply.statusCode)).toEqual([503, 503, 503]);
    const entries = await historyOf(owner);
    expect(entries.map((entry: { status: string }) => entry.status)).toEqual(['failed', 'failed', 'failed']);
    const usage = (await test.get(owner, '/api/usage')).json();
    expect([usage.used, usage.reserved]).toEqual([0, 0]);
  });
});

describe('Redis', () => {
  it('holds hashes and ids, and nothing of a prompt', async () => {
    const { id } = await optimize({ text: fresh() });
    const keys = await keysInRedis();
    const values = await Promise.all(
      keys.map(async (key) => ((await redis.type(key)) === 'string' ? ((await redis.get(key)) ?? '') : '')),
    );
    expect(values).toContain(id);
    expect(`${keys.join('\n')}\n${values.join('\n')}`).not.toMatch(/xyzzy|report|please/i);
  });
});
