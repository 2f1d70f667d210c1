import { randomUUID } from 'node:crypto';
import type { LaneJob } from '@refinery/testing/batch-ledger.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { pick } from '@refinery/testing/pick.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { expect } from 'vitest';
import { reconcile } from '../../maintenance/reconcile.ts';
import { cancelBatch } from '../cancel-batch.ts';
import { deleteBatch } from '../delete-batch.ts';
import { getBatch } from '../get-batch.ts';
import { retryBatch } from '../retry-batch.ts';
import type { LaneBench } from './lane-bench.ts';
import { type Claim, claimItems, renewLease, settleItems } from './lane-work.ts';
import type { OutcomeMaker, Verdict } from './outcome-maker.ts';
import { chargedTo, expectedBatch, readBatches } from './read-batches.ts';
import { ReferenceBatch } from './reference-batch.ts';

/**
 * Something that happens to a few batches. `batch` picks one of those there are; `claim` one of all claims,
 * the newest first: an old one is that of a worker which froze.
 */
export type LeaseStep =
  | { do: 'upload'; items: number }
  | { do: 'claim'; batch: number; lane: number; outdated: boolean }
  | { do: 'settle'; claim: number; verdicts: readonly (Verdict | 'kept')[] }
  | { do: 'renew'; claim: number }
  | { do: 'cancel' | 'retry' | 'delete'; batch: number }
  | { do: 'reconcile' }
  | { do: 'pass'; ms: number };

interface Batch {
  id: string;
  reference: ReferenceBatch;
  /** Every job that a lane ever had. */
  jobs: LaneJob[];
}

interface LeasedClaim extends Claim {
  of: Batch;
  job: LaneJob;
  leaseToken: string;
}

export interface LeaseWorldParts {
  bench: LaneBench;
  member: Member;
  outcomeOf: OutcomeMaker;
}

/**
 * Does each step to the batches of an organization and to references of them, and expects the same of both.
 */
export class LeaseWorld {
  private readonly parts: LeaseWorldParts;
  private readonly batches: Batch[] = [];
  private readonly claims: LeasedClaim[] = [];
  /** Completed items of batches that were deleted: they stay charged. */
  private chargedBefore = 0;

  constructor(parts: LeaseWorldParts) {
    this.parts = parts;
  }

  async take(step: LeaseStep): Promise<void> {
    if (step.do === 'upload') return this.upload(step.items);
    if (step.do === 'reconcile') return this.reconcile();
    if (step.do === 'pass') return this.parts.bench.clock.advance(step.ms);
    if (step.do === 'settle' || step.do === 'renew') {
      const claim = pick(this.claims.toReversed(), step.claim);
      if (!claim) return;
      return step.do === 'settle' ? this.settle(claim, step.verdicts) : this.renew(claim);
    }
    const batch = pick(this.batches, step.batch);
    if (!batch) return;
    if (step.do === 'claim') return this.claim(batch, step);
    return this[step.do](batch);
  }

  /** Compares everything the batches consist of, and what the organization is charged for them. */
  async expectSame(): Promise<void> {
    const { bench, member } = this.parts;
    expect(await readBatches(bench.ledger, member.organizationId)).toEqual(
      this.batches.map(({ id, reference }) => expectedBatch(id, reference)),
    );
    const charged = this.batches.map(({ reference }) =>
      reference.count('pending', 'processing', 'completed'),
    );
    expect(await chargedTo(bench.ledger, member.organizationId)).toBe(
      charged.reduce((sum, each) => sum + each, this.chargedBefore),
    );
  }

  private get now(): number {
    return this.parts.bench.clock.now().getTime();
  }

  private async upload(total: number): Promise<void> {
    const { bench, member } = this.parts;
    const reference = new ReferenceBatch(bench.ctx.settings.batches, total, this.now);
    const { id } = await uploadBatch(member, numberedItems(total));
    const batch = { id, reference, jobs: [] };
    this.batches.push(batch);
    await this.adoptLanes(batch);
  }

