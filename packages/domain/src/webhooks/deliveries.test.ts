import { randomUUID } from 'node:crypto';
import type { DeliveryStatus, WebhookEvent, WebhookWithSecretReply } from '@refinery/contracts/webhooks.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { createSsrfGuardedFetch } from '@refinery/providers/ssrf-guard/guarded-fetch.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { deliverWebhooks, deliveryLanes } from '@refinery/testing/deliver-webhooks.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { rotateApiKey } from '../api-keys/rotate-api-key.ts';
import { recordEvent } from '../events/record-event.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { removePromptLabel } from '../prompts/labels/remove-prompt-label.ts';
import { setPromptLabel } from '../prompts/labels/set-prompt-label.ts';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { deletePrompt } from '../prompts/versions/delete-prompt.ts';
import { updatePrompt } from '../prompts/versions/update-prompt.ts';
import { claimItems } from '../work/internal/claim.ts';
import { runTurn } from '../work/run-turn.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { signedHeaders } from './internal/secrets.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { retryWebhookDelivery } from './retry-webhook-delivery.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';
import { webhookKind } from './webhook-kind.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const clock = new TestClock();
const receiver = fixture(() => startReceiver());
const test = fixture((services) =>
  openTestContext(services, { clock, env: { UPSTREAM_ALLOWLIST: receiver.host, WEBHOOK_TIMEOUT_MS: '300' } }),
);
let member: Member;

beforeEach(async () => {
  receiver.reset();
  member = await buildMember(test.ctx);
});

const make = (path = '', events?: WebhookEvent[]): Promise<WebhookWithSecretReply> =>
  createWebhook(member.as, { url: `${receiver.url}${path}`, ...(events ? { events } : {}) });
const emit = (type: WebhookEvent = 'batch.completed', data = { batchId: 'b' }) =>
  withTenant(test.ctx.db, member.organizationId, (tx) =>
    recordEvent(test.ctx, tx, { organizationId: member.organizationId, type, data }),
  );
/** Lets the reconciler start what waits, and makes the tries whose time has come. */
async function deliver(): Promise<void> {
  await reconcile(test.ctx);
  await deliverWebhooks(test.ctx, member.organizationId);
}
const deliveriesOf = async ({ id }: { id: string }) =>
  (await listWebhookDeliveries(member.as, { id, limit: 100 })).items;
const statuses = async (webhook: { id: string }) =>
  (await deliveriesOf(webhook)).map(({ status, attempts }) => `${status} ${attempts}`);
const hooked = ({ id }: { id: string }) => getWebhook(member.as, { id });
const answer = (status: number, headers: Record<string, string> = {}) =>
  receiver.respondWith((response) => response.writeHead(status, headers).end());

