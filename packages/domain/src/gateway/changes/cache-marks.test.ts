import { randomBytes } from 'node:crypto';
import { newId } from '@refinery/db/ids.ts';
import { scanBody } from '@refinery/relay/body/scan-body.ts';
import type { BodyProtocol } from '@refinery/relay/body/scanned-body.ts';
import { splice } from '@refinery/relay/body/splice.ts';
import { cacheRules } from '@refinery/relay/marks/cache-rules.ts';
import { placeMarks } from '@refinery/relay/marks/place-marks.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { createClaudeCache } from '@refinery/testing/fake-vendors/caching/claude-cache.ts';
import type { CacheBill, FakeCache } from '@refinery/testing/fake-vendors/caching/fake-cache.ts';
import { createMarkedGptCache } from '@refinery/testing/fake-vendors/caching/marked-gpt-cache.ts';
import { promptMicros } from '@refinery/testing/fake-vendors/caching/prompt-micros.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { PLAIN_CALL_TERMS } from '../../context/actor.ts';
import type { GatewayProfile } from '../../identities/gateway-profile.ts';
import { createPromptMemory, type PromptMemory } from '../../model-calls/prompt-memory/prompt-memory.ts';
import { gatewayProfile } from '../profile.ts';
import { changedBody, type PreparedCall } from './body-changes.ts';
import { cacheMarks } from './cache-marks.ts';

const clock = new TestClock();
const now = () => clock.now().getTime();
const secret = randomBytes(32);
const CLAUDE = { provider: 'anthropic', model: 'claude-sonnet-4-5', protocol: 'messages' } as const;
const GPT = { provider: 'openai', model: 'gpt-5.6', protocol: 'chat' } as const;
/** Dollars for a million tokens. */
const CLAUDE_PRICES = { input: 3, read: 0.3, write: 3.75 };
const GPT_PRICES = { input: 4, read: 0.4, write: 5 };

const test = fixture((services) => openTestContext(services, { clock }));
let profile: GatewayProfile;

beforeEach(async () => {
  const { organizationId } = await buildMember(test.ctx);
  profile = await gatewayProfile(test.ctx, organizationId);
});

/** What a process remembers: nothing at its start, but for what is in Redis. */
const startProcess = (ctx = test.ctx): PromptMemory =>
  createPromptMemory({ redis: ctx.redis, logger: ctx.logger, clock, secret, mostWaitMs: 60_000 });

interface Model {
  provider: 'anthropic' | 'openai';
  model: string;
  protocol: BodyProtocol;
}

function callOf(
  { provider, model, protocol }: Model,
  body: object,
  more: Partial<PreparedCall> = {},
): PreparedCall {
  const bytes = Buffer.from(JSON.stringify(body));
  const credentials = { apiKey: 'x' };
  return {
    organizationId: profile.organizationId,
    apiKeyId: newId(),
    profile,
    terms: PLAIN_CALL_TERMS,
    operation: protocol,
    protocol,
    bytes,
    scan: scanBody(bytes, protocol),
    operated: true,
    translated: false,
    candidate: { provider, model, credentials, credentialKey: 'k', tenant: profile.organizationId },
    ...more,
  };
}

async function send(promptMemory: PromptMemory, call: PreparedCall) {
  const changes = await cacheMarks(call, { promptMemory });
  await promptMemory.lately.settled();
  return {
    marks: changes.saved.marks ?? 0,
    body: JSON.parse((await changedBody(call, [changes])).toString()),
  };
}

/** So many tokens, as the fakes count them. */
const tokens = (count: number, word = 'word') => `${word} `.padEnd(4 * count, '.');

const shot = ({ protocol, model }: Model, n: number, system = tokens(3_000)) =>
  protocol === 'messages'
    ? { model, system, messages: [{ role: 'user', content: tokens(200, `${n}`) }] }
    : {
        model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: tokens(200, `${n}`) },
        ],
      };

/** A conversation as it is in turn `n`, which adds `blocks` results of tools. */
function turn({ protocol, model }: Model, n: number, blocks = 0) {
  const results = (at: number) =>
    blocks === 0
      ? tokens(200, `question ${at}`)
      : Array.from({ length: blocks }, (_, part) => ({ type: 'text', text: tokens(20, `${at}.${part}`) }));
  const said = Array.from({ length: n }, (_, at) => [
    { role: 'user', content: results(at) },
    { role: 'assistant', content: tokens(100, `answer ${at}`) },
  ])
    .flat()
    .slice(0, -1);
  const system = tokens(3_000);
  return protocol === 'messages'
    ? { model, system, messages: said }
    : { model, messages: [{ role: 'system', content: system }, ...said] };
}

