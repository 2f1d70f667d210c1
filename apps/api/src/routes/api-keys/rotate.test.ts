import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { rotateApiKey } from '@refinery/domain/api-keys/rotate-api-key.ts';
import { claimIdempotencyKey } from '@refinery/domain/idempotency/idempotency.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const WEEK_SECONDS = 604_800;

const test = fixture((services) => openTestApp(services, { clock }));
let admin: Member;
let made: Awaited<ReturnType<typeof createApiKey>>;
const clock = new TestClock();

beforeEach(async () => {
  admin = await buildMember(test.ctx);
  made = await createApiKey(admin.as, { name: 'CI', scopes: ['usage:read'], monthlyQuota: 9 });
});

const rotate = (payload: object, who = admin, headers = {}) =>
  test.post(who, `/api/api-keys/${made.id}/rotate`, payload, headers);
const usage = (key: string) => test.get(null, '/api/usage', { 'x-api-key': key });
const from = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

describe('a request that was repeated', () => {
  it('is answered with no secret of a key that was deleted meanwhile', async () => {
    const headers = { 'idempotency-key': 'once' };
    const rotation = { 'idempotency-key': 'rotated-once' };
    const create = () => test.post(admin, '/api/api-keys', { name: 'x' }, headers);
    const first = await create();
    expect((await create()).json()).toEqual(first.json());
    made = first.json();
    expect((await rotate({}, admin, rotation)).statusCode).toBe(200);
    await test.delete(admin, `/api/api-keys/${made.id}`);
    for (const reply of [await create(), await rotate({}, admin, rotation)])
      expect(expectProblem(reply, 404, 'api_key_not_found').detail).toContain('deleted');
  });
});

describe('POST /api-keys/:id/rotate', () => {
  it('shows a new secret once; the rest of the key stays', async () => {
    const reply = await rotate({ overlapSeconds: 60 });
    const { key, ...rotated } = reply.json();
    expect([reply.statusCode, key]).toEqual([200, expect.stringMatching(/^prk_[\w-]{43}$/)]);
    const { key: old, ...before } = made;
    const previous = { prefix: old.slice(0, 12), expiresAt: from(60_000) };
    expect(rotated).toEqual({ ...before, prefix: key.slice(0, 12), previous });
    const shown = await test.get(admin, `/api/api-keys/${made.id}`);
    expect(shown.json()).toMatchObject(rotated);
    expect(shown.body).not.toContain(key.slice(12));
  });

  it('lets the old secret work for the overlap and no longer', async () => {
    const { key } = (await rotate({ overlapSeconds: 60 })).json();
    expect([(await usage(made.key)).statusCode, (await usage(key)).statusCode]).toEqual([200, 200]);
    clock.advance(59_999);
    expect((await usage(made.key)).statusCode).toBe(200);
    clock.advance(1);
    const problem = expectProblem(await usage(made.key), 401, 'unauthenticated');
    expect(problem.detail).toBe('The API key was replaced. Use the new one.');
    expect((await usage(key)).statusCode).toBe(200);
  });

  it('ends the old secret at once where no overlap is asked for', async () => {
    const { key } = (await rotate({})).json();
    expectProblem(await usage(made.key), 401, 'unauthenticated');
    expect((await usage(key)).statusCode).toBe(200);
  });

  it('ends what an earlier rotation left', async () => {
    const second = (await rotate({ overlapSeconds: WEEK_SECONDS })).json();
    const third = (await rotate({ overlapSeconds: 60 })).json();
    expectProblem(await usage(made.key), 401, 'unauthenticated');
    for (const { key } of [second, third]) expect((await usage(key)).statusCode).toBe(200);
  });

  it('ends with the key', async () => {
    const { key } = (await rotate({ overlapSeconds: 60 })).json();
    await test.delete(admin, `/api/api-keys/${made.id}`);
    for (const each of [key, made.key]) expectProblem(await usage(each), 401, 'unauthenticated');
    expectProblem(await rotate({}), 404, 'api_key_not_found');
  });

  it.each([-1, WEEK_SECONDS + 1, 0.5, 'x', null])('refuses an overlap of %j', async (overlapSeconds) => {
    expectProblem(await rotate({ overlapSeconds }), 400, 'validation_failed');
    expect((await usage(made.key)).statusCode).toBe(200);
  });

  it('is for admins, and for members with their own', async () => {
    const member = await buildColleague(test.ctx, admin, 'member');
    expectProblem(await rotate({}, member), 403, 'forbidden');
    expect((await usage(made.key)).statusCode).toBe(200);
    made = await createApiKey(member.as, { name: 'theirs' });
    expect((await rotate({}, member)).statusCode).toBe(200);
    expect((await rotate({})).statusCode).toBe(200);
  });

  it('is in the audit log, without a secret or its hash', async () => {
    const { key, prefix } = (await rotate({ overlapSeconds: 60 })).json();
    const rows = await admin.as.tenant.run((tx) => tx.select().from(auditLog).orderBy(desc(auditLog.id)));
    expect(rows[0]).toMatchObject({
      action: 'api-key.rotate',
      target: made.id,
      before: { prefix: made.prefix, previous: null },
      after: { prefix, previous: { prefix: made.prefix, expiresAt: from(60_000) } },
    });
    for (const secret of [key, made.key]) expect(JSON.stringify(rows)).not.toContain(secret.slice(12));
    expect(JSON.stringify(rows.map(({ before, after }) => [before, after]))).not.toMatch(/[0-9a-f]{64}/i);
  });
});

