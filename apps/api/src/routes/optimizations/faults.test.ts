import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const PROMPT = 'Could you please write a report of at most 200 words about our sales in 2024?';
const SHORT = 'Write a report of at most 200 words about our sales in 2024.';

const test = fixture((services) =>
  openVendorApp(services, {
    env: { PROVIDER_TIMEOUT_MS: '1500' },
  }),
);
let member: Member;
let count = 0;

// Circuits are an organization's own: what failed before says nothing here.
beforeEach(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

const fresh = () => `${PROMPT} Case ${++count}.`;
const send = (body: object) => test.post(member, '/api/optimize', body);
const lastEntry = async () => (await test.get(member, '/api/optimize/history?limit=1')).json()[0];

const FAULTS: [string, Step, RegExp, number, string][] = [
  ['a server error', { kind: 'error', status: 500 }, /not working/, 503, 'overloaded'],
  ['an overload', { kind: 'error', status: 529 }, /not working/, 503, 'overloaded'],
  ['a rate limit', { kind: 'rate-limit', retryAfter: '7' }, /rate of requests/, 503, 'rate_limit'],
  ['a refused key', { kind: 'error', status: 401 }, /credentials/, 502, 'auth'],
  ['a hang', { kind: 'hang' }, /in time/, 502, 'timeout'],
  ['a hang after the headers', { kind: 'hang', after: 'headers' }, /in time/, 502, 'timeout'],
  ['garbage', { kind: 'body', body: '<html>Bad gateway</html>' }, /understood/, 502, 'malformed_reply'],
  ['no choice', { kind: 'empty' }, /understood/, 502, 'malformed_reply'],
  ['a cut chunked reply', { kind: 'cut', framing: 'chunked' }, /complete/, 502, 'network'],
  ['a cut measured reply', { kind: 'cut', framing: 'content-length' }, /complete/, 502, 'network'],
  ['a connection closed at once', { kind: 'cut', framing: 'before-headers' }, /OpenAI /, 502, 'network'],
  ['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, /redirect/, 502, 'invalid_request'],
];

describe.each(FAULTS)('%s', (_fault, step, message, status, kind) => {
  it('is answered by the next provider, with the attempts', async () => {
    const text = fresh();
    const short = text.replace(PROMPT, SHORT);
    test.openai.script(step);
    test.anthropic.script(refined(short));
    const body = (await send({ text, provider: 'openai' })).json();
    expect(body).toMatchObject({
      provider: 'anthropic',
      refinedText: short,
      checks: { passed: true },
      attempts: [
        { provider: 'openai', error: expect.stringMatching(message), latencyMs: expect.any(Number) },
        { provider: 'anthropic', error: null, latencyMs: expect.any(Number) },
      ],
    });
    const again = (await send({ text, provider: 'openai' })).json();
    expect(again.cached).toBe(false);
  });

  it('without another provider is a problem, and a row with the reason', async () => {
    const text = fresh();
    test.openai.script(step);
    const reply = await send({ text, provider: 'openai', fallback: false });
    const code = status === 503 ? 'provider_unavailable' : 'provider_failed';
    const problem = expectProblem(reply, status, code);
    expect(problem.detail).toMatch(message);
    expect(test.anthropic.requests).toHaveLength(0);
    const entry = await lastEntry();
    expect(entry).toMatchObject({
      status: 'failed',
      provider: 'openai',
      refinedTokens: null,
      savingsPercentage: null,
      error: { code: `provider_${kind}`, message: problem.detail },
    });
    expect(entry.originalTokens).toBeGreaterThan(10);
  });
});

describe('an outage', () => {
  it('of all vendors is bridged by the built-in refiner, with a warning', async () => {
    test.openai.script({ kind: 'error', status: 500 });
    test.anthropic.script({ kind: 'error', status: 529 });
    const body = (await send({ text: fresh(), provider: 'auto' })).json();
    expect(body).toMatchObject({
      provider: 'local',
      checks: { passed: true },
      attempts: [
        { provider: 'openai', error: expect.any(String) },
        { provider: 'anthropic', error: expect.any(String) },
        { provider: 'local', error: null },
      ],
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
    expect(body.warnings.join(' ')).toContain('The built-in refiner was used instead.');
  });

  it('is over for the same prompt, too', async () => {
    const text = fresh();
    const short = text.replace(PROMPT, SHORT);
    test.openai.script({ kind: 'error', status: 500 }, refined(short));
    const ask = () => send({ text, provider: 'openai', fallback: false });
    expect((await ask()).statusCode).toBe(503);
    expect((await ask()).json()).toMatchObject({ refinedText: short, cached: false });
  });

  it('costs no quota where nobody answers', async () => {
    const before = (await test.get(member, '/api/usage')).json();
    test.openai.script({ kind: 'error', status: 500 });
    await send({ text: fresh(), provider: 'openai', fallback: false });
    const after = (await test.get(member, '/api/usage')).json();
    expect([after.used, after.reserved]).toEqual([before.used, 0]);
  });

  it('passes on how long the vendor asks to wait', async () => {
    test.openai.script({ kind: 'rate-limit', retryAfter: '7' });
    const reply = await send({ text: fresh(), provider: 'openai', fallback: false });
    expect(reply.headers['retry-after']).toBe('7');
  });
});

describe('a reply that is not whole', () => {
  it.each<[string, Step]>([
    ['stopped by its limit', { kind: 'reply', text: `1|${SHORT}`, finishReason: 'length' }],
    ['without a number', { kind: 'reply', text: SHORT }],
    ['JSON', { kind: 'reply', text: JSON.stringify({ refined: SHORT }) }],
    ['nothing', { kind: 'reply', text: ' ' }],
  ])('%s is never taken for one', async (_case, step) => {
    test.openai.script(step);
    const body = (await send({ text: fresh(), provider: 'openai' })).json();
    expect(body).toMatchObject({ provider: 'local', checks: { passed: true } });
    expect(body.refinedText).toContain('2024');
    expect(body.warnings.join(' ')).toMatch(/openai: the reply (was cut off|contained no result)/);
  });
});

describe('trying again', () => {
  it('waits as long as the vendor asks, no less and not much more, then succeeds', async () => {
    const patient = await openVendorApp(inject('services'), { env: { PROVIDER_RETRIES: '2' } });
    try {
      const own = await buildMember(patient.ctx);
      const text = fresh();
      const short = text.replace(PROMPT, SHORT);
      const payload = { text, provider: 'openai', fallback: false };
      patient.openai.script({ kind: 'rate-limit', retryAfter: '2' }, refined(short));
      const body = (await patient.post(own, '/api/optimize', payload)).json();
      expect(body).toMatchObject({ provider: 'openai', refinedText: short, warnings: [] });
      const [first, second] = patient.openai.requests.map(({ at }) => at);
      const waited = (second ?? 0) - (first ?? 0);
      expect(waited).toBeGreaterThanOrEqual(2_000);
      expect(waited).toBeLessThan(4_000);
    } finally {
      await patient.close();
    }
  });
});

describe('the circuit breaker', () => {
  it('spares a vendor that keeps failing, and lets calls through again after the pause', async () => {
    const app = await openVendorApp(inject('services'), {
      env: { PROVIDER_BREAKER_FAILURES: '2', PROVIDER_BREAKER_COOLDOWN_MS: '400' },
    });
    const own = await buildMember(app.ctx);
    const ask = (text = fresh()) => {
      const payload = { text, provider: 'openai', fallback: false };
      return app.send(own, { method: 'POST', url: '/api/optimize', payload });
    };
    try {
      app.openai.script({ kind: 'error', status: 500 }, { kind: 'error', status: 500 });
      await ask();
      await ask();
      const refused = await ask();
      expect(expectProblem(refused, 503, 'provider_unavailable').detail).toContain('not called for a while');
      expect(app.openai.requests).toHaveLength(2);

      app.openai.respondWith((request) => refined(promptIn(request).replace(PROMPT, SHORT)));
      await expect.poll(async () => (await ask()).statusCode).toBe(200);
      expect(app.openai.requests).toHaveLength(3);
      expect((await ask()).statusCode).toBe(200);
      expect(app.openai.requests).toHaveLength(4);
    } finally {
      await app.close();
    }
  });
});