describe('an event', () => {
  it('is delivered to the webhooks that want it, signed, and to no other', async () => {
    const wants = await make('/wants', ['batch.completed']);
    await make('/other', ['batch.failed']);
    const off = await make('/off');
    await updateWebhook(member.as, { id: off.id, enabled: false });
    await emit();
    await deliver();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/wants']);
    const [message] = receiver.received;
    const [delivery] = await deliveriesOf(wants);
    expect(delivery).toMatchObject({ status: 'succeeded', attempts: 1, statusCode: 204, error: null });
    expect(JSON.parse(message?.body ?? '')).toEqual({
      id: delivery?.eventId,
      type: 'batch.completed',
      timestamp: clock.now().toISOString(),
      data: { batchId: 'b' },
    });
    const timestamp = Math.floor(clock.now().getTime() / 1_000);
    const signed = { id: delivery?.eventId ?? '', timestamp, body: message?.body ?? '' };
    expect(message?.headers).toMatchObject(signedHeaders([wants.secret], signed));
  });

  it('is listed by what became of its delivery', async () => {
    const webhook = await make();
    const ofStatus = async (status: DeliveryStatus) =>
      (await listWebhookDeliveries(member.as, { id: webhook.id, limit: 100, status })).items;
    const [arrived] = await emit();
    await deliver();
    answer(410);
    const [refused] = await emit();
    await deliver();
    await updateWebhook(member.as, { id: webhook.id, enabled: true });
    const [waiting] = await emit();
    for (const [status, delivery] of [
      ['succeeded', arrived],
      ['failed', refused],
      ['pending', waiting],
    ] as const) {
      expect(await ofStatus(status)).toMatchObject([{ id: delivery?.jobId, status }]);
    }
  });

  it('that nobody wants is not written down', async () => {
    await make('', ['batch.failed']);
    expect(await emit('optimization.completed')).toEqual([]);
    const rows = await test.sql`select 1 from work_jobs where organization_id = ${member.organizationId}`;
    expect(rows).toHaveLength(0);
  });

  it('is of another organization only for that one', async () => {
    const theirs = await make();
    const first = member;
    member = await buildMember(test.ctx);
    await emit();
    await deliver();
    expect(receiver.received).toEqual([]);
    member = first;
    expect(await deliveriesOf(theirs)).toEqual([]);
  });

  it('is undone with the change that it tells of', async () => {
    const webhook = await make();
    const work = withTenant(test.ctx.db, member.organizationId, async (tx) => {
      const { organizationId } = member;
      await recordEvent(test.ctx, tx, { organizationId, type: 'batch.failed', data: {} });
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    expect(await deliveriesOf(webhook)).toEqual([]);
  });

  it('of a rotated key says which, and holds nothing of it', async () => {
    await make();
    const { id, key } = await createApiKey(member.as, { name: 'Nightly' });
    const rotated = await rotateApiKey(member.as, { id, overlapSeconds: 60 });
    await deliver();
    const [message] = receiver.received;
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      type: 'api_key.rotated',
      data: {
        apiKeyId: id,
        prefix: rotated.prefix,
        previousExpiresAt: new Date(clock.now().getTime() + 60_000).toISOString(),
      },
    });
    for (const each of [key, rotated.key])
      expect(message?.body).not.toContain(each.slice(rotated.prefix.length));
  });

  it('of a key that is rotated without an overlap says that the old one works no more', async () => {
    await make();
    const { id } = await createApiKey(member.as, { name: 'Nightly' });
    const { prefix } = await rotateApiKey(member.as, { id });
    await deliver();
    const previousExpiresAt = clock.now().toISOString();
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'api_key.rotated', data: { apiKeyId: id, prefix, previousExpiresAt } },
    ]);
  });
});

it('a label that moves is told, with the versions it came from and went to', async () => {
  await make();
  const { id: promptId } = await createPrompt(member.as, { name: 'Answer', content: 'Secret text.' });
  await setPromptLabel(member.as, { id: promptId, label: 'production', version: 1 });
  // Another name is a move, too, for programs that ask by name.
  await updatePrompt(member.as, { id: promptId, name: 'Reply', description: 'x' });
  await updatePrompt(member.as, { id: promptId, description: 'y' });
  await removePromptLabel(member.as, { id: promptId, label: 'production' });
  await setPromptLabel(member.as, { id: promptId, label: 'production', version: 1 });
  await deletePrompt(member.as, { id: promptId, force: true });
  await deliver();
  const told = receiver.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ type, data }) => [type, data.from, data.to])).toEqual(
    expect.arrayContaining([
      ['prompt.label_moved', null, 1],
      ['prompt.label_moved', 1, 1],
      ['prompt.label_moved', 1, null],
    ]),
  );
  expect(told).toHaveLength(5);
  expect(told[0].data).toMatchObject({ promptId, label: 'production' });
  expect(JSON.stringify(told)).not.toContain('Secret');
});

