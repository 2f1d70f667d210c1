import { newId } from '@refinery/db/ids.ts';
import { buildColleague, buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { drainJobs } from '@refinery/testing/drain-jobs.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseUser } from '../erasure/erase-user.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { optimize } from '../optimizations/optimize.ts';
import { changeLimit } from '../organizations/change-limit.ts';
import { changePlan } from '../organizations/change-plan.ts';
import { releasePlan } from '../organizations/release-plan.ts';
import { getUsage } from '../usage/get-usage.ts';
import { applyDuePlans } from './apply-due-plans.ts';
import { billingKind } from './billing-kind.ts';
import { getBilling } from './get-billing.ts';
import { beginTrial } from './internal/begin-trial.ts';
import { startTrial } from './start-trial.ts';

const START = new Date('2026-03-15T12:00:00Z');
const END = '2026-03-29T12:00:00.000Z';
const clock = new TestClock(START);
const STRIPE_SECRET_KEY = 'sk_test_none';
const test = fixture((services) => openTestContext(services, { clock, env: { STRIPE_SECRET_KEY } }));
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  clock.set(START);
  member = await buildMember(test.ctx, { plan: 'free' });
});

const slugOf = ({ user }: Member): string => user.organization.slug;
const work = () => drainJobs(test.ctx, billingKind);
const billing = (of = member) => getBilling(of.as);
const begin = (of = member) => ({ organizationId: of.organizationId, userId: of.user.id });
const recorded = async (of = member) => {
  const rows = await test.sql`
    select actor_kind as kind, actor_name as name, action, before, after from audit_log
    where organization_id = ${of.organizationId} and action like '%plan' or
      organization_id = ${of.organizationId} and action like 'billing.%' order by sequence`;
  return [...rows];
};
const UNSUBSCRIBED = { status: null, interval: null, periodEnd: null, cancelAt: null, graceEndsAt: null };
const UNTRIED = {
  ...UNSUBSCRIBED,
  mode: 'stripe',
  plan: 'free',
  source: 'default',
  trialEndsAt: null,
  scheduledChange: null,
  unpaidChange: null,
  overage: null,
  pending: null,
};
const TRYING = { ...UNTRIED, plan: 'pro', source: 'trial', trialEndsAt: END };
const TRIED = { ...UNTRIED, trialEndsAt: END };