  private async claim(batch: Batch, step: { lane: number; outdated: boolean }): Promise<void> {
    const { lanes } = batch.reference;
    const outdated = batch.jobs.filter(({ token }) => !lanes.some((lane) => lane.token === token));
    const job = pick(step.outdated ? outdated.toReversed() : lanes, step.lane);
    if (!job) return;
    const leaseToken = randomUUID();
    const claim = await claimItems(this.parts.bench.ctx, job, leaseToken);
    const expected = batch.reference.claim(job, leaseToken, this.now);
    expect(claim && shown(claim)).toEqual(expected && shown(expected));
    if (claim) this.claims.push({ ...claim, of: batch, job, leaseToken });
  }

  private async settle(claim: LeasedClaim, verdicts: readonly (Verdict | 'kept')[]): Promise<void> {
    const { of, job, leaseToken, items } = claim;
    const ended = items.flatMap((item, index) => {
      const verdict = verdicts[index % verdicts.length] ?? 'kept';
      return verdict === 'kept' ? [] : [{ item, verdict }];
    });
    const outcomes = ended.map(({ item, verdict }) => this.parts.outcomeOf(item, verdict));
    const byPosition = new Map(ended.map(({ item, verdict }) => [item.position, verdict]));
    const goesOn = of.reference.settle(leaseToken, byPosition, job, this.now);
    const next = await settleItems(this.parts.bench.ctx, claim.batch, { leaseToken, outcomes, lane: job });
    expect(next).toEqual(goesOn ? { ...job, token: expect.any(String) } : null);
    if (!next) return;
    expect(next.token).not.toBe(job.token);
    of.jobs.push(next);
    of.reference.lanes = of.reference.lanes.map((lane) => (lane.lane === job.lane ? next : lane));
  }

  private async renew({ of, batch, leaseToken }: LeasedClaim): Promise<void> {
    of.reference.renew(leaseToken, this.now);
    const id = { organizationId: batch.organizationId, batchId: batch.id };
    await renewLease(this.parts.bench.ctx, id, leaseToken);
  }

  private async reconcile(): Promise<void> {
    for (const { reference } of this.batches) reference.reconcile(this.now);
    await reconcile(this.parts.bench.ctx);
    for (const batch of this.batches) await this.adoptLanes(batch);
  }

  private async cancel({ id, reference }: Batch): Promise<void> {
    const cancelling = cancelBatch(this.parts.member.as, { id });
    if (!reference.isOpen) return expectCode(cancelling, 'batch_finished');
    reference.cancel(this.now);
    await cancelling;
  }

  private async retry(batch: Batch): Promise<void> {
    const { id, reference } = batch;
    const retrying = retryBatch(this.parts.member.as, { id });
    if (reference.isOpen) return expectCode(retrying, 'batch_not_finished');
    if (!reference.count('failed')) return expectCode(retrying, 'nothing_to_retry');
    reference.retry(this.now);
    await retrying;
    await this.adoptLanes(batch);
  }

  private async delete(batch: Batch): Promise<void> {
    const deleting = deleteBatch(this.parts.member.as, { id: batch.id });
    if (batch.reference.isOpen) return expectCode(deleting, 'batch_not_finished');
    await deleting;
    await expectCode(getBatch(this.parts.member.as, { id: batch.id }), 'batch_not_found');
    this.chargedBefore += batch.reference.count('completed');
    this.batches.splice(this.batches.indexOf(batch), 1);
  }

  /** How many lanes there are is the batch's own affair, but what waits has one, and what has ended none. */
  private async adoptLanes({ id, reference, jobs }: Batch): Promise<void> {
    const lanes = await this.parts.bench.ledger.lanes(id);
    reference.lanes = lanes;
    jobs.push(...lanes);
    const { length } = lanes;
    expect(length).toBeLessThanOrEqual(reference.isOpen ? this.parts.bench.ctx.settings.batches.maxLanes : 0);
    if (reference.isOpen && reference.count('pending')) expect(length).toBeGreaterThan(0);
  }
}

interface ShownClaim {
  items: readonly { position: number; attempts: number }[];
  nextAt: Date | number | null;
}

const shown = ({ items, nextAt }: ShownClaim) => ({
  items: items.map(({ position, attempts }) => ({ position, attempts })),
  nextAt: nextAt === null ? null : Number(nextAt),
});
