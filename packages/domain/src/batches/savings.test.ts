import { randomUUID } from 'node:crypto';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, expect, it } from 'vitest';
import { getBatch } from './get-batch.ts';
import type { ItemOutcome } from './internal/refine-item.ts';
import { openLaneBench } from './testing/lane-bench.ts';
import { claimItems, settleItems } from './testing/lane-work.ts';
import { type OutcomeMaker, openOutcomeMaker } from './testing/outcome-maker.ts';

/** Half a dollar a token; every item that is done saves three. */
const SAVED_USD = 1.5;

const bench = fixture((services) =>
  openLaneBench(services, {
    BATCH_CHUNK_SIZE: '2',
    BATCH_MAX_LANES: '1',
    PRICE_OVERRIDES: JSON.stringify({ 'openai/known': { inputPerMillion: 500_000, outputPerMillion: 1 } }),
  }),
);
let member: Member;
let outcomeOf: OutcomeMaker;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
  outcomeOf = await openOutcomeMaker(bench.ctx, member.organizationId);
});

type Made = 'known' | 'unknown' | 'failed';

/** Settles a chunk of a batch with such outcomes. */
async function work(id: string, made: readonly Made[]): Promise<void> {
  const leaseToken = randomUUID();
  const claim = await claimItems(bench.ctx, await bench.ledger.firstLane(id), leaseToken);
  if (!claim) throw new Error('The lane claimed nothing.');
  const outcomes = claim.items.map((item, at): ItemOutcome => {
    const outcome = outcomeOf(item, made[at] === 'failed' ? 'failed' : 'done');
    if (outcome.kind !== 'completed') return outcome;
    const result = { ...outcome.result.result, provider: 'openai' as const, model: made[at] ?? '' };
    return { ...outcome, result: { ...outcome.result, result } };
  });
  await settleItems(bench.ctx, claim.batch, { leaseToken, outcomes });
}

const savings = async (id: string) => (await getBatch(member.as, { id })).estimatedSavingsUsd;

it('the savings of a batch are those of its completed items, priced by the model that refined them', async () => {
  const { id } = await uploadBatch(member, numberedItems(4));
  expect(await savings(id)).toBe(0);
  await work(id, ['known', 'known']);
  expect(await savings(id)).toBe(2 * SAVED_USD);
  await work(id, ['known', 'known']);
  expect(await savings(id)).toBe(4 * SAVED_USD);
});

it('the savings are not known where one item was refined by a model without a price, whatever follows', async () => {
  const { id } = await uploadBatch(member, numberedItems(6));
  await work(id, ['known', 'known']);
  await work(id, ['known', 'unknown']);
  expect(await savings(id)).toBeNull();
  await work(id, ['known', 'known']);
  expect(await savings(id)).toBeNull();
});

it('an item that failed has no savings, and those of the others stay known', async () => {
  // A failed item is of no model.
  const { id } = await uploadBatch(member, numberedItems(4), { provider: 'openai' });
  await work(id, ['known', 'failed']);
  expect(await savings(id)).toBe(SAVED_USD);
  await work(id, ['failed', 'failed']);
  expect(await savings(id)).toBe(SAVED_USD);
});
