import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { getUsage } from '../usage/get-usage.ts';
import { checkQuota, refundQuota, reserveQuota } from '../usage/quota.ts';
import { type Meter, OPTIMIZATIONS } from './meters.ts';

/** A meter of its own: a plan has two units of it. */
const PAGES: Meter = { name: 'pages', limit: () => sql`2::bigint` };
const MAY = new Date('2026-05-31T23:59:00Z');
const JUNE = new Date('2026-06-01T00:00:00Z');

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;

beforeEach(async () => {
  clock.set(MAY);
  member = await buildMember(test.ctx, { quotaLimit: 2 });
});

const chargeOf = (meter: Meter, amount = 1) => ({ organizationId: member.organizationId, meter, amount });
const reserve = (meter: Meter, amount = 1, ctx = test.ctx) =>
  withTenant(ctx.db, member.organizationId, (tx) => reserveQuota(ctx, tx, chargeOf(meter, amount)));
const refund = (meter: Meter, amount = 1) =>
  withTenant(test.ctx.db, member.organizationId, (tx) => refundQuota(tx, chargeOf(meter, amount)));
/** What stands in the books, by meter. */
const counters = async (): Promise<Record<string, number>> => {
  const rows = await test.sql`
    select meter, used::int from usage_counters where organization_id = ${member.organizationId}`;
  return Object.fromEntries(rows.map(({ meter, used }) => [meter, used]));
};

describe('a meter', () => {
  it('is charged against its own limit, and given back to itself', async () => {
    await reserve(PAGES, 2);
    await reserve(OPTIMIZATIONS);
    await expect(reserve(PAGES)).rejects.toMatchObject({
      code: 'quota_exceeded',
      message: expect.stringContaining('needs 1, but only 0 of the 2 monthly pages'),
    });
    const check = withTenant(test.ctx.db, member.organizationId, (tx) =>
      checkQuota(test.ctx, tx, chargeOf(PAGES)),
    );
    await expect(check).rejects.toMatchObject({ code: 'quota_exceeded' });
    await refund(PAGES);
    expect(await counters()).toEqual({ pages: 1, optimizations: 1 });
    await refund(PAGES, 7);
    expect(await counters()).toEqual({ pages: 0, optimizations: 1 });
  });

  it('waits for no other: what charges one may take as long as it likes', async () => {
    await withTenant(test.ctx.db, member.organizationId, async (tx) => {
      await reserveQuota(test.ctx, tx, chargeOf(PAGES));
      // It would wait for the transaction around it, which waits for it.
      await reserve(OPTIMIZATIONS);
      await refund(OPTIMIZATIONS);
    });
    expect(await counters()).toEqual({ pages: 1, optimizations: 0 });
  });

  it('lets no more through than its limit, however many ask at the same moment', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => reserve(PAGES)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await counters()).toEqual({ pages: 2 });
  });

  it('begins a period with what is in flight of it, kind by kind, and of no other meter', async () => {
    const source = (meter: Meter, count: number) => ({ meter, count: () => sql`(select ${count}::bigint)` });
    const unlimited: Meter = { ...PAGES, limit: () => sql`null::bigint` };
    const sources = [source(unlimited, 3), source(unlimited, 4), source(OPTIMIZATIONS, 100)];
    await reserve(unlimited, 50);
    clock.set(JUNE);
    await reserve(unlimited, 1, { ...test.ctx, quotas: { ...test.ctx.quotas, inFlight: sources } });
    expect(await counters()).toEqual({ pages: 8 });
  });
});

describe('what a process of the release before charges and gives back', () => {
  const inSubscription = (used: number, start: Date) =>
    withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx.execute(sql`
        update subscriptions set used = ${used}, period_start = ${start.toISOString()}
        where organization_id = ${member.organizationId}`),
    );
  const mayFirst = new Date('2026-05-01T00:00:00Z');

  it('counts beside what this one charged', async () => {
    await inSubscription(1, mayFirst);
    expect(await getUsage(member.as)).toMatchObject({ used: 1, remaining: 1 });
    await reserve(OPTIMIZATIONS);
    await expect(reserve(OPTIMIZATIONS)).rejects.toMatchObject({ code: 'quota_exceeded' });
    await inSubscription(0, mayFirst);
    expect(await counters()).toEqual({ optimizations: 1 });
    await refund(OPTIMIZATIONS);
    await inSubscription(2, mayFirst);
    await inSubscription(0, mayFirst);
    expect(await counters()).toEqual({ optimizations: 0 });
  });

  it('begins a period as it does, unless it has begun', async () => {
    await reserve(OPTIMIZATIONS, 2);
    await inSubscription(1, JUNE);
    expect(await counters()).toEqual({ optimizations: 1 });
    clock.set(JUNE);
    expect(await getUsage(member.as)).toMatchObject({ used: 1 });
    await inSubscription(5, mayFirst);
    await inSubscription(1, JUNE);
    expect(await counters()).toEqual({ optimizations: 1 });
  });
});
