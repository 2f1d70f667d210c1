import { expect, it } from 'vitest';
import { SOME_CAUSE } from '../../model-calls/ledger/testing/some-cause.ts';
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
