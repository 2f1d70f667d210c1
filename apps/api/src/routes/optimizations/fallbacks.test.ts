import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { blockAnswer } from '@refinery/testing/fake-vendors/block-writer.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const PROMPT =
  'Hi, could you please be so kind as to write a report of at most 200 words about our sales in 2024? It has to be readable for our shopkeepers in the hills. Never mention Acme GmbH.';
const SHORT =
  'Write a report of at most 200 words about our sales in 2024. It has to be readable for our shopkeepers in the hills. Never mention Acme GmbH.';
/** In words that no table knows: a second reader has to be asked. */
const REWORDED =
  'Report our 2024 sales in at most 200 words. Uplanders who run our stores must follow it. Never mention Acme GmbH.';
const LOST = SHORT.replace('200', 'some');

const test = fixture((services) => openVendorApp(services, { env: { PROVIDER_BREAKER_FAILURES: '1000' } }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  test.openai.respondWith(() => ({ kind: 'error', status: 500 }));
});
afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

const optimize = async (options: object = {}) => {
  const payload = { text: PROMPT, provider: 'openai', ...options };
  const reply = await test.post(member, '/api/optimize', payload);
  expect(reply.statusCode).toBe(200);
  return reply.json();
};
const turnsOf = (requests: readonly FakeRequest[]) => requests.map(({ messages }) => messages.length);

describe('once the first vendor has failed and the second has answered', () => {
  it.each([{}, { mode: 'hybrid' }, { provider: 'auto' }])(
    'its result is checked in the same way, with %j',
    async (options) => {
      test.anthropic.script(refined(LOST));
      const body = await optimize(options);
      expect(body).toMatchObject({ checks: { passed: true, lost: [] } });
      expect(body.refinedText).toContain('200 words');
      expect(turnsOf(test.openai.requests)).toEqual([1]);
      expect(body.attempts.map(({ provider }: { provider: string }) => provider).slice(0, 2)).toEqual([
        'openai',
        'anthropic',
      ]);
    },
  );

  it('the second reads what it changed, too', async () => {
    test.anthropic.respondWith((request) =>
      asksSecondReader(request) ? answersTo(request, () => true) : refined(REWORDED),
    );
    const body = await optimize();
    expect(body).toMatchObject({
      provider: 'anthropic',
      refinedText: REWORDED,
      checks: { passed: true, verifiedBy: { provider: 'anthropic' } },
    });
    expect(test.anthropic.requests.map(asksSecondReader)).toEqual([false, true]);
    expect(test.openai.requests.map(asksSecondReader)).toEqual([false]);
  });

  it('its price is that of the model that it was asked for', async () => {
    const dated: Step = {
      kind: 'reply',
      text: (request) => blockAnswer(request, SHORT),
      model: 'dated-snapshot',
      usage: { inputTokens: 1_000, outputTokens: 100 },
    };
    test.anthropic.script(dated);
    const { usage, model } = await optimize();
    expect(model).toBe('dated-snapshot');
    const fresh = await buildMember(test.ctx);
    test.anthropic.script(dated);
    const alone = await test.post(fresh, '/api/optimize', { text: PROMPT, provider: 'anthropic' });
    expect(alone.json().usage.costUsd).toBeGreaterThan(0);
    expect(usage.costUsd).toBeCloseTo(alone.json().usage.costUsd, 10);
  });
});
