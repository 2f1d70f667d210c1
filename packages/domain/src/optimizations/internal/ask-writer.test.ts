import { expect, it, onTestFinished, vi } from 'vitest';
import { SOME_CAUSE } from '../../model-calls/ledger/testing/some-cause.ts';
import { createRefinerPool } from '../../refining/refiner-pool.ts';
import { settingsOf } from '../optimization.ts';
import { askWriter } from './ask-writer.ts';

it('leaves a reply room by what the model sees, in tokens and in bytes', async () => {
  const original = 'Könnten Sie bitte ein Gedicht schreiben, ja?';
  const draft = 'Gedicht über Öl';
  const calls: unknown[] = [];
  const ctx = {
    refiner: {
      showText: async () => ({ shown: `1|${draft}`, sign: undefined, count: 1 }),
      countTokens: async (_organization: string, text: string) => text.length,
    },
    providers: {
      call: async (_candidates: unknown, completion: unknown) => {
        calls.push(completion);
        throw new Error('enough');
      },
    },
  } as unknown as Parameters<typeof askWriter>[0];
  const request = {
    organizationId: 'o',
    text: original,
    settings: settingsOf({ mode: 'hybrid' }),
    candidates: [],
    readers: null,
    fallback: false,
    cause: SOME_CAUSE,
  };
  await expect(askWriter(ctx, request, draft)).rejects.toThrow('enough');
  expect(calls).toMatchObject([
    {
      maxOutputTokens: 2 * draft.length + 8_000,
      maxReplyBytes: 16 * Buffer.byteLength(draft) + 256 * 1024,
    },
  ]);
});

const TEXT = 'Please write a report about whales.\n\nPlease mention the weather of June.\n\nAnswer at once.';
const CANDIDATE = {
  provider: 'openai',
  model: 'm',
  credentials: { apiKey: 'k' },
  credentialKey: 'k',
  tenant: 'o',
} as const;
const GOOD = '1|Write a report about whales.';

it.each([
  ['no result where something is refused and nothing taken', '2|June weather.', 1, []],
  ['one where nothing is to change', 'ok', 0, [true]],
  ['one of what was weighed, where all is taken', GOOD, 0, [true]],
  ['one of what is weighed again, where some is refused', `${GOOD}\n2|June weather.`, 1, [false]],
])('makes %s', async (_what, text, refused, known) => {
  const refiner = createRefinerPool();
  onTestFinished(() => refiner.close());
  const settling = vi.spyOn(refiner, 'settleAnswer');
  const reply = { text, model: 'm', usage: { inputTokens: 1, outputTokens: 1 }, finishReason: 'stop' };
  const ctx = {
    refiner,
    settings: { priceOverrides: {} },
    providers: { call: async () => ({ provider: 'openai', reply, attempts: [] }) },
  } as unknown as Parameters<typeof askWriter>[0];
  const { review, refusals } = await askWriter(
    ctx,
    {
      organizationId: 'o',
      text: TEXT,
      settings: settingsOf({ verify: 'off' }),
      candidates: [CANDIDATE],
      readers: null,
      fallback: false,
      cause: SOME_CAUSE,
    },
    TEXT,
  );
  expect(settling.mock.calls.map(([, { made }]) => made !== undefined)).toEqual(known);
  expect(review === null).toBe(known.length === 0);
  expect(refusals).toHaveLength(refused);
});