describe('a delivery that fails', () => {
  it('is tried again later, with the same id and body and a new time', async () => {
    const webhook = await make();
    answer(503);
    await emit();
    await deliver();
    const [waiting] = await deliveriesOf(webhook);
    expect(waiting).toMatchObject({ status: 'pending', attempts: 1, statusCode: 503 });
    expect(waiting?.error).toContain('503');
    expect((await hooked(webhook)).failingSince).toBe(clock.now().toISOString());
    // Not before its time.
    await deliver();
    expect(receiver.received).toHaveLength(1);
    clock.advance(10_000);
    answer(200);
    await deliver();
    expect(await statuses(webhook)).toEqual(['succeeded 2']);
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect((await hooked(webhook)).failingSince).toBeNull();
  });

  it('is given up after a day, and tried again on demand with the same id', async () => {
    const webhook = await make();
    answer(500);
    await emit();
    const start = clock.now().getTime();
    for (let tries = 0; tries < 16; tries++) {
      await deliver();
      const [delivery] = await deliveriesOf(webhook);
      if (delivery?.nextTryAt) clock.set(new Date(delivery.nextTryAt));
    }
    expect(await statuses(webhook)).toEqual(['failed 16']);
    expect(clock.now().getTime() - start).toBeLessThanOrEqual(DAY_MS);
    answer(204);
    const [{ id, eventId } = { id: '', eventId: '' }] = await deliveriesOf(webhook);
    expect(await retryWebhookDelivery(member.as, { id })).toMatchObject({ status: 'pending', eventId });
    await expectCode(retryWebhookDelivery(member.as, { id }), 'webhook_delivery_not_failed');
    await deliver();
    expect(await statuses(webhook)).toEqual(['succeeded 1']);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([eventId]),
    );
  });

  it.each<[string, () => void, object]>([
    ['hangs', () => receiver.respondWith(() => undefined), { statusCode: null, error: /300 ms/ }],
    [
      'redirects to a private address',
      () => answer(302, { location: 'http://169.254.169.254/latest/meta-data' }),
      { statusCode: 302, error: /302/ },
    ],
    [
      'cuts the connection',
      () => receiver.respondWith(({ socket }) => socket?.destroy()),
      { error: /failed/ },
    ],
    [
      'drips its answer',
      () => receiver.respondWith((response) => response.writeHead(200).write('x')),
      { error: /300 ms/ },
    ],
  ])(
    'because the receiver %s is tried again',
    async (_case, prepare, { error, ...expected }: { error?: RegExp }) => {
      const webhook = await make();
      prepare();
      await emit();
      await deliver();
      const [delivery] = await deliveriesOf(webhook);
      expect(delivery).toMatchObject({ status: 'pending', attempts: 1, ...expected });
      expect(delivery?.error).toMatch(error ?? /./);
      expect(receiver.received).toHaveLength(1);
    },
  );

  it('is not one where a 2xx answer is huge', async () => {
    const webhook = await make();
    receiver.respondWith((response) => response.writeHead(201).end('x'.repeat(1_000_000)));
    await emit();
    await deliver();
    expect(await statuses(webhook)).toEqual(['succeeded 1']);
  });

  it('at an address that has become private is not tried again', async () => {
    const webhook = await make();
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://169.254.169.254/',
      'http://10.0.0.1/',
    ]) {
      await test.sql`update webhooks set url = ${url} where id = ${webhook.id}`;
      await emit();
      await deliver();
      const [delivery] = await deliveriesOf(webhook);
      expect([url, delivery?.status, delivery?.statusCode]).toEqual([url, 'failed', null]);
    }
    expect(receiver.received).toEqual([]);
  });
});

/** What the admin was told by mail. */
async function mailed(): Promise<(string | undefined)[]> {
  await deliverMails(test.ctx);
  return (await readOutbox(test.ctx, member.user.email)).map(({ text }) => text);
}

