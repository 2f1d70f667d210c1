import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { desc } from 'drizzle-orm';
import type { LightMyRequestResponse } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { clock }));
let admin: Member;
let made: Awaited<ReturnType<typeof createApiKey>>;
const clock = new TestClock();

beforeEach(async () => {
  admin = await buildMember(test.ctx);
  made = await createApiKey(admin.as, { name: 'CI', scopes: ['optimizations:write', 'usage:read'] });
});

const url = () => `/api/api-keys/${made.id}`;
const read = (who = admin) => test.get(who, url());
const change = (payload: object, who = admin) => test.put(who, url(), payload);
const from = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
const limits = () => ({
  expiresAt: from(60_000),
  allowedAddresses: ['192.0.2.0/24', '2001:db8::1'],
  rateLimitPerMinute: 7,
  monthlyQuota: 1_000_000_000,
  monthlyBudgetUsd: 999_999_999.999999,
  tokensPerMinute: 1_000_000_000,
  compactToolResults: true,
  replyCache: { ttlSeconds: 86_400 },
});

describe('GET /api-keys/:id', () => {
  it('shows a key without the key itself, and what it used', async () => {
    const { key, ...described } = made;
    const reply = await read();
    expect([reply.statusCode, reply.json()]).toEqual([
      200,
      { ...described, usedThisMonth: 0, spentThisMonthUsd: 0 },
    ]);
    expect(reply.body).not.toContain(key.slice(12));
    const headers = { 'x-api-key': key };
    const payload = { text: 'Please write a poem.' };
    await test.post(null, '/api/optimize', payload, headers);
    expect((await read()).json().usedThisMonth).toBe(1);
  });

  it('says what calls to models with it cost this month, in dollars, and nothing of the months before', async () => {
    const now = clock.now();
    const spendIn = (month: number) =>
      asSuperuser(test.ctx, async (sql) => {
        const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month));
        await sql`
          insert into api_key_spend (organization_id, api_key_id, period_start, used)
          values (${admin.organizationId}, ${made.id}, ${start}, 2500000)
          on conflict (api_key_id) do update set period_start = excluded.period_start`;
        return (await read()).json().spentThisMonthUsd;
      });
    expect([await spendIn(-1), await spendIn(0)]).toEqual([0, 2.5]);
  });

  it('is for all colleagues, and for no key', async () => {
    expect((await read(await buildColleague(test.ctx, admin, 'viewer'))).statusCode).toBe(200);
    const headers = { 'x-api-key': made.key };
    expectProblem(await test.get(null, url(), headers), 403, 'forbidden');
  });
});