describe('a trial', () => {
  it('is asked for, begins with the worker, and ends after 14 days', async () => {
    expect(await billing()).toEqual(UNTRIED);
    expect(await startTrial(member.as)).toEqual({ ...UNTRIED, pending: 'trial' });
    expect(await billing()).toEqual({ ...UNTRIED, pending: 'trial' });
    await work();
    expect(await billing()).toEqual(TRYING);
    expect(await getUsage(member.as)).toMatchObject({ plan: 'pro', limit: 10_000 });
    clock.set(new Date(Date.parse(END) - 1));
    await reconcile(test.ctx);
    expect(await billing()).toEqual(TRYING);
    clock.set(new Date(END));
    await reconcile(test.ctx);
    expect(await billing()).toEqual(TRIED);
    expect(await getUsage(member.as)).toMatchObject({ plan: 'free', limit: 1_000 });
    const action = 'organization.change-plan';
    const author = { kind: 'system', name: 'billing' };
    const free = { plan: 'free', source: 'default' };
    const pro = { plan: 'pro', source: 'trial' };
    expect(await recorded()).toEqual([
      { kind: 'user', name: null, action: 'billing.start-trial', before: null, after: null },
      { ...author, action, before: free, after: pro },
      { ...author, action, before: pro, after: free },
    ]);
  });

  it('asked for again before it begins, also at the same moment, is the same', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const asked = await Promise.all([member, colleague, member].map((one) => startTrial(one.as)));
    expect(asked).toEqual(Array(3).fill({ ...UNTRIED, pending: 'trial' }));
    const jobs = await test.sql`
      select 1 from work_jobs where organization_id = ${member.organizationId} and kind = 'billing'`;
    expect(jobs.length).toBe(1);
  });

  it('is one for an organization', async () => {
    await startTrial(member.as);
    await work();
    const colleague = await buildColleague(test.ctx, member, 'admin');
    await expectCode(startTrial(colleague.as), 'trial_used');
    clock.set(new Date(END));
    await applyDuePlans(test.ctx);
    await expectCode(startTrial(colleague.as), 'trial_used');
  });

  it('is begun once by a person, also when two of theirs are asked for at once', async () => {
    const other = await buildMember(test.ctx, { plan: 'free' });
    const there = await joinOrganization(test.ctx, member, other, 'admin');
    await startTrial(member.as);
    await startTrial(there.as);
    await work();
    const plans = [await billing(), await billing(other)].map(({ plan }) => plan);
    expect(plans.sort()).toEqual(['free', 'pro']);
    await expectCode(startTrial(there.as), 'trial_used');
    await expectCode(startTrial(member.as), 'trial_used');
    // Somebody else may begin that of the other organization.
    const untried = (await billing()).plan === 'free' ? member : other;
    const begun = await startTrial((await buildColleague(test.ctx, untried, 'admin')).as);
    expect(begun.pending).toBe('trial');
  });

  it('that two workers begin at the same moment begins once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => beginTrial(test.ctx, begin())));
    expect(await billing()).toEqual(TRYING);
    expect((await recorded()).length).toBe(1);
  });

  it('is not for an organization that has another plan by now, or an operator decided its plan', async () => {
    await startTrial(member.as);
    await changePlan(operator.ctx, { slug: slugOf(member), plan: 'enterprise' });
    await work();
    expect(await billing()).toMatchObject({ plan: 'enterprise', source: 'operator', trialEndsAt: null });
    await expectCode(startTrial(member.as), 'trial_unavailable');
    await changePlan(operator.ctx, { slug: slugOf(member), plan: 'free' });
    await expectCode(startTrial(member.as), 'trial_unavailable');
    await beginTrial(test.ctx, begin());
    expect(await billing()).toEqual({ ...UNTRIED, source: 'operator' });
    const paying = await buildMember(test.ctx, { plan: 'pro' });
    await expectCode(startTrial(paying.as), 'trial_unavailable');
    await beginTrial(test.ctx, begin(paying));
    expect(await billing(paying)).toEqual({ ...UNTRIED, plan: 'pro' });
  });

  it('of somebody who is gone does not begin', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    await startTrial(colleague.as);
    await eraseUser(operator.ctx, { userId: colleague.user.id });
    await work();
    expect(await billing()).toEqual(UNTRIED);
  });

  it('keeps a limit of the organization, and what was used', async () => {
    await changeLimit(operator.ctx, { slug: slugOf(member), limit: 5 });
    await optimize(member.as, { text: 'Please write a poem about the sea.' });
    await startTrial(member.as);
    await work();
    expect(await getUsage(member.as)).toMatchObject({ plan: 'pro', limit: 5, used: 1 });
    clock.set(new Date(END));
    await applyDuePlans(test.ctx);
    expect(await billing()).toEqual(TRIED);
  });

  it('has the limit of the plan for processes of the release before, too', async () => {
    const kept = async () => {
      const [row] = await test.sql`
        select quota_limit::int as limit, own_limit as own from subscriptions where organization_id = ${member.organizationId}`;
      return row;
    };
    await beginTrial(test.ctx, begin());
    expect(await kept()).toEqual({ limit: 10_000, own: false });
    clock.set(new Date(END));
    await applyDuePlans(test.ctx);
    expect(await kept()).toEqual({ limit: 1_000, own: false });
  });

  it('of an organization that is gone does not begin, and the person may begin another', async () => {
    await beginTrial(test.ctx, { organizationId: newId(), userId: member.user.id });
    await beginTrial(test.ctx, begin());
    expect(await billing()).toEqual(TRYING);
  });

  it('that cannot be ended keeps no other from its end, and ends later', async () => {
    const others = await Promise.all([1, 2].map(() => buildMember(test.ctx, { plan: 'free' })));
    const [first = member, last = member] = others;
    for (const one of [first, member, last]) await beginTrial(test.ctx, begin(one));
    await test.sql.unsafe(`
      create function refuse_change() returns trigger language plpgsql as 'begin raise exception ''refused''; end';
      create trigger refuse_change before update on subscriptions for each row
        when (old.organization_id = '${member.organizationId}') execute function refuse_change()`);
    clock.set(new Date(END));
    await applyDuePlans(test.ctx);
    const plans = async () => (await Promise.all([first, member, last].map(billing))).map(({ plan }) => plan);
    expect(await plans()).toEqual(['free', 'pro', 'free']);
    await test.sql.unsafe('drop trigger refuse_change on subscriptions; drop function refuse_change()');
    await applyDuePlans(test.ctx);
    expect(await plans()).toEqual(['free', 'free', 'free']);
  });

  it('that ends does not end those of others', async () => {
    const later = await buildMember(test.ctx, { plan: 'free' });
    await beginTrial(test.ctx, begin());
    clock.advance(60_000);
    await beginTrial(test.ctx, begin(later));
    clock.set(new Date(END));
    await applyDuePlans(test.ctx);
    expect((await billing()).plan).toBe('free');
    expect((await billing(later)).plan).toBe('pro');
  });
});