describe('a webhook', () => {
  it('that answers 410 is disabled at once, for the deliveries that wait, too', async () => {
    const webhook = await make();
    answer(410);
    await emit();
    await emit();
    await deliver();
    expect(await statuses(webhook)).toEqual(['failed 1', 'failed 1']);
    expect(receiver.received).toHaveLength(1);
    expect(await hooked(webhook)).toMatchObject({ enabled: false, disabledReason: 'gone' });
    const audited = await test.sql`
      select actor_kind, after from audit_log where target = ${webhook.id} and action = 'webhook.disable'`;
    expect([...audited]).toEqual([{ actor_kind: 'system', after: { reason: 'gone' } }]);
    expect(await mailed()).toEqual([
      expect.stringContaining('The receiver answered with status 410 instead of 2xx.'),
    ]);
    expect(await emit()).toEqual([]);
    // It can be tried out, and enabled again.
    answer(204);
    await testWebhook(member.as, { id: webhook.id });
    await deliver();
    expect((await statuses(webhook))[0]).toBe('succeeded 1');
    expect(await updateWebhook(member.as, { id: webhook.id, enabled: true })).toMatchObject({
      enabled: true,
      disabledAt: null,
      disabledReason: null,
      failingSince: null,
    });
    expect(await emit()).toHaveLength(1);
  });

  it('at which nothing arrived for five days is disabled by the next failure', async () => {
    const webhook = await make();
    answer(500);
    await emit();
    await deliver();
    clock.advance(5 * DAY_MS - 1);
    await deliver();
    expect(await hooked(webhook)).toMatchObject({ enabled: true });
    clock.advance(1);
    await emit();
    await deliver();
    expect(await hooked(webhook)).toMatchObject({ enabled: false, disabledReason: 'failing' });
    expect(await mailed()).toEqual([expect.stringContaining(`Its address: ${webhook.url}`)]);
    // Enabled again it has failed at nothing: another five days must pass.
    await updateWebhook(member.as, { id: webhook.id, enabled: true });
    await emit();
    await deliver();
    const failingSince = clock.now().toISOString();
    expect(await hooked(webhook)).toMatchObject({ enabled: true, failingSince });
  });

  it('has two valid secrets while a rotation overlaps, then one', async () => {
    const { id, secret } = await make();
    const rotated = await rotateWebhookSecret(member.as, { id, overlapSeconds: 60 });
    expect(rotated.secret).not.toBe(secret);
    const signaturesBy = async (secrets: string[]) => {
      receiver.reset();
      await emit();
      await deliver();
      const [message] = receiver.received;
      if (!message) throw new Error('Nothing arrived.');
      const { headers, body } = message;
      const timestamp = Number(headers['webhook-timestamp']);
      const signed = { id: String(headers['webhook-id']), timestamp, body };
      expect(headers['webhook-signature']).toBe(signedHeaders(secrets, signed)['webhook-signature']);
    };
    await signaturesBy([rotated.secret, secret]);
    clock.advance(60_000);
    await signaturesBy([rotated.secret]);
    const last = await rotateWebhookSecret(member.as, { id, overlapSeconds: 0 });
    await signaturesBy([last.secret]);
  });

  it('that is deleted takes its deliveries along', async () => {
    const webhook = await make();
    await emit();
    await deleteWebhook(member.as, { id: webhook.id });
    await deliver();
    expect(receiver.received).toEqual([]);
    const rows = await test.sql`select 1 from work_jobs where organization_id = ${member.organizationId}`;
    expect(rows).toHaveLength(0);
    await expectCode(hooked(webhook), 'webhook_not_found');
  });

  it('is one of at most twenty, whoever is faster', async () => {
    for (let count = 0; count < 18; count++) await make();
    const made = await Promise.allSettled([make(), make(), make(), make()]);
    expect(made.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    await expectCode(make(), 'webhook_limit');
  });

  it.each([
    'http://example.com/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
    'https://metadata.internal/',
    'https://user:pass@example.com/',
    'ftp://example.com/',
    'no address',
  ])('cannot be at %s', async (url) => {
    await expectCode(createWebhook(member.as, { url }), 'blocked_address');
    const { id } = await make();
    await expectCode(updateWebhook(member.as, { id, url }), 'blocked_address');
  });

  it('whose name leads to another address by the time of a try is not asked there', async () => {
    const { host, port } = new URL(receiver.url);
    const webhook = await createWebhook(member.as, { url: `https://rebound.example.com:${port}/` });
    const lookup = vi.fn(async () => [{ address: '127.0.0.1', family: 4 as const }]);
    const webhookFetch = createSsrfGuardedFetch({
      allowlist: [],
      maxResponseBytes: 1_000,
      timeoutMs: 5_000,
      lookup,
    });
    await emit();
    await reconcile(test.ctx);
    await deliverWebhooks({ ...test.ctx, webhookFetch }, member.organizationId);
    expect(lookup).toHaveBeenCalledOnce();
    const [delivery] = await deliveriesOf(webhook);
    expect(delivery).toMatchObject({ status: 'failed', statusCode: null });
    expect(delivery?.error).toContain('not on the public internet');
    expect(JSON.stringify(delivery)).not.toContain(host);
    expect(receiver.received).toEqual([]);
  });

  it('has its secrets sealed in the database, and nowhere else', async () => {
    const { secret } = await make('/hook?token=in-the-address');
    const [found] = await test.sql`
      select (select count(*)::int from webhooks w where w::text like ${`%${secret.slice(6)}%`})
        + (select count(*)::int from audit_log a where a::text like ${`%${secret.slice(6)}%`}
          or a::text like '%in-the-address%') as times`;
    expect(found?.times).toBe(0);
  });
});

describe('a worker', () => {
  it('that dies in the middle of a try leaves the delivery to another', async () => {
    const webhook = await make();
    await emit();
    await reconcile(test.ctx);
    const [lane] = await deliveryLanes(test.ctx, member.organizationId);
    if (!lane) throw new Error('There is no lane.');
    await claimItems(test.ctx, webhookKind, lane, randomUUID());
    await deliver();
    expect(receiver.received).toEqual([]);
    clock.advance(test.ctx.settings.batches.leaseMs + 1);
    await deliver();
    await deliver();
    expect(await statuses(webhook)).toEqual(['succeeded 2']);
    expect(receiver.received).toHaveLength(1);
  });

  it('and another one make no try of the same delivery at the same time', async () => {
    const webhooks = await Promise.all(['/a', '/b', '/c'].map((path) => make(path)));
    const open = new Set<string>();
    let overlaps = 0;
    receiver.respondWith((response, { path }) => {
      if (open.has(path)) overlaps++;
      open.add(path);
      setImmediate(() => {
        open.delete(path);
        response.writeHead(204).end();
      });
    });
    await emit();
    await reconcile(test.ctx);
    const lanes = await deliveryLanes(test.ctx, member.organizationId);
    expect(lanes).toHaveLength(3);
    await Promise.all([...lanes, ...lanes].map((lane) => runTurn(test.ctx, webhookKind, lane)));
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/a', '/b', '/c']);
    expect(overlaps).toBe(0);
    for (const webhook of webhooks) expect(await statuses(webhook)).toEqual(['succeeded 1']);
  });

  it('goes on with other webhooks while one hangs', async () => {
    const hangs = await make('/hangs', ['batch.failed']);
    const fine = await make('/fine', ['batch.completed']);
    const held: (() => void)[] = [];
    receiver.respondWith((response, { path }) => {
      const accept = () => response.writeHead(204).end();
      if (path === '/hangs') held.push(accept);
      else accept();
    });
    for (let events = 0; events < 6; events++) await emit('batch.failed');
    await emit('batch.completed');
    await reconcile(test.ctx);
    const { upstreamAllowlist: allowlist } = test.ctx.settings;
    const patient = createSsrfGuardedFetch({ allowlist, maxResponseBytes: 1_000, timeoutMs: 100_000 });
    const lanes = await deliveryLanes(test.ctx, member.organizationId);
    let done = 0;
    const turns = lanes.map(async (lane) => {
      await runTurn({ ...test.ctx, webhookFetch: patient }, webhookKind, lane);
      done++;
    });
    // The hanging one has four tries at a time; the other two were not made and do not count.
    await waitFor(() => done === 3 && held.length === 4, { what: () => `${done} done, ${held.length} held` });
    expect(await statuses(fine)).toEqual(['succeeded 1']);
    for (const accept of held) accept();
    await Promise.all(turns);
    expect((await statuses(hangs)).sort()).toEqual([
      ...Array(2).fill('pending 0'),
      ...Array(4).fill('succeeded 1'),
    ]);
  });
});

it('deliveries are deleted 35 days after they have ended', async () => {
  const webhook = await make();
  await emit();
  await deliver();
  clock.advance(35 * DAY_MS);
  await reconcile(test.ctx);
  expect(await deliveriesOf(webhook)).toHaveLength(1);
  clock.advance(1);
  await reconcile(test.ctx);
  expect(await deliveriesOf(webhook)).toEqual([]);
});
