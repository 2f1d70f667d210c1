import { randomUUID } from 'node:crypto';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { saveProvider } from '../providers/save-provider.ts';
import { getUsage } from '../usage/get-usage.ts';
import { cancelBatch } from './cancel-batch.ts';
import { createBatch } from './create-batch.ts';
import { deleteBatch } from './delete-batch.ts';
import { retryBatch } from './retry-batch.ts';
import { openLaneBench, refineToItself } from './testing/lane-bench.ts';
import { claimItems } from './testing/lane-work.ts';

const bench = fixture((services) =>
  openLaneBench(services, { BATCH_CHUNK_SIZE: '5', BATCH_MAX_ATTEMPTS: '1' }),
);
let member: Member;

beforeEach(async () => {
  member = await newMember();
  bench.vendor.reset();
  refineToItself(bench.vendor);
});

async function newMember(quotaLimit: number | null = null): Promise<Member> {
  const made = await buildMember(bench.ctx, { quotaLimit });
  await saveProvider(made.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  return made;
}

const viaVendor = { provider: 'openai', model: 'gpt-4o-mini', fallback: false } as const;
const upload = (count: number, options = {}) => uploadBatch(member, numberedItems(count), options);

describe('cancelBatch', () => {
  it('lets what is running finish, cancels the rest and returns its quota', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    bench.vendor.respondWith(async (request) => {
      await asked;
      return blockAnswer(request, 'Summarize report in 50 words.');
    });
    const { id } = await upload(12, { ...viaVendor, fallback: true });
    const running = runLane(bench.ctx, await bench.ledger.firstLane(id));
    await bench.vendor.waitForRequests(5);
    const cancelling = await cancelBatch(member.as, { id });
    expect(cancelling).toMatchObject({ status: 'cancelling', counts: { processing: 5, cancelled: 7 } });
    expect(await bench.ledger.read(id)).toMatchObject({ charged: 5 });
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 5 });
    answer();
    await running;
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'cancelled',
      counters: { total: 12, completed: 5, failed: 0, cancelled: 7 },
      items: { completed: 5, cancelled: 7 },
      mismatches: 0,
      lanes: 0,
      charged: 5,
    });
  });

  it('ends a batch at once of which nothing runs, and refuses one that has ended', async () => {
    const { id } = await upload(8);
    expect(await cancelBatch(member.as, { id })).toMatchObject({ status: 'cancelled', progress: 1 });
    expect(await bench.ledger.read(id)).toMatchObject({ items: { cancelled: 8 }, charged: 0 });
    await expect(cancelBatch(member.as, { id })).rejects.toMatchObject({ code: 'batch_finished' });
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({ items: { cancelled: 8 }, lanes: 0 });
  });

  it('cancels what comes back from a vendor to be tried again', async () => {
    bench.vendor.respondWith(async () => {
      await cancelBatch(member.as, { id });
      return { kind: 'rate-limit', retryAfter: '1' };
    });
    const patient = await openTestContext(inject('services'), {
      environment: { ...bench.environment, BATCH_MAX_ATTEMPTS: '5' },
      clock: bench.clock,
    });
    const { id } = await upload(1, viaVendor);
    await runLane(patient.ctx, await bench.ledger.firstLane(id));
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'cancelled',
      items: { cancelled: 1 },
      charged: 0,
    });
    await patient.close();
  });

  it('keeps its books in the middle of lanes that all work at once', async () => {
    for (let round = 0; round < 5; round++) {
      member = await newMember();
      const { id } = await upload(60);
      const lanes = await bench.ledger.lanes(id);
      await Promise.all([...lanes.map((lane) => runLane(bench.ctx, lane)), cancelBatch(member.as, { id })]);
      await bench.drain(id);
      const account = await bench.ledger.read(id);
      const { completed, cancelled, failed, total } = account.counters;
      expect(account).toMatchObject({ status: 'cancelled', mismatches: 0, lanes: 0, charged: completed });
      expect(completed + cancelled).toBe(total);
      expect(failed).toBe(0);
      expect(account.items.completed ?? 0).toBe(completed);
      expect(account.items.cancelled ?? 0).toBe(cancelled);
    }
  });
});

