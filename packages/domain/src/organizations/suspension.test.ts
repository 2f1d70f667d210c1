import { withTenant } from '@refinery/db/tenant.ts';
import { allCompleted, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { deliverWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { drainLanes, takeTurn } from '@refinery/testing/drain-lanes.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimItems } from '../batches/testing/lane-work.ts';
import { LANE_QUEUE } from '../context/jobs.ts';
import { recordEvent } from '../events/record-event.ts';
import { sendMail } from '../mail/send-mail.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { optimize } from '../optimizations/optimize.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { resumeOrganization } from './resume-organization.ts';
import { suspendOrganization } from './suspend-organization.ts';

const CHUNK = 2;

const clock = new TestClock();
const receiver = fixture(() => startReceiver());
const test = fixture((services) =>
  openTestContext(services, {
    clock,
    env: { BATCH_CHUNK_SIZE: `${CHUNK}`, BATCH_MAX_LANES: '1', UPSTREAM_ALLOWLIST: receiver.host },
  }),
);
const operator = fixture(() => openOperator(test));
const ledger = fixture(() => openBatchLedger(test.databaseUrl));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const own = () => ({ slug: member.user.organization.slug });
const suspend = (reason?: string) => suspendOrganization(operator.ctx, { ...own(), reason });
const resume = () => resumeOrganization(operator.ctx, own());
const turn = (id: string) => takeTurn(test.ctx, ledger, id);

describe('the batches of a suspended organization', () => {
  it('pause in the middle, cost the reconciler nothing, and go on where they were: every item once', async () => {
    const { id } = await uploadBatch(member, numberedItems(5));
    await turn(id);
    expect((await ledger.read(id)).items).toEqual({ completed: CHUNK, pending: 3 });
    await suspend();
    // The lane finds out, and ends.
    expect([await turn(id), await turn(id)]).toEqual([1, 0]);
    const queue = await test.ctx.queues.work(LANE_QUEUE);
    const paused = [await ledger.read(id), await queue.count()];
    for (let ticks = 0; ticks < 3; ticks++) {
      clock.advance(test.ctx.settings.batches.leaseMs + 1);
      await reconcile(test.ctx);
    }
    expect([await ledger.read(id), await queue.count()]).toEqual(paused);
    expect(await ledger.read(id)).toMatchObject({ status: 'running', lanes: 0, charged: 5 });
    await resume();
    await reconcile(test.ctx);
    await drainLanes(test.ctx, ledger, id);
    expect(await ledger.read(id)).toEqual(allCompleted(5));
  });

  it('are not begun, where they were accepted a moment before', async () => {
    const { id } = await uploadBatch(member, numberedItems(1));
    await suspend();
    expect([await turn(id), await turn(id)]).toEqual([1, 0]);
    expect(await ledger.read(id)).toMatchObject({ status: 'queued', items: { pending: 1 } });
    await resume();
    await reconcile(test.ctx);
    await drainLanes(test.ctx, ledger, id);
    expect(await ledger.read(id)).toEqual(allCompleted(1));
  });

  it('keep what a worker has in hand, and what one that died had in hand', async () => {
    const { id } = await uploadBatch(member, numberedItems(4));
    await claimItems(test.ctx, await ledger.firstLane(id), '01890000-0000-7000-8000-000000000001');
    await suspend();
    clock.advance(test.ctx.settings.batches.leaseMs + 1);
    await reconcile(test.ctx);
    expect((await ledger.read(id)).items).toEqual({ processing: CHUNK, pending: 2 });
    await resume();
    await reconcile(test.ctx);
    await drainLanes(test.ctx, ledger, id);
    expect(await ledger.read(id)).toEqual(allCompleted(4));
  });

  it('wait alone: those of others go on', async () => {
    const other = await buildMember(test.ctx);
    const mine = await uploadBatch(member, numberedItems(1));
    const theirs = await uploadBatch(other, numberedItems(1));
    await suspend();
    await turn(mine.id);
    await reconcile(test.ctx);
    await drainLanes(test.ctx, ledger, theirs.id);
    expect([(await ledger.read(mine.id)).items, (await ledger.read(theirs.id)).items]).toEqual([
      { pending: 1 },
      { completed: 1 },
    ]);
  });
});

describe('what else an organization has under way', () => {
  it('webhook deliveries wait, and arrive once', async () => {
    const { organizationId } = member;
    await createWebhook(member.as, { url: receiver.url });
    await withTenant(test.ctx.db, organizationId, (tx) =>
      recordEvent(test.ctx, tx, { organizationId, type: 'batch.completed', data: { batchId: 'b' } }),
    );
    await suspend();
    const deliver = async () => {
      await reconcile(test.ctx);
      await deliverWebhooks(test.ctx, organizationId);
    };
    await deliver();
    expect(receiver.received).toHaveLength(0);
    await resume();
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });

  it('mails go on: they are for people, who may belong to others, too', async () => {
    const { organizationId, user } = member;
    await suspend();
    const data = {
      fullName: 'Ada',
      link: 'https://refinery.example/x',
      expiresAt: clock.now().toISOString(),
    };
    await withTenant(test.ctx.db, organizationId, (tx) =>
      sendMail(test.ctx, tx, {
        organizationId,
        userId: user.id,
        to: user.email,
        template: 'reset-password',
        data,
      }),
    );
    await reconcile(test.ctx);
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, user.email)).toHaveLength(1);
  });
});

describe('suspending and resuming', () => {
  const rows = async () => {
    const found = await ledger.sql`
      select action, actor_kind, actor_name, before, after from audit_log
      where organization_id = ${member.organizationId} and actor_kind = 'operator' order by sequence`;
    return found.map(({ action, actor_name: by, before, after }) => ({ action, by, before, after }));
  };

  it('stand in the log of the organization, with the reason', async () => {
    expect(await suspend(' unpaid ')).toEqual({ wasSuspended: false });
    expect(await suspend('moved')).toEqual({ wasSuspended: true });
    expect(await resume()).toEqual({ wasSuspended: true });
    expect(await resume()).toEqual({ wasSuspended: false });
    const suspendedAt = expect.any(String);
    const by = 'test';
    expect(await rows()).toEqual([
      {
        action: 'organization.suspend',
        by,
        before: { suspendedAt: null, reason: null },
        after: { suspendedAt, reason: 'unpaid' },
      },
      {
        action: 'organization.suspend',
        by,
        before: { suspendedAt, reason: 'unpaid' },
        after: { suspendedAt, reason: 'moved' },
      },
      { action: 'organization.resume', by, before: { suspendedAt, reason: 'moved' }, after: null },
    ]);
  });

  it('are of organizations that there are', async () => {
    const nobody = { slug: 'nobody-has-this' };
    await expectCode(suspendOrganization(operator.ctx, nobody), 'organization_not_found');
    await expectCode(resumeOrganization(operator.ctx, nobody), 'organization_not_found');
  });

  it('a verb refuses, too, with the reason, whoever calls it', async () => {
    const refused = { ...member.as, actor: { ...member.as.actor, suspended: { reason: 'unpaid' } } };
    await expect(optimize(refused, { text: 'Please write a poem.' })).rejects.toMatchObject({
      code: 'organization_suspended',
      message: 'The organization is suspended (unpaid). Contact the operator of this service.',
    });
  });
});