describe('with an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'once' };

  it('sent again it rotates no further and shows the same secret', async () => {
    const first = await rotate({ overlapSeconds: 60 }, admin, headers);
    const again = await rotate({ overlapSeconds: 60 }, admin, headers);
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    for (const key of [made.key, first.json().key]) expect((await usage(key)).statusCode).toBe(200);
    expectProblem(await rotate({ overlapSeconds: 61 }, admin, headers), 422, 'idempotency_key_reused');
  });

  it('is another request for another key', async () => {
    await rotate({}, admin, headers);
    const other = await createApiKey(admin.as, { name: 'other' });
    const url = `/api/api-keys/${other.id}/rotate`;
    const reply = await test.post(admin, url, {}, headers);
    expectProblem(reply, 422, 'idempotency_key_reused');
  });

  it('many at once rotate once', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, () => rotate({}, admin, headers)));
    const shown = new Set(
      replies.filter((reply) => reply.statusCode === 200).map((reply) => reply.json().key),
    );
    expect(shown.size).toBe(1);
    for (const { statusCode } of replies) expect([200, 409]).toContain(statusCode);
  });

  const request = { key: 'lost', route: 'POST /x', requestHash: 'x' };
  const open = async () => {
    const result = await claimIdempotencyKey(admin.as, request);
    if (result.kind !== 'claimed') throw new Error('It is claimed.');
    return { ...admin.as, idempotency: result.claim };
  };

  it('keeps the reply where the process ends before it is sent', async () => {
    for (const work of [
      async () => rotateApiKey(await open(), { id: made.id }),
      async () => createApiKey(await open(), { name: 'another' }),
    ]) {
      const { key } = await work();
      const result = await claimIdempotencyKey(admin.as, request);
      expect(result).toMatchObject({ kind: 'replied', reply: { body: expect.stringContaining(key) } });
      request.key += '-again';
    }
  });

  it('changes nothing for a process that was taken for dead', async () => {
    request.key = 'slow';
    const slow = await open();
    clock.advance(15 * 60_000);
    const { key } = await rotateApiKey(await open(), { id: made.id });
    const late = rotateApiKey(slow, { id: made.id });
    await expect(late).rejects.toMatchObject({ code: 'idempotency_in_progress' });
    expect((await usage(key)).statusCode).toBe(200);
  });
});