describe('retryBatch', () => {
  const failSome = () =>
    bench.vendor.respondWith((request) =>
      bench.vendor.requests.length % 2
        ? { kind: 'error', status: 400 }
        : blockAnswer(request, promptIn(request)),
    );

  it('tries the failed items again and only those, and charges them', async () => {
    failSome();
    const { id } = await upload(6, viaVendor);
    await bench.drain(id);
    const first = await bench.ledger.read(id);
    expect(first).toMatchObject({ status: 'completed', charged: 3, counters: { completed: 3, failed: 3 } });
    bench.vendor.reset();
    refineToItself(bench.vendor);
    expect(await retryBatch(member.as, { id })).toMatchObject({
      status: 'queued',
      counts: { pending: 3, failed: 0 },
    });
    expect(await getUsage(member.as)).toMatchObject({ used: 3, reserved: 3 });
    await bench.drain(id);
    expect(bench.vendor.requests).toHaveLength(3);
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'completed',
      counters: { total: 6, completed: 6, failed: 0 },
      items: { completed: 6 },
      history: { completed: 6, failed: 3 },
      charged: 6,
    });
  });

  it('is refused while the batch runs and where nothing failed', async () => {
    const { id } = await upload(3);
    await expect(retryBatch(member.as, { id })).rejects.toMatchObject({ code: 'batch_not_finished' });
    await bench.drain(id);
    await expect(retryBatch(member.as, { id })).rejects.toMatchObject({ code: 'nothing_to_retry' });
  });

  it('changes nothing where the quota does not allow it', async () => {
    member = await newMember(4);
    failSome();
    const { id } = await upload(4, viaVendor);
    await bench.drain(id);
    await uploadBatch(member, numberedItems(1));
    const before = await bench.ledger.read(id);
    await expect(retryBatch(member.as, { id })).rejects.toMatchObject({ code: 'quota_exceeded' });
    expect(await bench.ledger.read(id)).toEqual(before);
  });

  it('is done once where it is asked for twice at the same time', async () => {
    failSome();
    const { id } = await upload(4, viaVendor);
    await bench.drain(id);
    const outcomes = await Promise.allSettled([retryBatch(member.as, { id }), retryBatch(member.as, { id })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await bench.ledger.read(id)).toMatchObject({ charged: 4 });
  });
});

describe('deleteBatch', () => {
  it('refuses a batch that is open and keeps the history of one that is deleted', async () => {
    const { id } = await upload(6);
    await expect(deleteBatch(member.as, { id })).rejects.toMatchObject({ code: 'batch_not_finished' });
    await bench.drain(id);
    await deleteBatch(member.as, { id });
    const { sql } = bench.ledger;
    expect(await sql`select 1 from batch_items where batch_id = ${id}`).toHaveLength(0);
    const kept = await sql`select 1 from optimizations where organization_id = ${member.organizationId}`;
    expect(kept).toHaveLength(6);
    await expect(deleteBatch(member.as, { id })).rejects.toMatchObject({ code: 'batch_not_found' });
  });
});

describe('the quota of a batch', () => {
  it('is charged for all items or none', async () => {
    member = await newMember(10);
    await expect(upload(11)).rejects.toMatchObject({ code: 'quota_exceeded' });
    const { sql } = bench.ledger;
    expect(await sql`select 1 from batch_jobs where organization_id = ${member.organizationId}`).toHaveLength(
      0,
    );
    const { id } = await upload(10);
    await expect(upload(1)).rejects.toMatchObject({ code: 'quota_exceeded' });
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(10));
  });

  it('refuses an upload that exceeds it before a single item is stored', async () => {
    member = await newMember(10);
    const unread = {
      count: 11,
      notes: [],
      hash: '',
      items: () => {
        throw new Error('The items were read.');
      },
      discard: async () => undefined,
    };
    await expect(createBatch(member.as, unread, {})).rejects.toMatchObject({ code: 'quota_exceeded' });
  });

  it('lets no two uploads at the same time exceed the limit together', async () => {
    member = await newMember(10);
    const outcomes = await Promise.allSettled([upload(6), upload(6), upload(6)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 6, remaining: 4 });
  });

  it('begins a new month with what is in flight, each item once', async () => {
    const open = await upload(4);
    bench.clock.set(
      new Date(Date.UTC(bench.clock.now().getUTCFullYear(), bench.clock.now().getUTCMonth() + 1, 2)),
    );
    const next = await upload(3);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 7 });
    await bench.drain(open.id);
    await bench.drain(next.id);
    expect(await getUsage(member.as)).toMatchObject({ used: 7, reserved: 0 });
  });

  it('begins a new month with what a batch has left that is being cancelled', async () => {
    const { id } = await upload(8);
    const lane = await bench.ledger.firstLane(id);
    const leaseToken = randomUUID();
    const claim = await claimItems(bench.ctx, lane, leaseToken);
    const begun = claim?.items.length ?? 0;
    expect(begun).toBeGreaterThan(0);
    expect((await cancelBatch(member.as, { id })).status).toBe('cancelling');
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: begun });
    const now = bench.clock.now();
    bench.clock.set(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2)));
    await upload(1);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: begun + 1 });
  });
});
