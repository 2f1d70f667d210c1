import { randomUUID } from 'node:crypto';
import type { LaneBench } from './lane-bench.ts';
import { claimItems, settleItems } from './lane-work.ts';
import type { OutcomeMaker, Verdict } from './outcome-maker.ts';

/**
 * Claims a chunk of a batch and settles it at once; the verdicts go round. Returns what became of which item.
 */
export async function workChunk<V extends Verdict>(
  { ctx, ledger }: LaneBench,
  batchId: string,
  outcomeOf: OutcomeMaker,
  verdicts: readonly V[],
): Promise<{ position: number; verdict: V }[]> {
  const [lane] = await ledger.lanes(batchId);
  const leaseToken = randomUUID();
  const claim = lane && (await claimItems(ctx, lane, leaseToken));
  if (!claim) return [];
  const worked = claim.items.flatMap((item, index) => {
    const verdict = verdicts[index % verdicts.length];
    return verdict ? [{ item, verdict, position: item.position }] : [];
  });
  const outcomes = worked.map(({ item, verdict }) => outcomeOf(item, verdict));
  await settleItems(ctx, claim.batch, { leaseToken, outcomes });
  return worked;
}
