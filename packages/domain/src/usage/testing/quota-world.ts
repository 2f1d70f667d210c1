import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { pick } from '@refinery/testing/pick.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { expect } from 'vitest';
import { cancelBatch } from '../../batches/cancel-batch.ts';
import { deleteBatch } from '../../batches/delete-batch.ts';
import { retryBatch } from '../../batches/retry-batch.ts';
import type { LaneBench } from '../../batches/testing/lane-bench.ts';
import type { OutcomeMaker, Verdict } from '../../batches/testing/outcome-maker.ts';
import { workChunk } from '../../batches/testing/work-chunk.ts';
import type { ActorContext } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';
import { deleteOptimization } from '../../optimizations/delete-optimization.ts';
import { optimize } from '../../optimizations/optimize.ts';
import { recoverAbandoned } from '../../optimizations/recover-abandoned.ts';
import { getUsage } from '../get-usage.ts';
import type { PendingVendor } from './pending-vendor.ts';
import { monthOf, ReferenceQuota, type Work } from './reference-quota.ts';

export type ItemVerdict = Exclude<Verdict, 'again'>;

/** Something that happens to a quota. `which` picks one of the requests or batches that there are. */
export type QuotaStep =
  | { do: 'ask' }
  | { do: 'recover' }
  | { do: 'limit'; to: number }
  | { do: 'forget' }
  | { do: 'answer'; which: number; well: boolean }
  | { do: 'upload'; items: number }
  | { do: 'work'; which: number; verdicts: readonly ItemVerdict[] }
  | { do: 'cancel' | 'retry' | 'delete'; which: number }
  | TimeStep;

export interface TimeStep {
  do: 'pass';
  to: 'the end of the wait' | 'a moment later' | 'a moment earlier' | 'the last moment' | 'the next month';
}

/** A request whose vendor has not answered yet. */
interface OpenRequest {
  work: Work;
  done: Promise<unknown>;
  prompt: string;
}

interface Batch {
  id: string;
  works: Work[];
  failed: Set<Work>;
}

export interface QuotaWorldParts {
  bench: LaneBench;
  vendor: PendingVendor;
  member: Member;
  outcomeOf: OutcomeMaker;
  limit: number | null;
}

/** The time after which a request that has not ended is taken for abandoned. */
const WAIT_MS = 15 * 60_000;

let prompts = 0;

/** Does each step to an organization and to the reference, and expects the same of both. */
export class QuotaWorld {
  private readonly parts: QuotaWorldParts;
  private readonly as: ActorContext;
  private readonly quota: ReferenceQuota;
  private readonly requests: OpenRequest[] = [];
  private readonly batches: Batch[] = [];

  constructor(parts: QuotaWorldParts) {
    this.parts = parts;
    this.as = parts.member.as;
    this.quota = new ReferenceQuota(parts.limit, this.now);
  }

  async take(step: QuotaStep): Promise<void> {
    if (step.do === 'ask') return this.ask();
    if (step.do === 'recover') return this.recover();
    if (step.do === 'limit') return this.limit(step.to);
    if (step.do === 'forget') return this.forget();
    if (step.do === 'pass') return this.pass(step.to);
    if (step.do === 'upload') return this.upload(step.items);
    if (step.do === 'answer') {
      const request = pick(this.requests, step.which);
      return request && this.answer(request, step.well);
    }
    const batch = pick(this.batches, step.which);
    if (!batch) return;
    if (step.do === 'work') return this.work(batch, step.verdicts);
    return this[step.do](batch);
  }

  /** Lets what still waits end, long after everybody gave it up or not. */
  async end(): Promise<void> {
    for (const request of [...this.requests]) await this.answer(request, true);
    await this.expectSame();
  }

  async expectSame(): Promise<void> {
    expect(await getUsage(this.as)).toMatchObject(this.quota.usage(this.now));
    const [row] = await this.parts.bench.ledger.sql`
      select used::int, period_start from usage_counters
      where organization_id = ${this.as.actor.organizationId} and meter = 'optimizations'`;
    const { month, amount } = this.quota.charged;
    expect(row?.used ?? 0).toBe(amount);
    if (row) expect(monthOf(row.period_start)).toBe(month);
  }

  private get now(): Date {
    return this.parts.bench.clock.now();
  }

  private async ask(): Promise<void> {
    const prompt = promptNumber(++prompts);
    const left = this.quota.left(this.now);
    const [work] = this.quota.accept(1, this.now) ?? [];
    const done = optimize(this.as, { text: prompt, provider: 'openai', fallback: false });
    // It may fail long before somebody looks.
    done.catch(() => undefined);
    const accepted = Promise.race([done, this.parts.vendor.hasAsked(prompt)]);
    if (!work) return this.expectRefusal(accepted, 1, left);
    await accepted;
    this.requests.push({ work, done, prompt });
  }

