import { batchLanes } from '@refinery/db/schema/batches.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx, { quotaLimit: 1_000 });
});

const makeKey = (monthlyQuota: number | null) => createApiKey(admin.as, { name: 'ci', monthlyQuota });
const post = (key: string, resource: string, payload: object) =>
  test.post(null, `/api/${resource}`, payload, { 'x-api-key': key });
const ask = (key: string, number: number) =>
  post(key, 'optimize', { text: `Please write ${number} poems.`, provider: 'local' });
const upload = (key: string, count: number) =>
  post(key, 'batches', { items: Array.from({ length: count }, () => ({ text: 'Please write a poem.' })) });
const many = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const usedBy = async (id: string) => (await test.get(admin, `/api/api-keys/${id}`)).json().usedThisMonth;
const usage = async () => (await test.get(admin, '/api/usage')).json();

describe('a key with a quota of 10', () => {
  it('gets exactly 10 of 100 requests at once', async () => {
    const { id, key } = await makeKey(10);
    const replies = await many(100, (index) => ask(key, index));
    const refused = replies.filter((reply) => reply.statusCode !== 200);
    expect(refused).toHaveLength(90);
    for (const reply of refused) {
      const { detail, resetsAt } = expectProblem(reply, 429, 'quota_exceeded');
      expect(detail).toContain(`of the 10 monthly optimizations of the API key ${key.slice(0, 12)}…`);
      expect(Date.parse(resetsAt)).toBeGreaterThan(Date.now());
    }
    expect(await usedBy(id)).toBe(10);
    expect(await usage()).toMatchObject({ used: 10, reserved: 0 });
    expect((await test.get(admin, '/api/optimize/history?limit=100')).json()).toHaveLength(10);
  });

  it('gets back what its own batch did not use, and nothing of other batches', async () => {
    const [own, other] = [await makeKey(10), await makeKey(10)];
    const { id } = (await upload(own.key, 3)).json();
    await upload(other.key, 2);
    const cancelled = await test.post(admin, `/api/batches/${id}/cancel`, {});
    expect(cancelled.statusCode).toBe(200);
    expect([await usedBy(own.id), await usedBy(other.id)]).toEqual([0, 2]);
    const failing = (await upload(own.key, 3)).json();
    const lanes = await admin.as.tenant.run((tx) =>
      tx.select().from(batchLanes).where(eq(batchLanes.batchId, failing.id)),
    );
    // Each item fails: nobody can be asked.
    await asSuperuser(
      test.ctx,
      (sql) =>
        sql`update batch_jobs set options = jsonb_set(options, '{provider}', '"openai"') where id = ${failing.id}`,
    );
    for (const { batchId, lane, token } of lanes)
      await runLane(test.ctx, { organizationId: admin.organizationId, batchId, lane, token });
    expect([await usedBy(own.id), await usedBy(other.id)]).toEqual([0, 2]);
  });

  it('and its batches share it, whatever comes at once', async () => {
    const { id, key } = await makeKey(10);
    const [asked, uploaded] = await Promise.all([
      many(12, (index) => ask(key, index)),
      many(6, () => upload(key, 3)),
    ]);
    const done = asked.filter((reply) => reply.statusCode === 200).length;
    const accepted = uploaded.filter((reply) => reply.statusCode === 202);
    expect(await usedBy(id)).toBe(done + 3 * accepted.length);
    expect(await usedBy(id)).toBeGreaterThan(7);
    expect(await usage()).toMatchObject({ used: done, reserved: 3 * accepted.length });
    const cancelled = accepted.map((reply) => test.post(admin, `/api/batches/${reply.json().id}/cancel`, {}));
    await Promise.all([...cancelled, many(12, (index) => ask(key, 100 + index))]);
    // Some may have asked before anything was given back.
    await many(12, (index) => ask(key, 200 + index));
    expect(await usedBy(id)).toBe(10);
    expect(await usage()).toMatchObject({ used: 10, reserved: 0 });
  });

  it('is charged nothing where the organization has nothing left, nor is another key', async () => {
    admin = await buildMember(test.ctx, { quotaLimit: 4 });
    const [one, other] = [await makeKey(10), await makeKey(null)];
    const replies = await many(20, (index) => ask(index % 2 ? one.key : other.key, index));
    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(4);
    expect((await usedBy(one.id)) + (await usedBy(other.id))).toBe(4);
    expect(await usage()).toMatchObject({ used: 4 });
    const { detail } = expectProblem(await ask(one.key, 99), 429, 'quota_exceeded');
    expect(detail).toContain('of the enterprise plan');
  });

  it('takes nothing from what people and other keys may', async () => {
    const [one, other] = [await makeKey(1), await makeKey(1)];
    expect([(await ask(one.key, 1)).statusCode, (await ask(one.key, 2)).statusCode]).toEqual([200, 429]);
    expect((await ask(other.key, 1)).statusCode).toBe(200);
    const payload = { text: 'Please write a poem.' };
    const reply = await test.post(admin, '/api/optimize', payload);
    expect(reply.statusCode).toBe(200);
  });
});

it('what a key has asked for goes on when the key is deleted, and is given back to the organization', async () => {
  const { id, key } = await makeKey(5);
  const batch = (await upload(key, 3)).json();
  await deleteApiKey(admin.as, { id });
  expect(await usage()).toMatchObject({ reserved: 3 });
  const cancel = { method: 'POST', url: `/api/batches/${batch.id}/cancel`, payload: {} } as const;
  expect((await test.send(admin, cancel)).statusCode).toBeLessThan(300);
  expect(await usage()).toMatchObject({ used: 0, reserved: 0 });
});
