import { type Batch, PromptRefinery } from '@prompt-refinery/client';
import { LONG_LENGTHS, longPrompt } from '@refinery/testing/long-prompts.ts';
import { expect } from 'vitest';

/** A running instance and who calls it. */
export interface Caller {
  url: string;
  headers: Record<string, string>;
}

/** The client of a caller. It tries nothing twice: what fails is to be seen. */
export const clientOf = ({ url, headers }: Caller): PromptRefinery =>
  new PromptRefinery({ baseUrl: url, headers, retries: 0 });

/** Long enough for each kind of work on a text to leave the event loop. */
export const LEAVES_THE_LOOP = [17_000];

/** Checks that texts of these lengths, in characters, are refined one by one and in a batch. */
export async function expectLongTextsRefined(
  caller: Caller,
  seed: number,
  lengths = LONG_LENGTHS,
): Promise<void> {
  const client = clientOf(caller);
  for (const length of lengths) {
    const result = await client.optimize({ text: longPrompt(length, seed) });
    expect([length, result]).toMatchObject([length, { provider: 'local', checks: { passed: true } }]);
    expect(result.refinedTokens).toBeLessThan(result.originalTokens);
  }
  const items = lengths.map((length) => ({
    text: longPrompt(length, seed + 1),
    customId: `c${length}`,
  }));
  const { id } = await client.createBatch({ items });
  expect(await endOfBatch(caller, id)).toMatchObject({
    status: 'completed',
    counts: { total: items.length, completed: items.length },
  });
}

/** Waits until a batch has ended. */
export async function endOfBatch(caller: Caller, id: string): Promise<Batch | undefined> {
  let last: Batch | undefined;
  for await (const batch of clientOf(caller).watchBatch(id, { intervalMs: 100 })) last = batch;
  return last;
}
