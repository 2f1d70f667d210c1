import { randomUUID } from 'node:crypto';
import type { WebhookEvent } from '@refinery/contracts/webhooks.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { deliveryLanes } from '@refinery/testing/deliver-webhooks.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordEvent } from '../events/record-event.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { claimItems } from '../work/internal/claim.ts';
import { settleItems } from '../work/internal/settle.ts';
import { createWebhook } from './create-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import type { DeliveryItem, DeliveryOutcome } from './internal/delivery.ts';
import type { Verdict } from './internal/send-message.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';
import { webhookKind } from './webhook-kind.ts';

const LONG_MS = 6 * 24 * 60 * 60_000;

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

/** A worker that has taken the delivery which waits, and stores what it is told has become of its try. */
async function takeDelivery() {
  const [lane] = await deliveryLanes(test.ctx, member.organizationId);
  if (!lane) throw new Error('There is no lane.');
  const leaseToken = randomUUID();
  const claim = await claimItems(test.ctx, webhookKind, lane, leaseToken);
  const [item] = claim?.items ?? [];
  if (!claim || !item) throw new Error('There is nothing to deliver.');
  return (verdict: Verdict) =>
    settleItems(test.ctx, webhookKind, claim.job, { leaseToken, outcomes: [outcomeOf(item, verdict)] });
}

function outcomeOf(item: DeliveryItem, verdict: Verdict): DeliveryOutcome {
  const error = verdict === 'delivered' ? null : 'It did not arrive.';
  const tried = { ...item, tried: { verdict, statusCode: null, latencyMs: 1, error } };
  if (verdict === 'delivered') return { kind: 'completed', item: tried, result: null };
  if (verdict === 'failed') return { kind: 'released', item: tried, delayMs: 0, countsAsAttempt: true };
  return { kind: 'failed', item: tried, failure: { code: `webhook_${verdict}`, message: 'Refused.' } };
}

/**
 * The webhooks, their deliveries, what the audit log says of them, and the mails about them, which are jobs,
 * too.
 */
async function everything() {
  const { organizationId } = member;
  return {
    webhooks: await test.sql`select * from webhooks where organization_id = ${organizationId} order by id`,
    jobs: await test.sql`select * from work_jobs where organization_id = ${organizationId} order by id`,
    items: await test.sql`select * from work_items where organization_id = ${organizationId} order by id`,
    audited: await test.sql`select action from audit_log where organization_id = ${organizationId}`,
  };
}
const failSince = (id: string, ms: number | null) =>
  test.sql`update webhooks set failing_since = ${ms === null ? null : new Date(clock.now().getTime() - ms)} where id = ${id}`;
const make = (events: WebhookEvent[]) =>
  createWebhook(member.as, { url: 'https://hooks.example.com/', events });

describe('the try of a worker whose delivery was given to another', () => {
  it.each<[Verdict, string, number | null, object]>([
    ['gone', 'disables', null, { enabled: false, disabledReason: 'gone' }],
    ['failed', 'notes a failure of', null, { enabled: true, failingSince: expect.any(String) }],
    ['failed', 'disables after days', LONG_MS, { enabled: false, disabledReason: 'failing' }],
    ['blocked', 'notes a failure of', null, { enabled: true, failingSince: expect.any(String) }],
    ['delivered', 'clears the failures of', LONG_MS, { enabled: true, failingSince: null }],
  ])(
    'that was %s changes nothing; that of the other one %s this webhook alone',
    async (verdict, _does, failingMs, after) => {
      const { id } = await make(['batch.completed']);
      const others = [await make([]), await make([])];
      for (const [index, ms] of [null, LONG_MS].entries()) await failSince(others[index]?.id ?? '', ms);
      await failSince(id, failingMs);
      const { organizationId } = member;
      await withTenant(test.ctx.db, organizationId, (tx) =>
        recordEvent(test.ctx, tx, { organizationId, type: 'batch.completed', data: {} }),
      );
      await reconcile(test.ctx);
      const storeLate = await takeDelivery();
      clock.advance(test.ctx.settings.batches.leaseMs + 1);
      await reconcile(test.ctx);
      const store = await takeDelivery();

      const before = await everything();
      await storeLate(verdict);
      expect(await everything()).toEqual(before);

      await store(verdict);
      expect(await getWebhook(member.as, { id })).toMatchObject(after);
      const told = await everything();
      expect(told.webhooks.slice(1)).toEqual(before.webhooks.slice(1));
      await storeLate(verdict);
      expect(await everything()).toEqual(told);
    },
  );
});

describe('a webhook that is disabled already', () => {
  it.each<[Verdict, number | null]>([
    ['gone', null],
    ['gone', LONG_MS],
    ['failed', null],
    ['failed', LONG_MS],
  ])('is not disabled again by a test that was %s, and nobody is told', async (verdict, failingMs) => {
    const { id } = await make([]);
    await updateWebhook(member.as, { id, enabled: false });
    await failSince(id, failingMs);
    clock.advance(1);
    await testWebhook(member.as, { id });
    const store = await takeDelivery();
    const before = await getWebhook(member.as, { id });
    const { audited, jobs } = await everything();
    await store(verdict);
    const failingSince = before.failingSince ?? clock.now().toISOString();
    expect(await getWebhook(member.as, { id })).toEqual({ ...before, failingSince });
    const after = await everything();
    expect(after.audited).toEqual(audited);
    expect(after.jobs).toHaveLength(jobs.length);
  });
});