/** Everything marked from the first turn on, as if it were known what comes. */
function perfectly(cache: FakeCache, model: Model, bodies: readonly object[]): CacheBill[] {
  const rules = cacheRules(model.provider, model.model);
  if (!rules) throw new RangeError('No rules.');
  const all = { tools: true, system: true, conversation: true };
  return bodies.map((body) => {
    const call = callOf(model, body);
    const { replacements } = placeMarks(call.bytes, call.scan, rules, all);
    return cache.bill(JSON.parse(splice(call.bytes, replacements).toString()));
  });
}

const claudeCache = (strict = false) => createClaudeCache({ now, minimumTokens: 1_024, strict });
const gptCache = () => createMarkedGptCache({ now, minimumTokens: 1_024 });

describe.each([
  ['Claude', CLAUDE, claudeCache, CLAUDE_PRICES],
  ['GPT-5.6', GPT, gptCache, GPT_PRICES],
] as const)('20 calls of 3,000 + 200 tokens to %s', (_name, model, cacheOf, prices) => {
  const twenty = Array.from({ length: 20 }, (_, n) => shot(model, n));

  it('cost 0.3 of unmarked ones at most', async () => {
    const process = startProcess();
    const cache = cacheOf();
    const bills = [];
    for (const body of twenty) bills.push(cache.bill((await send(process, callOf(model, body))).body));
    const plain = cacheOf();
    const unmarked = twenty.map((body) => plain.bill(body));
    expect(bills.every(({ inputTokens }) => inputTokens === 3_200)).toBe(true);
    expect(promptMicros(bills, prices) / promptMicros(unmarked, prices)).toBeLessThanOrEqual(0.3);
  });

  it('are not marked where none of them returns', async () => {
    const process = startProcess();
    for (let n = 0; n < 5; n += 1) {
      const body = shot(model, n, tokens(3_000, `system ${n}`));
      expect((await send(process, callOf(model, body))).marks).toBe(0);
    }
  });
});

describe.each([
  ['Claude', CLAUDE, () => claudeCache(), 0],
  ['Claude, were a string no part to it', CLAUDE, () => claudeCache(true), 0],
  ['Claude, with many blocks a turn', CLAUDE, () => claudeCache(), 30],
  ['GPT-5.6', GPT, gptCache, 0],
] as const)('20 turns with %s', (_name, model, cacheOf, blocks) => {
  it('lose no cached token over two processes that are both restarted', async () => {
    const cache = cacheOf();
    const processes = [startProcess(), startProcess()];
    const bodies = Array.from({ length: 20 }, (_, n) => turn(model, n + 1, blocks));
    const bills = [];
    for (const [n, body] of bodies.entries()) {
      // Both are replaced, one after the other.
      if (n === 8) processes[0] = startProcess();
      if (n === 12) processes[1] = startProcess();
      // Not in turn, so that each also goes on with what it knows.
      const process = processes[n % 3 === 0 ? 1 : 0];
      if (process) bills.push(cache.bill((await send(process, callOf(model, body))).body));
      clock.advance(60_000);
    }
    const perfect = perfectly(cacheOf(), model, bodies);
    // The first comes for the first time, so nothing of it is read by the second.
    expect(bills.slice(2)).toEqual(perfect.slice(2));
    for (const [n, { cachedInputTokens }] of bills.entries())
      if (n >= 2) expect(cachedInputTokens).toBe(bills[n - 1]?.inputTokens);
  });
});

