import { randomUUID } from 'node:crypto';
import { DEFAULT_WEBHOOK_EVENTS } from '@refinery/contracts/webhooks.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { deliverWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const receiver = fixture(() => startReceiver());
const test = fixture((services) => openTestApp(services, { env: { UPSTREAM_ALLOWLIST: receiver.host } }));
let admin: Member;

beforeEach(async () => {
  receiver.reset();
  admin = await buildMember(test.ctx);
});

const post = (path: string, payload: object = {}, headers: Record<string, string> = {}, who = admin) =>
  test.post(who, `/api/${path}`, payload, headers);
const make = (payload: object = {}) => post('webhooks', { url: receiver.url, ...payload });
const put = (id: string, payload: object) => test.put(admin, `/api/webhooks/${id}`, payload);
const get = (path: string, who = admin) => test.get(who, `/api/webhooks${path}`);

it('a secret is not shown again to whoever repeats the request, once its webhook is deleted', async () => {
  const made = () =>
    post('webhooks', { url: 'https://gone.example.com/hook' }, { 'idempotency-key': 'made-once' });
  const { id } = (await made()).json();
  expect((await made()).json().id).toBe(id);
  const rotated = () => post(`webhooks/${id}/rotate-secret`, {}, { 'idempotency-key': 'rotated-once' });
  expect((await rotated()).statusCode).toBe(200);
  await test.delete(admin, `/api/webhooks/${id}`);
  for (const reply of [await made(), await rotated()]) expectProblem(reply, 404, 'webhook_not_found');
});

describe('a webhook', () => {
  it('shows where it goes, but not the whole address, to whoever may not change it', async () => {
    const { id } = (await make({ url: `${receiver.url}/a-token?and=another` })).json();
    const viewer = await buildColleague(test.ctx, admin, 'viewer');
    for (const reply of [await get('', viewer), await get(`/${id}`, viewer)]) {
      expect(reply.body).toContain(new URL(receiver.url).origin);
      expect(reply.body).not.toContain('a-token');
    }
    expect((await get(`/${id}`)).json().url).toContain('/a-token?and=another');
  });

  it('is sent no more pings while many deliveries wait', async () => {
    const { id } = (await make()).json();
    for (let sent = 0; sent < 10; sent++) expect((await post(`webhooks/${id}/test`)).statusCode).toBe(202);
    expectProblem(await post(`webhooks/${id}/test`), 409, 'limit_reached');
    const other = (await post('webhooks', { url: 'https://other.example.com/hook' })).json();
    expect((await post(`webhooks/${other.id}/test`)).statusCode).toBe(202);
    await deliverWebhooks(test.ctx, admin.organizationId);
    expect((await post(`webhooks/${id}/test`)).statusCode).toBe(202);
  });

  it('is made, read, changed and deleted, and shows its secret once', async () => {
    const made = await make({ description: 'Mine' });
    expect(made.statusCode).toBe(201);
    const { secret, ...described } = made.json();
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const { id } = described;
    expect(described).toMatchObject({ url: receiver.url, events: DEFAULT_WEBHOOK_EVENTS, enabled: true });
    expect(DEFAULT_WEBHOOK_EVENTS).not.toContain('optimization.completed');
    expect((await get(`/${id}`)).json()).toEqual(described);
    expect((await get('')).json()).toEqual([described]);

    const changed = (await put(id, { description: null, events: ['batch.failed'] })).json();
    expect(changed).toEqual({ ...described, description: null, events: ['batch.failed'] });
    const off = (await put(id, { enabled: false })).json();
    expect(off).toMatchObject({ enabled: false, disabledReason: 'by_request', events: ['batch.failed'] });
    expect((await put(id, {})).json()).toEqual(off);

    expect((await test.delete(admin, `/api/webhooks/${id}`)).statusCode).toBe(204);
    expectProblem(await get(`/${id}`), 404, 'webhook_not_found');
    expectProblem(await put(id, {}), 404, 'webhook_not_found');
  });

  it('is made, and its secret rotated, once by a request that is sent again', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await post('webhooks', { url: receiver.url }, key);
    const again = await post('webhooks', { url: receiver.url }, key);
    expect(again.json()).toEqual(first.json());
    expect((await get('')).json()).toHaveLength(1);
    const path = `webhooks/${first.json().id}/rotate-secret`;
    const rotated = await post(path, {}, { 'idempotency-key': 'rotate' });
    expect((await post(path, {}, { 'idempotency-key': 'rotate' })).json()).toEqual(rotated.json());
  });

  it('is changed by admins, and read by all', async () => {
    const { id } = (await make()).json();
    for (const role of ['member', 'viewer'] as const) {
      const colleague = await buildColleague(test.ctx, admin, role);
      expect((await get(`/${id}`, colleague)).statusCode).toBe(200);
      expect((await get(`/${id}/deliveries`, colleague)).statusCode).toBe(200);
      const attempts = ['webhooks', `webhooks/${id}/test`, `webhooks/${id}/rotate-secret`];
      for (const path of attempts)
        expectProblem(await post(path, { url: receiver.url }, {}, colleague), 403, 'forbidden');
    }
  });

  it.each([
    [{ events: [] }, 'events'],
    [{ events: ['ping'] }, 'events.0'],
    [{ events: ['batch.failed', 'batch.failed'] }, 'events'],
    [{ description: 'x'.repeat(201) }, 'description'],
    [{ secret: 'mine' }, ''],
    [{ url: '' }, 'url'],
  ])('is refused with %j', async (payload, path) => {
    const problem = expectProblem(await make(payload), 400, 'validation_failed');
    expect(problem.errors[0].path).toBe(path);
  });

  it('is refused where nothing would be delivered', async () => {
    expectProblem(await make({ url: 'https://10.0.0.1/hook' }), 422, 'blocked_address');
    const { id } = (await make()).json();
    expectProblem(await put(id, { url: 'http://example.com/' }), 422, 'blocked_address');
  });

  it.each([-1, 604_801, 1.5])('has no overlap of %s seconds', async (overlapSeconds) => {
    const { id } = (await make()).json();
    const reply = await post(`webhooks/${id}/rotate-secret`, { overlapSeconds });
    expectProblem(reply, 400, 'validation_failed');
  });

  it('says until when the secret before a rotation is valid', async () => {
    const { id, secret } = (await make()).json();
    const rotated = (await post(`webhooks/${id}/rotate-secret`)).json();
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.previousSecretExpiresAt).toEqual(expect.any(String));
    const ended = (await post(`webhooks/${id}/rotate-secret`, { overlapSeconds: 0 })).json();
    expect(ended.previousSecretExpiresAt).toBeNull();
  });
});

