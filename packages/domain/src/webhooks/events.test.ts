import type { DeliveredEvent, WebhookEvent } from '@refinery/contracts/webhooks.ts';
import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildColleague, buildMember, type Member, type MemberInput } from '@refinery/testing/builders.ts';
import { drainLanes } from '@refinery/testing/drain-lanes.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancelBatch } from '../batches/cancel-batch.ts';
import { endBatch } from '../batches/internal/end-batch.ts';
import { retryBatch } from '../batches/retry-batch.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { optimize } from '../optimizations/optimize.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { updateWebhook } from './update-webhook.ts';

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));
const ledger = fixture(() => openBatchLedger(test.databaseUrl));
let member: Member;

beforeEach(() => join());

/** Somebody with a webhook that is told everything. */
async function join(input: MemberInput = {}, events?: WebhookEvent[]): Promise<void> {
  member = await buildMember(test.ctx, input);
  await createWebhook(member.as, { url: 'https://hooks.example.com/', ...(events ? { events } : {}) });
}

interface Written {
  type: DeliveredEvent;
  data: Record<string, unknown>;
}
/** The events that were written down for the webhook, oldest first. */
async function written(): Promise<Written[]> {
  const rows = await ledger.sql<{ options: Written }[]>`
    select options from work_jobs where organization_id = ${member.organizationId} and kind = 'webhook' order by id`;
  return rows.map(({ options: { type, data } }) => ({ type, data }));
}
const types = async () => (await written()).map(({ type }) => type);

describe('a batch', () => {
  it('that has ended is told of once, with its counts and no text', async () => {
    const { id } = await uploadBatch(member, numberedItems(3), { name: 'Secret plans' });
    expect(await written()).toEqual([]);
    await drainLanes(test.ctx, ledger, id);
    await reconcile(test.ctx);
    const [event, ...others] = await written();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'batch.completed',
      data: {
        batchId: id,
        status: 'completed',
        counts: { total: 3, completed: 3, failed: 0, cancelled: 0 },
        tokens: { original: expect.any(Number), refined: expect.any(Number) },
      },
    });
    expect(JSON.stringify(event)).not.toMatch(/report|Secret/);
  });

  it('whose worker dies between its end and the event is told of by the reconciler', async () => {
    const { id } = await uploadBatch(member, numberedItems(1));
    await ledger.whileRefused('work_jobs', `kind = 'webhook'`, () => drainLanes(test.ctx, ledger, id));
    expect(await types()).toEqual([]);
    await Promise.all([reconcile(test.ctx), reconcile(test.ctx)]);
    expect(await types()).toEqual(['batch.completed']);
  });

  it('is told of once by two who do it at the same time', async () => {
    const { id } = await uploadBatch(member, numberedItems(1));
    await ledger.whileRefused('work_jobs', `kind = 'webhook'`, () => drainLanes(test.ctx, ledger, id));
    const job = { id, organizationId: member.organizationId, userId: null, apiKeyId: null, options: {} };
    await Promise.all([1, 2, 3].map(() => endBatch(test.ctx, job)));
    expect(await types()).toEqual(['batch.completed']);
  });

  it('that is cancelled, or failed, or ends again is told of as such', async () => {
    const { id } = await uploadBatch(member, numberedItems(1));
    await cancelBatch(member.as, { id });
    expect(await types()).toEqual(['batch.cancelled']);
    const other = await uploadBatch(member, numberedItems(1));
    await ledger.sql`update batch_jobs set options = '{"provider": "openai"}' where id = ${other.id}`;
    await drainLanes(test.ctx, ledger, other.id);
    expect(await types()).toEqual(['batch.cancelled', 'batch.failed']);
    await ledger.sql`update batch_jobs set options = '{"provider": "local"}' where id = ${other.id}`;
    await retryBatch(member.as, { id: other.id });
    await drainLanes(test.ctx, ledger, other.id);
    expect(await types()).toEqual(['batch.cancelled', 'batch.failed', 'batch.completed']);
  });
});