  private async answer(request: OpenRequest, well: boolean): Promise<void> {
    const { work, done, prompt } = request;
    this.requests.splice(this.requests.indexOf(request), 1);
    const inTime = work.state === 'open';
    this.parts.vendor.answer(prompt, well);
    if (well && inTime) {
      await done;
      work.state = 'done';
    } else {
      await expectCode(done, well ? 'service_unavailable' : 'provider_failed');
      work.state = 'returned';
    }
  }

  /** Another plan. */
  private async limit(to: number): Promise<void> {
    this.quota.limit = to;
    await this.parts.bench.ledger.sql`
      update subscriptions set quota_limit = ${to} where organization_id = ${this.as.actor.organizationId}`;
  }

  /** The history is deleted, as far as it can be. */
  private async forget(): Promise<void> {
    for (const { id, status } of await this.parts.bench.ledger.sql`select id, status from optimizations`) {
      const deleting = deleteOptimization(this.as, { id });
      if (status === 'processing') await expectCode(deleting, 'optimization_not_found');
      else await deleting;
    }
  }

  private async recover(): Promise<void> {
    const abandoned = this.requests
      .map(({ work }) => work)
      .filter((work) => work.state === 'open' && this.now.getTime() - work.acceptedAt.getTime() > WAIT_MS);
    expect(await recoverAbandoned(this.parts.bench.ctx)).toBe(abandoned.length);
    for (const work of abandoned) work.state = 'returned';
  }

  private async upload(items: number): Promise<void> {
    const left = this.quota.left(this.now);
    const works = this.quota.accept(items, this.now);
    const uploading = uploadBatch(this.parts.member, numberedItems(items));
    if (!works) return this.expectRefusal(uploading, items, left);
    const { id } = await uploading;
    this.batches.push({ id, works, failed: new Set() });
  }

  /** A chunk of a batch is worked on, and each item ends as its verdict says. */
  private async work(batch: Batch, verdicts: readonly ItemVerdict[]): Promise<void> {
    const { bench, outcomeOf } = this.parts;
    const worked = await workChunk(bench, batch.id, outcomeOf, verdicts);
    for (const { position, verdict } of worked) {
      const work = batch.works[position - 1];
      if (work?.state !== 'open') throw new Error(`Item ${position} was worked on although it had ended.`);
      if (verdict === 'done') work.state = 'done';
      if (verdict !== 'failed') continue;
      work.state = 'returned';
      batch.failed.add(work);
    }
  }

  private async cancel(batch: Batch): Promise<void> {
    const cancelling = cancelBatch(this.as, { id: batch.id });
    if (!isOpen(batch)) return expectCode(cancelling, 'batch_finished');
    await cancelling;
    for (const work of batch.works) if (work.state === 'open') work.state = 'returned';
  }

  private async retry(batch: Batch): Promise<void> {
    const { failed, works } = batch;
    const left = this.quota.left(this.now);
    const again = isOpen(batch) || !failed.size ? null : this.quota.accept(failed.size, this.now);
    const retrying = retryBatch(this.as, { id: batch.id });
    if (isOpen(batch)) return expectCode(retrying, 'batch_not_finished');
    if (!failed.size) return expectCode(retrying, 'nothing_to_retry');
    if (!again) return this.expectRefusal(retrying, failed.size, left);
    await retrying;
    batch.works = works.map((work) => (failed.has(work) ? (again.pop() ?? work) : work));
    failed.clear();
  }

  private async delete(batch: Batch): Promise<void> {
    const deleting = deleteBatch(this.as, { id: batch.id });
    if (isOpen(batch)) return expectCode(deleting, 'batch_not_finished');
    await deleting;
    this.batches.splice(this.batches.indexOf(batch), 1);
  }

  private async pass(to: TimeStep['to']): Promise<void> {
    const { clock } = this.parts.bench;
    const nextMonth = new Date(Date.UTC(this.now.getUTCFullYear(), this.now.getUTCMonth() + 1));
    if (to === 'the end of the wait') clock.advance(WAIT_MS);
    if (to === 'a moment later') clock.advance(1);
    if (to === 'a moment earlier') clock.advance(-1);
    if (to === 'the next month') clock.set(nextMonth);
    if (to === 'the last moment') clock.set(new Date(nextMonth.getTime() - 1));
  }

  private async expectRefusal(refused: Promise<unknown>, amount: number, left: number): Promise<void> {
    const error = await refused.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'quota_exceeded',
      message: expect.stringContaining(`needs ${amount} of the ${left} optimizations left`),
    });
    const resetsAt = (error instanceof DomainError && error.extras.resetsAt) || '';
    expect(Date.parse(resetsAt)).toBeGreaterThan(this.now.getTime());
  }
}

const isOpen = ({ works }: Batch): boolean => works.some(({ state }) => state === 'open');