describe('what came', () => {
  it('is not marked after more than five minutes, nor for another organization or model', async () => {
    const process = startProcess();
    const marks = async (more: Partial<PreparedCall> = {}, model: Model = CLAUDE) =>
      (await send(process, callOf(model, shot(model, 1), more))).marks;
    expect(await marks()).toBe(0);
    expect(await marks({ organizationId: newId() })).toBe(0);
    expect(await marks({}, { ...CLAUDE, model: 'claude-opus-5' })).toBe(0);
    clock.advance(4 * 60_000);
    // The system text, and what is said again as well.
    expect(await marks()).toBe(2);
    clock.advance(6 * 60_000);
    expect(await marks()).toBe(0);
  });

  it('is marked as far as it is the same', async () => {
    const process = startProcess();
    const tools = [{ name: 'f', description: tokens(2_000), input_schema: {} }];
    await send(process, callOf(CLAUDE, { ...shot(CLAUDE, 1), tools }));
    const sent = await send(process, callOf(CLAUDE, { ...shot(CLAUDE, 1, tokens(3_000, 'today')), tools }));
    expect(sent.marks).toBe(1);
    expect(sent.body.tools[0].cache_control).toEqual({ type: 'ephemeral' });
  });

  it('is not marked where the organization wants none, where the caller marks, and where tokens are only counted', async () => {
    const process = startProcess();
    const body = shot(CLAUDE, 1);
    await send(process, callOf(CLAUDE, body));
    const off = { ...profile, settings: { ...profile.settings, cacheMarks: 'off' as const } };
    expect((await send(process, callOf(CLAUDE, body, { profile: off }))).body).toEqual(body);
    expect((await send(process, callOf(CLAUDE, body, { operation: 'count_tokens' }))).body).toEqual(body);
    const own = { ...body, cache_control: { type: 'ephemeral' } };
    expect((await send(process, callOf(CLAUDE, own))).body).toEqual(own);
  });

  it('is in Redis under names that tell nothing of it', async () => {
    const { organizationId } = profile;
    await send(startProcess(), callOf(CLAUDE, shot(CLAUDE, 1, tokens(3_000, 'xyzzy'))));
    const prefix = test.environment.REDIS_PREFIX ?? '';
    const keys = await test.ctx.redis.keys(`${prefix}:came:*`);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatch(/:came:[\w-]{32}$/);
      expect(key).not.toContain(organizationId);
      const name = key.slice(prefix.length + 1);
      expect(await test.ctx.redis.get(name)).toMatch(/^\d+$/);
      expect(await test.ctx.redis.pttl(name)).toBeGreaterThan(0);
    }
  });

  it('is known to a process while Redis is away', async () => {
    const proxy = await startTcpProxy(test.environment.REDIS_URL ?? '');
    const environment = { ...test.environment, REDIS_URL: proxy.url };
    const cut = await openTestContext(inject('services'), { environment });
    const process = startProcess(cut.ctx);
    await proxy.cut();
    await waitFor(() => cut.ctx.redis.status !== 'ready', { what: 'Redis to be away' });
    const marks = [];
    for (const n of [1, 2, 3]) marks.push((await send(process, callOf(CLAUDE, shot(CLAUDE, n)))).marks);
    expect(marks).toEqual([0, 1, 1]);
    await cut.close();
    await proxy.close();
  });
});

describe('the cache key for OpenAI', () => {
  const keyOf = async (body: object, more: Partial<PreparedCall> = {}, model: Model = GPT) =>
    (await send(startProcess(), callOf(model, body, more))).body.prompt_cache_key;

  it('is the same for what begins alike, and tells nothing of it', async () => {
    const older = { ...GPT, model: 'gpt-5' };
    const key = await keyOf(shot(older, 1), {}, older);
    expect(key).toMatch(/^[\w-]{32}$/);
    expect(await keyOf(shot(older, 2), {}, older)).toBe(key);
    expect(await keyOf(shot(older, 2), { organizationId: newId() }, older)).not.toBe(key);
    expect(await keyOf(shot(older, 2, tokens(3_000, 'other')), {}, older)).not.toBe(key);
    const responses = { ...older, protocol: 'responses' as const };
    expect(await keyOf({ instructions: tokens(3_000), input: 'Hi' }, {}, responses)).toMatch(/^[\w-]{32}$/);
  });

  it('is the same in each turn of a conversation without a system text', async () => {
    const [first, second] = [1, 2].map((n) => ({ messages: turn(GPT, n).messages.slice(1) }));
    const long = { role: 'user', content: tokens(2_000) };
    const key = await keyOf({ messages: [long, ...(first?.messages ?? [])] });
    expect(await keyOf({ messages: [long, ...(second?.messages ?? [])] })).toBe(key);
  });

  it('is the caller’s own, and none for what is too short or for other vendors', async () => {
    expect(await keyOf({ ...shot(GPT, 1), prompt_cache_key: 'mine' })).toBe('mine');
    expect(await keyOf(shot(GPT, 1, 'Be brief.'))).toBeUndefined();
    expect(await keyOf(shot(CLAUDE, 1), {}, CLAUDE)).toBeUndefined();
  });
});