describe('an optimization', () => {
  it('is told of to webhooks that name it, without its texts', async () => {
    await join({}, ['optimization.completed']);
    const { id, originalTokens, refinedTokens } = await optimize(member.as, { text: promptNumber(1) });
    const [event] = await written();
    expect(event).toMatchObject({
      type: 'optimization.completed',
      data: { optimizationId: id, provider: 'local', originalTokens, refinedTokens },
    });
    expect(JSON.stringify(event)).not.toContain('report');
  });

  it('is told of to no other', async () => {
    await optimize(member.as, { text: promptNumber(1) });
    expect(await types()).toEqual([]);
  });

  it('that was given up is not told of', async () => {
    await join({}, ['optimization.completed']);
    const refused = ledger.whileRefused('optimizations', `status = 'completed'`, () =>
      optimize(member.as, { text: promptNumber(2) }),
    );
    await expect(refused).rejects.toThrow();
    expect(await types()).toEqual([]);
  });
});

describe('a batch that names an address', () => {
  const URL = 'https://told.example.com/hook';
  const upload = (by = member, webhookUrl = URL) => uploadBatch(by, numberedItems(1), { webhookUrl });
  const end = async ({ id }: { id: string }) => {
    await drainLanes(test.ctx, ledger, id);
    await reconcile(test.ctx);
  };
  const told = async () =>
    (
      await ledger.sql<{ url: string; type: string; batchid: string }[]>`
        select w.url, j.options ->> 'type' as type, j.options -> 'data' ->> 'batchId' as batchid from work_jobs j
        join webhooks w on w.id = (j.options ->> 'webhookId')::uuid
        where j.organization_id = ${member.organizationId} and w.url = ${URL} order by j.id`
    ).map(({ type, batchid }) => [type, batchid]);

  it('is told of there, and no other is', async () => {
    const batch = await upload();
    await end(await uploadBatch(member, numberedItems(1)));
    await end(batch);
    expect(await told()).toEqual([['batch.completed', batch.id]]);
    const { items } = await listWebhooks(member.as, { limit: 1 });
    expect(items[0]).toMatchObject({ id: batch.webhookId, url: URL, events: [], enabled: true });
    const failed = await upload();
    await cancelBatch(member.as, { id: failed.id });
    await reconcile(test.ctx);
    expect((await told()).at(-1)).toEqual(['batch.cancelled', failed.id]);
  });

  it('takes no place of the webhooks that ask for events, unless somebody lets it ask', async () => {
    const { webhookId } = await upload();
    for (let count = 0; count < 19; count++)
      await createWebhook(member.as, { url: `https://own.example.com/${count}` });
    const full = {
      code: 'webhook_limit',
      message: expect.stringContaining(`They were made by: ${member.user.email} (20).`),
    };
    await expect(createWebhook(member.as, { url: URL })).rejects.toMatchObject(full);
    const events: WebhookEvent[] = ['batch.failed'];
    await expect(updateWebhook(member.as, { id: String(webhookId), events })).rejects.toMatchObject(full);
    const another = await upload(member, `${URL}?another`);
    expect(another.webhookId).not.toBeNull();
    const [own] = (await listWebhooks(member.as, { limit: 20 })).items.filter(({ events }) => events.length);
    await deleteWebhook(member.as, { id: String(own?.id) });
    const asking = await updateWebhook(member.as, { id: String(webhookId), events });
    expect(asking.events).toEqual(events);
    await expect(createWebhook(member.as, { url: URL })).rejects.toMatchObject(full);
  });

  it('takes the place of the oldest address that no batch names any more, and none of the others', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const kept = await upload();
    await ledger.sql`
      insert into webhooks (id, organization_id, url, events, sealed_secret, created_at)
      select gen_random_uuid(), ${member.organizationId}, 'https://old.example.com/' || n, '{}', 'x', now()
      from generate_series(1, 998) n`;
    const idle = async () =>
      (
        await ledger.sql`select url from webhooks where url like 'https://old.%' and organization_id = ${member.organizationId}`
      ).length;
    await upload(colleague, `${URL}?1`);
    expect(await idle()).toBe(998);
    await upload(colleague, `${URL}?2`);
    expect(await idle()).toBe(997);
    expect((await getWebhook(member.as, { id: String(kept.webhookId) })).url).toBe(URL);
    await ledger.sql`
      insert into batch_jobs (id, organization_id, user_id, status, options, total, webhook_id)
      select gen_random_uuid(), organization_id, ${colleague.user.id}, 'completed', '{}', 0, id from webhooks
      where url like 'https://old.%' and organization_id = ${member.organizationId}`;
    await expect(upload(member, `${URL}?3`)).rejects.toMatchObject({
      code: 'webhook_limit',
      message: expect.stringContaining(`${colleague.user.email} (999), ${member.user.email} (1).`),
    });
    expect((await upload(member, `${URL}?2`)).webhookId).not.toBeNull();
  });

  it('shares the webhook that is there, which is told once', async () => {
    const made = await createWebhook(member.as, { url: URL, events: ['batch.completed'] });
    const batch = await upload();
    expect(batch.webhookId).toBe(made.id);
    await end(batch);
    expect(await told()).toEqual([['batch.completed', batch.id]]);
  });

  it.each([
    ['a newer', [true, false]],
    ['an older', [false, true]],
  ])('is told of to the webhook that works, not to %s one there that is disabled', async (_which, works) => {
    const made = [];
    for (const enabled of works) {
      const webhook = await createWebhook(member.as, { url: URL, events: [] });
      if (!enabled) await updateWebhook(member.as, { id: webhook.id, enabled });
      made.push(webhook);
    }
    const batch = await upload();
    await end(batch);
    expect(await told()).toEqual([['batch.completed', batch.id]]);
    const deliveries = await Promise.all(
      made.map(async ({ id }) => (await listWebhookDeliveries(member.as, { id, limit: 10 })).items),
    );
    expect(deliveries.map(({ length }) => length)).toEqual(works.map((enabled) => (enabled ? 1 : 0)));
  });

  it('makes one webhook where many are uploaded at once, by whoever may upload', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const ids = (await Promise.all([1, 2, 3, 4].map(() => upload(colleague)))).map(
      ({ webhookId }) => webhookId,
    );
    expect(new Set(ids).size).toBe(1);
    const audited = await ledger.sql`
      select 1 from audit_log where target = ${ids[0] ?? null} and action = 'webhook.create'`;
    expect(audited).toHaveLength(1);
  });

  it('is refused where that webhook is disabled, and nothing is told where it is deleted meanwhile', async () => {
    const { id, webhookId } = await upload();
    if (!webhookId) throw new Error('no webhook');
    await updateWebhook(member.as, { id: webhookId, enabled: false });
    await expectCode(upload(), 'webhook_disabled');
    await deleteWebhook(member.as, { id: webhookId });
    await end({ id });
    expect(await told()).toEqual([]);
    expect((await upload()).webhookId).not.toBe(webhookId);
  });

  it('never finds the webhook of another organization', async () => {
    const other = await buildMember(test.ctx);
    const theirs = await createWebhook(other.as, { url: URL });
    expect((await upload()).webhookId).not.toBe(theirs.id);
  });
});

