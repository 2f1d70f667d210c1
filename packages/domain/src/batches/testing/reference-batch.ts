import type { BatchItemStatus, BatchStatus } from '@refinery/contracts/enums.ts';
import type { LaneJob } from '@refinery/testing/batch-ledger.ts';
import type { WorkLimits } from '../../context/context.ts';
import { TEST_FAILURE, TRY_AGAIN_MS, type Verdict } from './outcome-maker.ts';

export interface ReferenceItem {
  position: number;
  status: BatchItemStatus;
  attempts: number;
  /** Milliseconds, as all times here. Of an item that has ended it means nothing. */
  availableAt: number;
  lease: { token: string; endsAt: number } | null;
  error: string | null;
}

const LOST = 'worker_lost';

/**
 * What should become of a batch, item by item: one thing happens after the other, and nothing is counted that
 * could be looked up.
 */
export class ReferenceBatch {
  status: BatchStatus = 'queued';
  startedAt: number | null = null;
  finishedAt: number | null = null;
  /** How often an item failed: each time stays in the history. */
  failures = 0;
  /** The current job of each lane; which lanes there are is left to the batch. */
  lanes: LaneJob[] = [];
  readonly items: ReferenceItem[];
  private readonly settings: WorkLimits;

  constructor(settings: WorkLimits, total: number, now: number) {
    this.settings = settings;
    this.items = Array.from({ length: total }, (_, index) => ({
      position: index + 1,
      status: 'pending',
      attempts: 0,
      availableAt: now,
      lease: null,
      error: null,
    }));
  }

  get isOpen(): boolean {
    return this.status === 'queued' || this.status === 'running' || this.status === 'cancelling';
  }

  count(...statuses: BatchItemStatus[]): number {
    return this.items.filter(({ status }) => statuses.includes(status)).length;
  }

  /**
   * Ready items first, in their order; where there is none, one whose worker was lost, unless one is being
   * tried.
   */
  claim(job: LaneJob, token: string, now: number) {
    if (!this.isCurrent(job)) return null;
    if (this.status === 'queued') {
      this.status = 'running';
      this.startedAt = now;
    }
    if (this.status === 'cancelling') return { items: [], nextAt: null };
    const due = this.pending().filter(({ availableAt }) => availableAt <= now);
    const ready = due.filter(({ error }) => !error).slice(0, this.settings.chunkSize);
    const triesLost = this.items.some(({ status, error }) => status === 'processing' && error);
    const items = ready.length || triesLost ? ready : due.slice(0, 1);
    for (const item of items) {
      item.status = 'processing';
      item.attempts++;
      item.lease = { token, endsAt: now + this.settings.leaseMs };
    }
    const waiting = this.pending().map(({ availableAt }) => availableAt);
    return { items, nextAt: items.length || !waiting.length ? null : Math.min(...waiting) };
  }

  /** Ends or gives back what is still held under the token. Returns whether the lane of `job` goes on. */
  settle(token: string, verdicts: ReadonlyMap<number, Verdict>, job: LaneJob, now: number): boolean {
    for (const item of this.leasedBy(token)) {
      const verdict = verdicts.get(item.position);
      if (verdict) this.settleItem(item, verdict, now);
    }
    const goesOn = this.isCurrent(job);
    this.finishIfDone(now);
    return goesOn && this.isOpen;
  }

  renew(token: string, now: number): void {
    for (const item of this.leasedBy(token)) item.lease = { token, endsAt: now + this.settings.leaseMs };
  }

  reconcile(now: number): void {
    if (!this.isOpen) return;
    for (const item of this.items) {
      if (item.status !== 'processing' || !item.lease || item.lease.endsAt >= now) continue;
      const last = item.attempts >= this.settings.maxAttempts;
      if (last) this.failures++;
      Object.assign(item, { status: last ? 'failed' : 'pending', lease: null, error: LOST });
    }
    if (this.status === 'cancelling') this.cancelPending();
    this.finishIfDone(now);
  }

  cancel(now: number): void {
    this.status = 'cancelling';
    this.cancelPending();
    this.finishIfDone(now);
  }

  retry(now: number): void {
    Object.assign(this, { status: 'queued', startedAt: null, finishedAt: null });
    for (const item of this.items) {
      if (item.status !== 'failed') continue;
      Object.assign(item, { status: 'pending', attempts: 0, availableAt: now, error: null });
    }
  }

  private settleItem(item: ReferenceItem, verdict: Verdict, now: number): void {
    item.lease = null;
    item.error = verdict === 'failed' ? TEST_FAILURE.code : null;
    if (verdict === 'done') item.status = 'completed';
    else if (verdict === 'failed') item.status = 'failed';
    else item.status = this.status === 'cancelling' ? 'cancelled' : 'pending';
    if (verdict === 'failed') this.failures++;
    if (verdict === 'unbegun') item.attempts--;
    item.availableAt = verdict === 'again' ? now + TRY_AGAIN_MS : now;
  }

  private finishIfDone(now: number): void {
    if (!this.isOpen || this.count('pending', 'processing')) return;
    if (this.status === 'cancelling') this.status = 'cancelled';
    else this.status = this.count('completed') ? 'completed' : 'failed';
    this.finishedAt = now;
    this.lanes = [];
  }

  private cancelPending(): void {
    for (const item of this.pending()) Object.assign(item, { status: 'cancelled', error: null });
  }

  private pending(): ReferenceItem[] {
    return this.items.filter(({ status }) => status === 'pending');
  }

  private leasedBy(token: string): ReferenceItem[] {
    return this.items.filter(({ status, lease }) => status === 'processing' && lease?.token === token);
  }

  private isCurrent(job: LaneJob): boolean {
    return this.lanes.some(({ lane, token }) => lane === job.lane && token === job.token);
  }
}
