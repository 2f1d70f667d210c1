import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import type { TransactionSql } from 'postgres';
import { beforeEach, describe, expect, it } from 'vitest';
import { promoteMember } from '../members/promote-member.ts';
import { changeLimit } from './change-limit.ts';
import { deleteOrganization } from './delete-organization.ts';
import { purgeOrganizations } from './purge-organizations.ts';
import { resumeOrganization } from './resume-organization.ts';
import { suspendOrganization } from './suspend-organization.ts';
import { updateOrganization } from './update-organization.ts';

const test = fixture(openTestContext);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
});

const slug = () => member.user.organization.slug;
/** Begins something while the organization is changed, as `set` says. */
const whileSet = <T>(set: string, begin: () => Promise<T>): Promise<T> =>
  commitMeanwhile(
    test.databaseUrl,
    (tx) => tx.unsafe(`update organizations set ${set} where id = '${member.organizationId}'`),
    begin,
  );
const recorded = async (action: string) => {
  const rows = await test.sql`
    select before, after from audit_log
    where organization_id = ${member.organizationId} and action = ${action} order by sequence`;
  return [...rows];
};
const stateOf = async () => {
  const [row] = await test.sql`
    select suspended_at, suspended_reason, deletes_at from organizations where id = ${member.organizationId}`;
  return row;
};

describe('an organization that changes while something else of it is changed', () => {
  it('stays suspended since the first of two, and the log has the reason before', async () => {
    const since = '2026-01-02T03:04:05.000Z';
    const suspended = await whileSet(`suspended_at = '${since}', suspended_reason = 'unpaid'`, () =>
      suspendOrganization(operator.ctx, { slug: slug(), reason: 'moved' }),
    );
    expect(suspended).toEqual({ wasSuspended: true });
    expect(await stateOf()).toMatchObject({ suspended_at: new Date(since), suspended_reason: 'moved' });
    expect(await recorded('organization.suspend')).toEqual([
      { before: { suspendedAt: since, reason: 'unpaid' }, after: { suspendedAt: since, reason: 'moved' } },
    ]);
  });

  it('suspended again later it is suspended since the first time', async () => {
    const since = new Date('2026-01-02T03:04:05.000Z');
    await test.sql`update organizations set suspended_at = ${since} where id = ${member.organizationId}`;
    await suspendOrganization(operator.ctx, { slug: slug() });
    expect(await stateOf()).toMatchObject({ suspended_at: since, suspended_reason: null });
  });

  it('is resumed once', async () => {
    await suspendOrganization(operator.ctx, { slug: slug() });
    const resumed = await whileSet('suspended_at = null', () =>
      resumeOrganization(operator.ctx, { slug: slug() }),
    );
    expect(resumed).toEqual({ wasSuspended: false });
    expect(await recorded('organization.resume')).toEqual([]);
  });

  it('has in the log the name that it had until then', async () => {
    await whileSet(`name = 'Second'`, () => updateOrganization(member.as, { name: 'Third' }));
    expect(await recorded('organization.update')).toMatchObject([
      { before: { name: 'Second' }, after: { name: 'Third' } },
    ]);
  });

  it('is not deleted under the slug that it had before', async () => {
    await expectCode(
      whileSet(`slug = 'new-${slug()}'`, () => deleteOrganization(member.as, { slug: slug() })),
      'validation_failed',
    );
    expect(await stateOf()).toMatchObject({ deletes_at: null });
  });

  it('has in the log the limit that it had until then', async () => {
    const set = (tx: TransactionSql) =>
      tx`update subscriptions set quota_limit = 7, own_limit = true where organization_id = ${member.organizationId}`;
    const changed = await commitMeanwhile(test.databaseUrl, set, () =>
      changeLimit(operator.ctx, { slug: slug(), limit: 9 }),
    );
    expect(changed).toEqual({
      before: { plan: 'free', source: 'default', limit: 7 },
      after: { plan: 'free', source: 'default', limit: 9 },
    });
  });
});

describe('somebody who is promoted', () => {
  it('is recorded with the role that they had until then', async () => {
    const { user } = await buildColleague(test.ctx, member, 'member');
    const change = async (tx: TransactionSql) => {
      await tx`select from organizations where id = ${member.organizationId} for no key update`;
      await tx`
        update memberships set role = 'viewer' where user_id = ${user.id} and organization_id = ${member.organizationId}`;
    };
    const promote = () => promoteMember(operator.ctx, { email: user.email, slug: slug() });
    expect(await commitMeanwhile(test.databaseUrl, change, promote)).toEqual({ changed: true });
    expect(await recorded('member.update')).toEqual([
      { before: { role: 'viewer' }, after: { role: 'admin' } },
    ]);
  });

  it('is no member any more where they leave meanwhile', async () => {
    const { user } = await buildColleague(test.ctx, member, 'member');
    const change = async (tx: TransactionSql) => {
      await tx`select from organizations where id = ${member.organizationId} for no key update`;
      await tx`delete from memberships where user_id = ${user.id} and organization_id = ${member.organizationId}`;
    };
    const promote = () => promoteMember(operator.ctx, { email: user.email, slug: slug() });
    await expectCode(commitMeanwhile(test.databaseUrl, change, promote), 'member_not_found');
    expect(await recorded('member.update')).toEqual([]);
  });
});

describe('organizations whose time has come', () => {
  const isDue = (id: string) => test.sql`update organizations set deletes_at = '2026-01-01' where id = ${id}`;
  const exists = async (id: string) =>
    (await test.sql`select from organizations where id = ${id}`).length === 1;

  it('one whose deletion is called off at that moment stays', async () => {
    await isDue(member.organizationId);
    expect(await whileSet('deletes_at = null', () => purgeOrganizations(test.ctx))).toBe(0);
    expect(await exists(member.organizationId)).toBe(true);
  });

  it('one that cannot be deleted keeps no other', async () => {
    const others = [await buildMember(test.ctx), member, await buildMember(test.ctx)];
    for (const { organizationId } of others) await isDue(organizationId);
    await test.sql.unsafe(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
      create trigger refused before delete on organizations for each row
        when (old.id = '${member.organizationId}') execute function refuse()`);
    expect(await purgeOrganizations(test.ctx)).toBe(2);
    const left = await Promise.all(others.map(({ organizationId }) => exists(organizationId)));
    expect(left).toEqual([false, true, false]);
    await test.sql`drop trigger refused on organizations`;
    expect(await purgeOrganizations(test.ctx)).toBe(1);
  });
});
