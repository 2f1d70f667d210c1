import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { pick } from '@refinery/testing/pick.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { expect } from 'vitest';
import { getApiKey } from '../../api-keys/get-api-key.ts';
import { updateApiKey } from '../../api-keys/update-api-key.ts';
import { cancelBatch } from '../../batches/cancel-batch.ts';
import { deleteBatch } from '../../batches/delete-batch.ts';
import { retryBatch } from '../../batches/retry-batch.ts';
import type { LaneBench } from '../../batches/testing/lane-bench.ts';
import type { OutcomeMaker, Verdict } from '../../batches/testing/outcome-maker.ts';
import { workChunk } from '../../batches/testing/work-chunk.ts';
import { recoverAbandoned } from '../../charged-work/recover-abandoned.ts';
import { apiKeyOf } from '../../context/actor.ts';
import type { ActorContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { chargedOptimizations } from '../../optimizations/charged-optimizations.ts';
import { deleteOptimization } from '../../optimizations/delete-optimization.ts';
import { optimize } from '../../optimizations/optimize.ts';
import { getUsage } from '../get-usage.ts';
import type { PendingVendor } from './pending-vendor.ts';
import { monthOf, newWorks, ReferenceQuota, type Work } from './reference-quota.ts';

export type ItemVerdict = Exclude<Verdict, 'again'>;

/** Who asks: a person, who is the default, or their API key, which has a quota of its own. */
type Who = 'person' | 'key';

/** Something that happens to a quota. `which` picks one of the requests or batches that there are. */
export type QuotaStep =
  | { do: 'ask'; by?: Who }
  | { do: 'recover' }
  | { do: 'limit'; to: number }
  | { do: 'limit the key'; to: number | null }
  | { do: 'forget' }
  | { do: 'answer'; which: number; well: boolean }
  | { do: 'upload'; items: number; by?: Who }
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
  by: Who;
  works: Work[];
  failed: Set<Work>;
}

export interface QuotaWorldParts {
  bench: LaneBench;
  vendor: PendingVendor;
  member: Member;
  /** The same person by an API key, on which nothing was charged yet. */
  byKey: Member;
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
  private readonly ofKey: ReferenceQuota;
  private readonly requests: OpenRequest[] = [];
  private readonly batches: Batch[] = [];

  constructor(parts: QuotaWorldParts) {
    this.parts = parts;
    this.as = parts.member.as;
    this.quota = new ReferenceQuota(parts.limit, this.now);
    this.ofKey = new ReferenceQuota(null, this.now);
  }

  async take(step: QuotaStep): Promise<void> {
    if (step.do === 'ask') return this.ask(step.by ?? 'person');
    if (step.do === 'recover') return this.recover();
    if (step.do === 'limit') return this.limit(step.to);
    if (step.do === 'limit the key') return this.limitKey(step.to);
    if (step.do === 'forget') return this.forget();
    if (step.do === 'pass') return this.pass(step.to);
    if (step.do === 'upload') return this.upload(step.items, step.by ?? 'person');
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
    await this.expectSameOfKey();
  }

  private async expectSameOfKey(): Promise<void> {
    const { usedThisMonth, monthlyQuota } = await getApiKey(this.as, { id: this.keyId });
    expect({ usedThisMonth, monthlyQuota }).toEqual({
      usedThisMonth: this.ofKey.counted(this.now),
      monthlyQuota: this.ofKey.limit,
    });
    const [row] = await this.parts.bench.ledger.sql`
      select used::int, period_start from api_keys where id = ${this.keyId}`;
    const { month, amount } = this.ofKey.charged;
    expect(row?.used).toBe(amount);
    if (row?.period_start) expect(monthOf(row.period_start)).toBe(month);
  }

  private get keyId(): string {
    return apiKeyOf(this.parts.byKey.as.actor) ?? '';
  }

  private memberOf(who: Who): Member {
    return who === 'key' ? this.parts.byKey : this.parts.member;
  }

  /** Accepts all of it or, where it does not fit into a quota, nothing. */
  private accept(amount: number, by: Who): Work[] | null {
    const quotas = by === 'key' ? [this.ofKey, this.quota] : [this.quota];
    if (quotas.some((quota) => amount > quota.left(this.now))) return null;
    const works = newWorks(amount, this.now);
    for (const quota of quotas) quota.accept(works, this.now);
    return works;
  }

  private get now(): Date {
    return this.parts.bench.clock.now();
  }

  private async ask(by: Who): Promise<void> {
    const prompt = promptNumber(++prompts);
    const refusal = this.refusalOf(1, by);
    const [work] = this.accept(1, by) ?? [];
    const done = optimize(this.memberOf(by).as, { text: prompt, provider: 'openai', fallback: false });
    // It may fail long before somebody looks.
    done.catch(() => undefined);
    const accepted = Promise.race([done, this.parts.vendor.hasAsked(prompt)]);
    if (!work) return this.expectRefusal(accepted, refusal);
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
      update subscriptions set quota_limit = ${to}, own_limit = true where organization_id = ${this.as.actor.organizationId}`;
  }

  private async limitKey(to: number | null): Promise<void> {
    this.ofKey.limit = to;
    await updateApiKey(this.as, { id: this.keyId, monthlyQuota: to });
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
    expect(await recoverAbandoned(this.parts.bench.ctx, chargedOptimizations)).toBe(abandoned.length);
    for (const work of abandoned) work.state = 'returned';
  }

  private async upload(items: number, by: Who): Promise<void> {
    const refusal = this.refusalOf(items, by);
    const works = this.accept(items, by);
    const uploading = uploadBatch(this.memberOf(by), numberedItems(items));
    if (!works) return this.expectRefusal(uploading, refusal);
    const { id } = await uploading;
    this.batches.push({ id, by, works, failed: new Set() });
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
    const { failed, works, by } = batch;
    const refusal = this.refusalOf(failed.size, by);
    const again = isOpen(batch) || !failed.size ? null : this.accept(failed.size, by);
    // Whoever asks for it, it is charged to whom the batch was.
    const retrying = retryBatch(this.as, { id: batch.id });
    if (isOpen(batch)) return expectCode(retrying, 'batch_not_finished');
    if (!failed.size) return expectCode(retrying, 'nothing_to_retry');
    if (!again) return this.expectRefusal(retrying, refusal);
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

  /**
   * What somebody is told for whom so much does not fit: that of the key, where both quotas are too small.
   */
  private refusalOf(amount: number, by: Who): string {
    const isOfKey = by === 'key' && amount > this.ofKey.left(this.now);
    const quota = isOfKey ? this.ofKey : this.quota;
    const owner = isOfKey ? 'the API key prk_' : 'the ';
    return `needs ${amount}, but only ${quota.left(this.now)} of the ${quota.limit} monthly optimizations of ${owner}`;
  }

  private async expectRefusal(refused: Promise<unknown>, message: string): Promise<void> {
    const error = await refused.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'quota_exceeded', message: expect.stringContaining(message) });
    const resetsAt = (error instanceof DomainError && error.extras.resetsAt) || '';
    expect(Date.parse(resetsAt)).toBeGreaterThan(this.now.getTime());
  }
}

const isOpen = ({ works }: Batch): boolean => works.some(({ state }) => state === 'open');
