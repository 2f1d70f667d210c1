import { LONG_LENGTHS, longPrompt } from '@refinery/testing/long-prompts.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect } from 'vitest';

/** A running instance and who calls it. */
export interface Caller {
  url: string;
  headers: Record<string, string>;
}

const post = ({ url, headers }: Caller, path: string, body: unknown): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Checks that texts of 16, 17, 50 and 200 thousand characters are refined, one by one and in a batch. */
export async function expectLongTextsRefined(caller: Caller, seed: number): Promise<void> {
  for (const length of LONG_LENGTHS) {
    const reply = await post(caller, '/api/optimize', { text: longPrompt(length, seed) });
    expect([length, reply.status]).toEqual([length, 200]);
    const result = JSON.parse(await reply.text());
    expect(result).toMatchObject({ provider: 'local', checks: { passed: true } });
    expect(result.refinedTokens).toBeLessThan(result.originalTokens);
  }
  const items = LONG_LENGTHS.map((length) => ({
    text: longPrompt(length, seed + 1),
    customId: `c${length}`,
  }));
  const accepted = await post(caller, '/api/batches', { items });
  expect(accepted.status).toBe(202);
  const { id } = JSON.parse(await accepted.text());
  expect(await endOfBatch(caller, id)).toMatchObject({
    status: 'completed',
    counts: { total: items.length, completed: items.length },
  });
}

/** Polls a batch, as clients do, until it has ended. */
export async function endOfBatch(
  { url, headers }: Caller,
  id: string,
): Promise<{ status: string; counts: Record<string, number>; progress: number }> {
  const ended = async () => {
    const reply = await fetch(`${url}/api/batches/${id}`, { headers });
    const batch = JSON.parse(await reply.text());
    return batch.status !== 'queued' && batch.status !== 'running' && batch;
  };
  return waitFor(ended, { intervalMs: 100, what: 'the batch to end' });
}
