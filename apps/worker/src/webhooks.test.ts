import { withTenant } from '@refinery/db/tenant.ts';
import { recordEvent } from '@refinery/domain/events/record-event.ts';
import { createWebhook } from '@refinery/domain/webhooks/create-webhook.ts';
import { listWebhookDeliveries } from '@refinery/domain/webhooks/list-webhook-deliveries.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeAll, expect, it } from 'vitest';
import { openWorkerBench } from './testing/worker-bench.ts';

const EVENTS = 12;

const receiver = fixture(() => startReceiver());
const bench = fixture((services) => openWorkerBench(services, { UPSTREAM_ALLOWLIST: receiver.host }));
let member: Member;

beforeAll(async () => {
  member = await buildMember(bench.ctx);
});

it('two workers deliver each event, also those that nobody started, and each once', async () => {
  const { id } = await createWebhook(member.as, { url: receiver.url });
  const { organizationId } = member;
  await Promise.all(
    Array.from({ length: EVENTS }, (_, number) =>
      withTenant(bench.ctx.db, organizationId, (tx) =>
        recordEvent(bench.ctx, tx, { organizationId, type: 'batch.completed', data: { number } }),
      ),
    ),
  );
  await Promise.all([bench.startLocal(), bench.startLocal()]);
  const deliveries = await waitFor(async () => {
    const { items } = await listWebhookDeliveries(member.as, { id, limit: 100 });
    return items.every(({ status }) => status === 'succeeded') && items;
  });
  expect(deliveries.map(({ attempts }) => attempts)).toEqual(Array(EVENTS).fill(1));
  const arrived = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(arrived.sort()).toEqual(deliveries.map(({ eventId }) => eventId).sort());
});