describe('its deliveries', () => {
  it('are listed by pages, newest first, with what became of each', async () => {
    const { id } = (await make()).json();
    const sent: string[] = [];
    for (const _ of [1, 2, 3]) sent.unshift((await post(`webhooks/${id}/test`)).json().id);
    await deliverWebhooks(test.ctx, admin.organizationId);
    expect(receiver.received).toHaveLength(3);
    const found: string[] = [];
    let url: string | undefined = `/api/webhooks/${id}/deliveries?limit=2`;
    while (url) {
      const reply = await test.get(admin, url);
      for (const delivery of reply.json()) {
        expect(delivery).toMatchObject({ type: 'ping', status: 'succeeded', attempts: 1, statusCode: 204 });
        found.push(delivery.id);
      }
      url = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link))?.[1];
    }
    expect(found).toEqual(sent);
  });

  it('are tried again where they have failed, and only those', async () => {
    const { id } = (await make()).json();
    receiver.respondWith((response) => response.writeHead(410).end());
    const delivery = (await post(`webhooks/${id}/test`)).json();
    const retry = () => post(`webhook-deliveries/${delivery.id}/retry`);
    expectProblem(await retry(), 409, 'webhook_delivery_not_failed');
    await deliverWebhooks(test.ctx, admin.organizationId);
    expect((await get(`/${id}`)).json()).toMatchObject({ enabled: false, disabledReason: 'gone' });
    const retried = await retry();
    expect(retried.statusCode).toBe(202);
    expect(retried.json()).toMatchObject({ id: delivery.id, eventId: delivery.eventId, status: 'pending' });
  });

  it('are no other work of the organization', async () => {
    const id = randomUUID();
    await test.sql`
      insert into work_jobs (id, organization_id, kind, options, total, status, failed, finished_at)
      values (${id}, ${admin.organizationId}, 'other', '{}', 1, 'failed', 1, now())`;
    expectProblem(await post(`webhook-deliveries/${id}/retry`), 404, 'webhook_delivery_not_found');
    const [job] = await test.sql`select status from work_jobs where id = ${id}`;
    expect(job?.status).toBe('failed');
  });
});