describe('PUT /api-keys/:id', () => {
  it('changes what is given and nothing else, and takes away what is null', async () => {
    const { key: _key, ...before } = made;
    expect((await change(limits())).json()).toEqual({ ...before, ...limits() });
    expect((await change({ name: '  Night  ' })).json()).toEqual({ ...before, ...limits(), name: 'Night' });
    const scopes = ['usage:read'];
    expect((await change({ scopes })).json()).toEqual({ ...before, ...limits(), name: 'Night', scopes });
    const none = {
      expiresAt: null,
      allowedAddresses: null,
      rateLimitPerMinute: null,
      monthlyQuota: null,
      monthlyBudgetUsd: null,
      tokensPerMinute: null,
      compactToolResults: false,
      replyCache: null,
    };
    expect((await change(none)).json()).toEqual({ ...before, name: 'Night', scopes });
    expect((await read()).json()).toEqual({
      ...before,
      name: 'Night',
      scopes,
      usedThisMonth: 0,
      spentThisMonthUsd: 0,
    });
  });

  it('takes effect with the next request of the key', async () => {
    const usage = () => test.get(null, '/api/usage', { 'x-api-key': made.key });
    expect((await usage()).statusCode).toBe(200);
    await change({ scopes: ['optimizations:write'] });
    expectProblem(await usage(), 403, 'forbidden');
    await change({ scopes: ['usage:read'], expiresAt: from(1_000) });
    expect((await usage()).statusCode).toBe(200);
    clock.advance(1_000);
    expectProblem(await usage(), 401, 'unauthenticated');
    await change({ expiresAt: from(1_000) });
    expect((await usage()).statusCode).toBe(200);
  });

  it('is in the audit log with before and after, and without a secret or its hash', async () => {
    const terms = { monthlyBudgetUsd: 0.5, replyCache: { ttlSeconds: 60 }, compactToolResults: true };
    await change({ name: 'Night', monthlyQuota: 5, ...terms });
    const rows = await admin.as.tenant.run((tx) => tx.select().from(auditLog).orderBy(desc(auditLog.id)));
    expect(rows[0]).toMatchObject({
      action: 'api-key.update',
      target: made.id,
      before: {
        name: 'CI',
        monthlyQuota: null,
        monthlyBudgetUsd: null,
        replyCache: null,
        scopes: made.scopes,
      },
      after: { name: 'Night', monthlyQuota: 5, ...terms, scopes: made.scopes },
    });
    expect(JSON.stringify(rows)).not.toContain(made.key.slice(12));
    expect(JSON.stringify(rows.map(({ before, after }) => [before, after]))).not.toMatch(
      /hash|[0-9a-f]{64}/i,
    );
  });

  it('says of each entry that is no address what is wrong with it', async () => {
    const allowedAddresses = ['192.0.2.1', '192.0.2.0/33', '2001:db8::/32', 'example.com'];
    for (const reply of [
      await change({ allowedAddresses }),
      await test.post(admin, '/api/api-keys', { name: 'a', allowedAddresses }),
    ]) {
      const { errors } = expectProblem(reply, 400, 'validation_failed');
      expect(errors).toEqual([
        { path: 'allowedAddresses.1', message: 'must have a number from 0 to 32 after the slash' },
        { path: 'allowedAddresses.3', message: expect.stringContaining('for example 203.0.113.7') },
      ]);
    }
    expect((await read()).json().allowedAddresses).toBeNull();
  });

  it.each([
    ['nothing', {}],
    ['an empty name', { name: ' ' }],
    ['a name that is null', { name: null }],
    ['no scope', { scopes: [] }],
    ['scopes that are null', { scopes: null }],
    ['a scope for people only', { scopes: ['api-keys:write'] }],
    ['a past expiry', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['no request a minute', { rateLimitPerMinute: 0 }],
    ['a quota of nothing', { monthlyQuota: 0 }],
    ['part of a millionth of a dollar', { monthlyBudgetUsd: 0.0000005 }],
    ['a flag that is null', { compactToolResults: null }],
    ['replies kept for longer than a day', { replyCache: { ttlSeconds: 86_401 } }],
    ['half an optimization', { monthlyQuota: 1.5 }],
    ['an empty list of addresses', { allowedAddresses: [] }],
    ['a hundred and one addresses', { allowedAddresses: Array(101).fill('192.0.2.1') }],
    ['a secret', { key: 'prk_x' }],
    ['a prefix', { prefix: 'prk_12345678' }],
  ])('refuses %s', async (_case, payload) => {
    expectProblem(await change(payload), 400, 'validation_failed');
  });

  it('is for admins, and for members with their own', async () => {
    const member = await buildColleague(test.ctx, admin, 'member');
    expectProblem(await change({ name: 'mine' }, member), 403, 'forbidden');
    made = await createApiKey(member.as, { name: 'theirs' });
    expect((await change({ name: 'mine' }, member)).json().name).toBe('mine');
    expect((await change({ name: 'ours' })).json().name).toBe('ours');
    expectProblem(
      await change({ name: 'x' }, await buildColleague(test.ctx, admin, 'viewer')),
      403,
      'forbidden',
    );
  });

  it('is not for what is not there', async () => {
    await test.delete(admin, url());
    expectProblem(await change({ name: 'x' }), 404, 'api_key_not_found');
    expectProblem(await read(), 404, 'api_key_not_found');
  });
});

describe('GET /api-keys?prefix=', () => {
  const found = async (prefix: string, who = admin) => {
    const reply = await test.get(who, `/api/api-keys?prefix=${prefix}`);
    return reply.json().map(({ id }: { id: string }) => id);
  };

  it('finds a key by what it begins with', async () => {
    const other = await createApiKey(admin.as, { name: 'other' });
    expect(await found(made.prefix)).toEqual([made.id]);
    expect(await found(made.prefix.slice(0, 10))).toEqual([made.id]);
    expect(await found('prk_')).toEqual([other.id, made.id]);
    expect(await found(made.prefix, await buildMember(test.ctx))).toEqual([]);
  });

  it('goes by pages, with the secrets of before and after a rotation', async () => {
    const others = [];
    for (const name of ['b', 'c']) others.unshift((await createApiKey(admin.as, { name })).id);
    for (const id of others) await test.post(admin, `/api/api-keys/${id}/rotate`, {});
    const pages = [];
    let next: string | undefined = '/api/api-keys?prefix=prk_&limit=1';
    while (next && pages.length < 9) {
      const reply: LightMyRequestResponse = await test.get(admin, next);
      pages.push(reply.json().map(({ id }: { id: string }) => id));
      next = /<([^>]+)>; rel="next"/.exec(String(reply.headers.link))?.[1];
    }
    expect(pages).toEqual([...others, made.id].map((id) => [id]));
  });

  it('takes no sign for any sign', async () => {
    expect(await found('prk_________')).toEqual([]);
  });

  it('finds a key by its secret before the last rotation', async () => {
    await test.post(admin, `${url()}/rotate`, {});
    expect(await found(made.prefix)).toEqual([made.id]);
  });

  it('refuses more of a key than is needed', async () => {
    const reply = await test.get(admin, `/api/api-keys?prefix=${made.key}`);
    expectProblem(reply, 400, 'validation_failed');
    expect(reply.body).not.toContain(made.key.slice(12));
  });
});
