import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainLanes } from '@refinery/testing/drain-lanes.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { referenceTokens } from '@refinery/testing/reference-tokens.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

/** Every kind of piece that the encoding splits a text into. */
const TEXTS = [
  'Could you please write a report of at most 200 words about our sales in 2024? Never mention Acme GmbH.',
  'Könntest du bitte eine Übersicht über die Größe der Äcker (in m²) schreiben? Höchstens 12 Sätze.',
  '请写一份关于我们销售情况的报告，不超过 200 字。谢谢！',
  'Please   explain `const x = [1, 2, 3].map((n) => n ** 2);`\n\nin 3 sentences  👍🏽, and keep <|endoftext|> as it is.',
];

const env = { PROVIDER_BREAKER_FAILURES: '1000', BATCH_MAX_ATTEMPTS: '1' };
const test = fixture((services) => openVendorApp(services, { env }));
const ledger = fixture(() => openBatchLedger(test.databaseUrl));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

/** A model that leaves out what is polite, and says the first text in fewer words than the local refiner. */
const shortened = (text: string): string =>
  text
    .replace(/Could you please |Könntest du bitte |谢谢！|Please {3}/, '')
    .replace(
      /write a report of at most 200 words about our sales in 2024[?.]/i,
      'Report our 2024 sales in at most 200 words.',
    );
const modelAnswers = () =>
  test.openai.respondWith((request) =>
    asksSecondReader(request) ? answersTo(request, () => true) : refined(shortened(promptIn(request))),
  );
const get = async (url: string) => (await test.get(member, `/api/v1/${url}`)).json();
const send = (text: string, options: object) => test.post(member, '/api/v1/optimize', { text, ...options });

interface Counted {
  originalTokens: number;
  refinedTokens: number;
  savingsPercentage: number;
}

function expectCounts(counted: Counted, text: string, refinedText: string): void {
  const [before, after] = [referenceTokens(text), referenceTokens(refinedText)];
  expect([text, counted.originalTokens, counted.refinedTokens]).toEqual([text, before, after]);
  expect(counted.savingsPercentage).toBeCloseTo((100 * (before - after)) / before, 1);
}

describe.each([
  ['by the local refiner', { provider: 'local' }],
  ['by a model', { provider: 'openai' }],
  ['by both', { provider: 'openai', mode: 'hybrid' }],
  ['to a structure', { provider: 'local', outputFormat: 'markdown' }],
  ['to a target', { provider: 'local', targetTokens: 20 }],
])('the tokens of a result that is made %s', (_how, options) => {
  it('are those of its texts, in the reply, in the history and answered again', async () => {
    modelAnswers();
    const results = new Map<string, { text: string; refinedText: string }>();
    const providers = new Set<string>();
    for (const text of TEXTS) {
      const first = (await send(text, options)).json();
      const again = (await send(text, options)).json();
      const { refinedText } = first;
      expect(again).toMatchObject({ cached: true, refinedText });
      providers.add(first.provider);
      for (const reply of [first, again, await get(`optimize/${first.id}`)]) {
        expectCounts(reply, text, refinedText);
        results.set(reply.id, { text, refinedText });
      }
    }
    expect(providers).toContain(options.provider);
    const history = await get('optimize/history');
    expect(history).toHaveLength(results.size);
    for (const entry of history) {
      const { text = '', refinedText = '' } = results.get(entry.id) ?? {};
      expectCounts(entry, text, refinedText);
    }
  });

  it('are those of its texts in a batch, each and in all', async () => {
    modelAnswers();
    const payload = { items: TEXTS.map((text) => ({ text })), ...options };
    const accepted = await test.post(member, '/api/v1/batches', payload);
    const { id } = accepted.json();
    await drainLanes(test.ctx, ledger, id);
    const results = (await test.get(member, `/api/v1/batches/${id}/results`)).body.trim().split('\n');
    const all = { original: 0, refined: 0 };
    for (const line of results) {
      const result = JSON.parse(line);
      const text = TEXTS[result.position - 1] ?? '';
      expectCounts(result, text, result.refinedText);
      all.original += referenceTokens(text);
      all.refined += referenceTokens(result.refinedText);
    }
    const batch = await get(`batches/${id}`);
    expect([results.length, batch.tokens]).toEqual([TEXTS.length, all]);
    expect(batch.savingsPercentage).toBeCloseTo((100 * (all.original - all.refined)) / all.original, 1);
  });
});

it('the tokens of a check are those of both its texts', async () => {
  for (const original of TEXTS) {
    const payload = { original, rewritten: shortened(original) };
    const reply = await test.post(member, '/api/v1/checks', payload);
    const tokens = { original: referenceTokens(original), rewritten: referenceTokens(payload.rewritten) };
    expect(reply.json().tokens).toEqual(tokens);
  }
});

describe('where a model fails', () => {
  const [text = ''] = TEXTS;
  const outage = () => {
    for (const vendor of [test.openai, test.anthropic])
      vendor.respondWith(() => ({ kind: 'error', status: 500 }));
  };

  it('the tokens are those of the local result that stands in', async () => {
    outage();
    const reply = (await send(text, { provider: 'openai' })).json();
    expect(reply.provider).toBe('local');
    expectCounts(reply, text, reply.refinedText);
  });

  it('or of the original, where nobody may and the result is damaged', async () => {
    test.openai.respondWith(() => refined('Write.'));
    const reply = (await send(text, { provider: 'openai', fallback: false })).json();
    expect(reply.refinedText).toBe(text);
    expectCounts(reply, text, text);
  });

  it('those of the original are in the history, and a batch counts what was refined only', async () => {
    outage();
    expectProblem(await send(text, { provider: 'openai', fallback: false }), 503, 'provider_unavailable');
    const payload = { items: [{ text }], provider: 'openai', fallback: false };
    const { id } = (await test.post(member, '/api/v1/batches', payload)).json();
    await drainLanes(test.ctx, ledger, id);
    expect(await get('optimize/history')).toMatchObject(
      [1, 2].map(() => ({ status: 'failed', originalTokens: referenceTokens(text), refinedTokens: null })),
    );
    expect(await get(`batches/${id}`)).toMatchObject({
      status: 'failed',
      tokens: { original: 0, refined: 0 },
    });
  });
});