describe('a quota', () => {
  const percents = async () => (await written()).map(({ data }) => data.percent);
  const spend = async (count: number) => {
    for (let each = 0; each < count; each++) await optimize(member.as, { text: promptNumber(each) });
  };

  it('is told of at 80 and at 100 percent, once each, and anew each month', async () => {
    clock.set(new Date('2026-05-10T00:00:00Z'));
    await join({ quotaLimit: 5 }, ['quota.threshold']);
    await spend(3);
    expect(await written()).toEqual([]);
    await spend(1);
    expect(await written()).toEqual([
      {
        type: 'quota.threshold',
        data: {
          meter: 'optimizations',
          percent: 80,
          charged: 4,
          limit: 5,
          periodStart: '2026-05-01T00:00:00.000Z',
          periodEnd: '2026-06-01T00:00:00.000Z',
        },
      },
    ]);
    await spend(1);
    await expectCode(spend(1), 'quota_exceeded');
    expect(await percents()).toEqual([80, 100]);
    clock.set(new Date('2026-06-02T00:00:00Z'));
    await spend(4);
    expect(await percents()).toEqual([80, 100, 80]);
  });

  it('that a batch uses up at once is told of at both, and not again after a refund', async () => {
    await join({ quotaLimit: 10 }, ['quota.threshold']);
    const { id } = await uploadBatch(member, numberedItems(10));
    expect((await percents()).sort()).toEqual([100, 80]);
    await cancelBatch(member.as, { id });
    await uploadBatch(member, numberedItems(10));
    expect(await percents()).toHaveLength(2);
  });

  it('is told of once where requests pass the threshold together', async () => {
    await join({ quotaLimit: 10 }, ['quota.threshold']);
    await spend(6);
    await Promise.all([11, 12, 13, 14].map((each) => optimize(member.as, { text: promptNumber(each) })));
    expect((await percents()).sort()).toEqual([100, 80]);
  });

  it('without a limit is never told of', async () => {
    await join({ quotaLimit: null }, ['quota.threshold']);
    await spend(2);
    expect(await written()).toEqual([]);
  });
});
