import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkRewrite } from '../checks/check-rewrite.ts';
import { optimize } from '../optimizations/optimize.ts';
import { getUsage } from '../usage/get-usage.ts';
import { changeLimit } from './change-limit.ts';
import { changePlan } from './change-plan.ts';
import { listAllOrganizations, type OperatedOrganization } from './list-all-organizations.ts';
import { showOrganization } from './show-organization.ts';
import { suspendOrganization } from './suspend-organization.ts';

const clock = new TestClock(new Date('2026-03-15T12:00:00Z'));
const test = fixture((services) => openTestContext(services, { clock }));
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  clock.set(new Date('2026-03-15T12:00:00Z'));
  member = await buildMember(test.ctx, { plan: 'free' });
});

const slug = () => member.user.organization.slug;
const refine = (text = 'Please write a poem about the sea.') => optimize(member.as, { text });
const show = () => showOrganization(operator.ctx, { slug: slug() });
async function list(): Promise<OperatedOrganization[]> {
  const all: OperatedOrganization[] = [];
  for await (const one of listAllOrganizations(operator.ctx)) all.push(one);
  return all;
}
const recorded = async () => {
  const rows = await test.sql`
    select action, before, after from audit_log
    where organization_id = ${member.organizationId} and actor_kind = 'operator' order by sequence`;
  return [...rows];
};

describe('a plan', () => {
  it('comes with its limits, from the next request on, and ends a limit of the organization itself', async () => {
    await changeLimit(operator.ctx, { slug: slug(), limit: 1 });
    await refine();
    await expectCode(refine('Please write another poem.'), 'quota_exceeded');
    const changed = await changePlan(operator.ctx, { slug: slug(), plan: 'pro' });
    expect(changed).toEqual({
      before: { plan: 'free', source: 'default', limit: 1 },
      after: { plan: 'pro', source: 'operator', limit: 10_000 },
    });
    await refine('Please write another poem.');
    expect(await getUsage(member.as)).toMatchObject({ plan: 'pro', limit: 10_000, used: 2 });
    await changePlan(operator.ctx, { slug: slug(), plan: 'enterprise' });
    expect(await getUsage(member.as)).toMatchObject({ plan: 'enterprise', limit: null, remaining: null });
  });

  it('is recorded where it changes something', async () => {
    const action = 'organization.change-plan';
    const first = { plan: 'free', source: 'default', limit: 1_000 };
    const pinned = { plan: 'free', source: 'operator', limit: 1_000 };
    const after = { plan: 'pro', source: 'operator', limit: 10_000 };
    for (const plan of ['free', 'free', 'pro', 'pro'] as const)
      await changePlan(operator.ctx, { slug: slug(), plan });
    expect(await recorded()).toEqual([
      { action, before: first, after: pinned },
      { action, before: pinned, after },
    ]);
  });

  it('is of an organization that there is', async () => {
    await expectCode(changePlan(operator.ctx, { slug: 'nobody', plan: 'pro' }), 'organization_not_found');
    await expectCode(changeLimit(operator.ctx, { slug: 'nobody', limit: 1 }), 'organization_not_found');
    await expectCode(showOrganization(operator.ctx, { slug: 'nobody' }), 'organization_not_found');
  });
});

describe('a limit', () => {
  it('may be below what is used, none, or that of the plan again', async () => {
    await refine();
    await changeLimit(operator.ctx, { slug: slug(), limit: 0 });
    await expectCode(refine('Please write another poem.'), 'quota_exceeded');
    const unlimited = await changeLimit(operator.ctx, { slug: slug(), limit: null });
    expect(unlimited.after).toEqual({ plan: 'free', source: 'default', limit: null });
    const again = await changeLimit(operator.ctx, { slug: slug(), limit: 'default' });
    expect(again).toEqual({
      before: { plan: 'free', source: 'default', limit: null },
      after: { plan: 'free', source: 'default', limit: 1_000 },
    });
    expect((await recorded()).map(({ action }) => action)).toEqual(
      Array(3).fill('organization.change-limit'),
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is none', async (limit) => {
    await expect(changeLimit(operator.ctx, { slug: slug(), limit })).rejects.toThrow(RangeError);
    expect(await recorded()).toEqual([]);
  });

  it('and a plan, set at the same moment, end as one of the two says', async () => {
    await Promise.all([
      changeLimit(operator.ctx, { slug: slug(), limit: 5 }),
      changePlan(operator.ctx, { slug: slug(), plan: 'pro' }),
    ]);
    const { plan, limit } = await show();
    expect(plan).toBe('pro');
    expect([5, 10_000]).toContain(limit);
    const [first, second] = await recorded();
    expect(second?.before).toEqual(first?.after);
  });
});

describe('what operators see of an organization', () => {
  it('who is there, what is used and in progress, and its state', async () => {
    const colleague = await buildColleague(test.ctx, member, 'viewer');
    await refine();
    // Counted by a meter of its own.
    await checkRewrite(member.as, { original: 'Be brief.', rewritten: 'Be brief.' });
    await uploadBatch(member, numberedItems(3));
    await suspendOrganization(operator.ctx, { slug: slug(), reason: 'unpaid' });
    const shown = await show();
    expect(shown).toMatchObject({
      id: member.organizationId,
      plan: 'free',
      members: 2,
      used: 1,
      reserved: 3,
      limit: 1_000,
      state: 'suspended',
      suspendedAt: clock.now().toISOString(),
      suspendedReason: 'unpaid',
      deletesAt: null,
      roles: { admin: 1, member: 0, viewer: 1 },
      admins: [member.user.email],
    });
    expect(JSON.stringify(shown)).not.toContain(colleague.user.email);
    const ofAll = (await list()).filter(({ id }) => id === member.organizationId);
    expect(ofAll.map(({ used }) => used)).toEqual([1]);
    const { roles: _roles, admins: _admins, ...listed } = shown;
    expect((await list()).find(({ id }) => id === shown.id)).toEqual(listed);
  });

  it('all who rule it, who joined first at the beginning', async () => {
    const admins = [member, await buildColleague(test.ctx, member, 'admin')];
    admins.unshift(await buildColleague(test.ctx, member, 'admin'));
    await buildColleague(test.ctx, member, 'member');
    for (const [day, { user }] of admins.entries())
      await test.sql`
        update memberships set created_at = ${new Date(Date.UTC(2026, 0, day + 1))}
        where user_id = ${user.id} and organization_id = ${member.organizationId}`;
    expect(await show()).toMatchObject({
      admins: admins.map(({ user }) => user.email),
      roles: { admin: 3, member: 1, viewer: 0 },
    });
  });

  it('in a new month only what is still in progress counts', async () => {
    await refine();
    await uploadBatch(member, numberedItems(2));
    clock.set(new Date('2026-04-01T00:00:00Z'));
    expect(await show()).toMatchObject({ used: 0, reserved: 2 });
  });

  it('all of them, once and by slug, however many there are', async () => {
    const added = 450;
    await test.sql`
      with made as (
        insert into organizations (id, name, slug)
        select gen_random_uuid(), 'Number ' || n, 'many-' || n from generate_series(1, ${added}) n returning id)
      insert into subscriptions (organization_id, plan, period_start, period_end, quota_limit)
      select id, 'free', now(), now(), 1000 from made`;
    const slugs = (await list()).map((one) => one.slug);
    const rows = await test.sql`select slug from organizations order by slug`;
    expect(slugs).toEqual(rows.map((row) => row.slug));
    expect(slugs.length).toBeGreaterThan(added);
  });
});