describe('an operator', () => {
  it('decides while a trial runs, and lets billing decide again', async () => {
    await beginTrial(test.ctx, begin());
    const slug = slugOf(member);
    await changePlan(operator.ctx, { slug, plan: 'free' });
    await applyDuePlans(test.ctx);
    expect(await billing()).toEqual({ ...TRYING, plan: 'free', source: 'operator' });
    const before = { plan: 'free', source: 'operator', limit: 1_000 };
    const after = { plan: 'pro', source: 'trial', limit: 10_000 };
    expect(await releasePlan(operator.ctx, { slug })).toEqual({ before, after });
    expect(await billing()).toEqual(TRYING);
    expect((await recorded()).at(-1)).toMatchObject({
      kind: 'operator',
      action: 'organization.release-plan',
      before,
      after,
    });
  });

  it('lets billing decide of an organization without a trial, or with one that is over: free', async () => {
    const slug = slugOf(member);
    await changePlan(operator.ctx, { slug, plan: 'enterprise' });
    await releasePlan(operator.ctx, { slug });
    expect(await billing()).toEqual(UNTRIED);
    await beginTrial(test.ctx, begin());
    await changePlan(operator.ctx, { slug, plan: 'enterprise' });
    clock.set(new Date(END));
    await applyDuePlans(test.ctx);
    expect(await billing()).toMatchObject({ plan: 'enterprise', source: 'operator' });
    await releasePlan(operator.ctx, { slug });
    expect(await billing()).toEqual(TRIED);
    await expectCode(releasePlan(operator.ctx, { slug: 'nobody' }), 'organization_not_found');
  });
});

describe('where billing is off', () => {
  const off = fixture((services) => openTestContext(services, { clock }));

  it('nobody begins a trial, and nothing of billing is opened', async () => {
    const free = await buildMember(off.ctx, { plan: 'free' });
    await expectCode(startTrial(free.as), 'billing_disabled');
    expect(await getBilling(free.as)).toEqual({ ...UNTRIED, mode: 'operator' });
    expect(off.ctx.billingDb).toBeUndefined();
    await applyDuePlans(off.ctx);
    await expect(beginTrial(off.ctx, begin(free))).rejects.toThrow('BILLING_DATABASE_URL');
  });
});
