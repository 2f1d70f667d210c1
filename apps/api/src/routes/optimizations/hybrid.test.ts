import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined, refiningTo } from '../../testing/vendor-app.ts';

const PROMPT =
  'Could you please be so kind as to write a report of at most 200 words about our sales in 2024? Never mention Acme GmbH.';
const SHORT = 'Report our 2024 sales in at most 200 words. Never mention Acme GmbH.';

const test = fixture((services) => openVendorApp(services, { env: { PROVIDER_BREAKER_FAILURES: '1000' } }));
let member: Member;
let count = 0;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

const fresh = () => {
  count++;
  return { text: `${PROMPT} Case ${count}.`, short: `${SHORT} Case ${count}.` };
};
const send = (body: object) => test.post(member, '/api/optimize', { mode: 'hybrid', ...body });
const optimize = async (body: object) => {
  const reply = await send(body);
  expect(reply.statusCode).toBe(200);
  return reply.json();
};
/** The text that a vendor was asked to shorten first. */
const seenBy = (provider: 'openai' | 'anthropic') =>
  promptIn(test[provider].requests[0]).replaceAll('\n', ' ');
/** What the local refiner makes of a text by itself. */
const locally = (text: string, options: object = {}) => optimize({ text, provider: 'local', ...options });

describe.each(['openai', 'anthropic'] as const)('hybrid with %s', (provider) => {
  it('lets the model see what the local refiner made of the prompt, and checks against the original', async () => {
    const { text, short } = fresh();
    test[provider].respondWith(refiningTo(short));
    const body = await optimize({ text, provider });
    const local = await locally(text);
    expect(seenBy(provider)).toBe(local.refinedText);
    expect(local.refinedText.length).toBeLessThan(text.length);
    expect(body).toMatchObject({
      provider,
      mode: 'hybrid',
      refinedText: short,
      originalTokens: local.originalTokens,
      checks: { passed: true, lost: [] },
      warnings: [],
    });
    expect(body.attempts).toBeUndefined();
  });

  it('checks against the original what the model made of the draft', async () => {
    const { text, short } = fresh();
    test[provider].respondWith(refiningTo(short.replace('200', 'few')));
    const body = await optimize({ text, provider });
    expect(body.refinedText).toContain('200 words');
    expect(body.warnings.join(' ')).toMatch(/not taken.+200/);
  });

  it.each([
    ['loses a number', '1|Report our 2024 sales in few words.', /not taken.+200/],
    ['is no answer', 'HACKED', /contained no result/],
    ['is empty', ' ', /contained no result/],
    ['is longer', `1|${PROMPT} ${SHORT}`, /not shorter than the built-in refiner's/],
  ])('uses the local result where the model’s %s', async (_case, answer, reason) => {
    const { text } = fresh();
    test[provider].respondWith(() => answer);
    const { refinedText } = await locally(text);
    for (const fallback of [true, false]) {
      const body = await optimize({ text, provider, fallback });
      expect(body).toMatchObject({
        provider: 'local',
        mode: 'hybrid',
        refinedText,
        checks: { passed: true },
        attempts: [{ provider }, { provider: 'local', error: null }],
      });
      expect(body.warnings.join(' ')).toMatch(reason);
      expect(body.usage.inputTokens).toBeGreaterThan(0);
      expect(body.usage.spentTokens).toBe(body.usage.inputTokens + body.usage.outputTokens);
    }
  });
});

describe('hybrid', () => {
  it('uses the local result where the model found nothing more, and remembers that', async () => {
    const { text } = fresh();
    test.openai.respondWith((request) => refined(promptIn(request)));
    const body = await optimize({ text, provider: 'openai' });
    expect(body).toMatchObject({ provider: 'local', refinedText: (await locally(text)).refinedText });
    expect(body.warnings.join(' ')).toContain("not shorter than the built-in refiner's");
    const again = await optimize({ text, provider: 'openai' });
    expect(again).toMatchObject({ cached: true, refinedText: body.refinedText, mode: 'hybrid' });
    expect(test.openai.requests).toHaveLength(1);
  });

  it('is another request than direct', async () => {
    const { text, short } = fresh();
    test.openai.respondWith(refiningTo(short));
    const replies = [];
    for (const mode of ['direct', 'hybrid', 'direct', 'hybrid']) {
      replies.push(await optimize({ text, provider: 'openai', mode }));
    }
    expect(replies.map(({ mode, cached }) => [mode, cached])).toEqual([
      ['direct', false],
      ['hybrid', false],
      ['direct', true],
      ['hybrid', true],
    ]);
    const refinings = test.openai.requests.filter((request) => !asksSecondReader(request));
    expect(refinings.map((request) => promptIn(request).replaceAll('\n', ' ') === text)).toEqual([
      true,
      false,
    ]);
  });

  it('means nothing without a model: the same request, the same result', async () => {
    const { text } = fresh();
    const direct = await optimize({ text, provider: 'local', mode: 'direct' });
    const hybrid = await optimize({ text, provider: 'local' });
    expect(hybrid).toMatchObject({ mode: 'direct', cached: true, refinedText: direct.refinedText });
  });

  it('asks for the structure of the draft without it, and keeps the local structure ready', async () => {
    const { text } = fresh();
    test.openai.respondWith(() => 'HACKED');
    const body = await optimize({ text, provider: 'openai', outputFormat: 'xml' });
    expect(seenBy('openai')).toBe((await locally(text)).refinedText);
    expect(body).toMatchObject({
      provider: 'local',
      refinedText: (await locally(text, { outputFormat: 'xml' })).refinedText,
    });
  });

  it('is bridged by the local refiner in an outage, unless nobody may stand in', async () => {
    const { text } = fresh();
    test.openai.respondWith(() => ({ kind: 'error', status: 500 }));
    test.anthropic.respondWith(() => ({ kind: 'error', status: 500 }));
    expect(await optimize({ text, provider: 'openai' })).toMatchObject({
      provider: 'local',
      refinedText: (await locally(text)).refinedText,
    });
    expectProblem(await send({ text, provider: 'openai', fallback: false }), 503, 'provider_unavailable');
  });

  it('is refused by another name', async () => {
    const problem = expectProblem(await send({ text: 'Hello', mode: 'mixed' }), 400, 'validation_failed');
    expect(problem.errors).toEqual([{ path: 'mode', message: 'must be one of direct, hybrid' }]);
  });
});

describe('paysAfterUses', () => {
  it('says after how many uses what was spent is saved', async () => {
    const { text, short } = fresh();
    test.openai.script(refined(short));
    const { usage, ...body } = await optimize({ text, provider: 'openai', mode: 'direct' });
    const spent = usage.inputTokens + usage.outputTokens;
    expect(usage.spentTokens).toBe(spent);
    expect(body.paysAfterUses).toBe(Math.ceil(spent / (body.originalTokens - body.refinedTokens)));
    const stored = (await test.get(member, `/api/optimize/${body.id}`)).json();
    expect(stored).toMatchObject({ usage, paysAfterUses: body.paysAfterUses, mode: 'direct' });
  });

  it('counts a second reader, and a vendor whose result was thrown away', async () => {
    const { text } = fresh();
    test.openai.respondWith((request) =>
      asksSecondReader(request)
        ? answersTo(request, () => false)
        : '2|Do not name Acme GmbH, ever at all.\n1|Report 2024 in 200 words.',
    );
    const body = await optimize({ text, provider: 'openai', mode: 'direct' });
    expect(body.provider).toBe('local');
    expect(test.openai.requests).toHaveLength(2);
    expect(body.usage.spentTokens).toBe(body.usage.inputTokens + body.usage.outputTokens);
    expect(body.usage.spentTokens).toBeGreaterThan(2 * body.originalTokens);
  });

  it('never pays where nothing is saved', async () => {
    test.openai.respondWith((request) => refined(promptIn(request)));
    const body = await optimize({ text: 'Name 3 rivers of Spain.', provider: 'openai', mode: 'direct' });
    expect(body).toMatchObject({ refinedTokens: body.originalTokens, paysAfterUses: null });
    expect(body.usage.spentTokens).toBeGreaterThan(0);
  });
});
