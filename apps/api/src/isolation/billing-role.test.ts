import { newId } from '@refinery/db/ids.ts';
import { BILLING_LOGIN_ROLE } from '@refinery/db/login-role.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DENIED = { code: '42501' };

const test = fixture(openTestContext);
let member: Member;
/** As the worker signs in for billing. */
let billing: RawClient;

beforeAll(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
  billing = openRawClient(test.environment.BILLING_DATABASE_URL ?? '', 'refinery_billing');
});
afterAll(() => billing.end());

const planOf = async ({ organizationId }: Member) => {
  const [row] = await test.sql`
    select plan, plan_source as source from subscriptions where organization_id = ${organizationId}`;
  return row;
};

describe('refinery_billing', () => {
  it('reads these columns and no other: no prompt, no result, no secret', async () => {
    const rows = await test.sql<{ table: string; columns: string }[]>`
      select c.relname as table, string_agg(a.attname, ' ' order by a.attname collate "C") as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and has_column_privilege('refinery_billing', c.oid, a.attname, 'SELECT')
      group by 1`;
    expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).toEqual({
      billing_accounts:
        'bought_plan cancel_at created_at interval next_at next_interval next_plan organization_id overage_limit_cents overage_month overage_subscription_id overage_told overage_unit_cents overage_units past_due_since period_end reminders status subscription_id sync_begun_at sync_written synced_at syncs_begun trial_ends_at unpaid_interval unpaid_plan unpaid_until unpaid_url',
      billing_customers: 'created_at customer_id organization_id',
      former_customers: 'created_at customer_id former_organization_id tried_at',
      subscriptions: 'organization_id own_limit plan plan_source quota_limit',
      users: 'id trial_started_at',
    });
  });

  it('adds to these tables and no other, and deletes from two', async () => {
    const rows = await test.sql<{ name: string; inserts: boolean; deletes: boolean }[]>`
      select relname as name, has_any_column_privilege('refinery_billing', oid, 'INSERT') as inserts,
        has_table_privilege('refinery_billing', oid, 'DELETE') or has_table_privilege('refinery_billing', oid, 'TRUNCATE') as deletes
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`;
    expect(rows.flatMap(({ name, deletes }) => (deletes ? name : [])).sort()).toEqual([
      'billing_customers',
      'former_customers',
    ]);
    expect(rows.flatMap(({ name, inserts }) => (inserts ? name : [])).sort()).toEqual([
      'audit_log',
      'billing_accounts',
    ]);
  });

  it('changes a plan, but none that an operator decided, and decides none as an operator', async () => {
    const { organizationId } = member;
    const change = (plan: string) =>
      billing`update subscriptions set plan = ${plan}, plan_source = 'trial' where organization_id = ${organizationId}`;
    expect((await change('pro')).count).toBe(1);
    expect(await planOf(member)).toEqual({ plan: 'pro', source: 'trial' });
    const pin = billing`update subscriptions set plan_source = 'operator' where organization_id = ${organizationId}`;
    await expect(pin).rejects.toMatchObject(DENIED);
    await test.sql`update subscriptions set plan_source = 'operator' where organization_id = ${organizationId}`;
    expect((await change('enterprise')).count).toBe(0);
    expect(await planOf(member)).toEqual({ plan: 'pro', source: 'operator' });
  });

  it.each(['operator', 'user'])('writes nothing into the audit log as %s', async (kind) => {
    const write = billing`
      insert into audit_log (id, organization_id, actor_kind, actor_name, action, target)
      values (${newId()}, ${member.organizationId}, ${kind}, 'billing', 'organization.change-plan', 'x')`;
    await expect(write).rejects.toMatchObject(DENIED);
  });

  it('writes nothing into the audit log as another task of the system', async () => {
    const write = billing`
      insert into audit_log (id, organization_id, actor_kind, actor_name, action, target)
      values (${newId()}, ${member.organizationId}, 'system', 'erasure', 'organization.change-plan', 'x')`;
    await expect(write).rejects.toMatchObject(DENIED);
  });
});

describe('the login for billing', () => {
  it('has no attribute, owns nothing and can become refinery_billing only', async () => {
    const [role] = await test.sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit, rolcanlogin
      from pg_roles where rolname = ${BILLING_LOGIN_ROLE}`;
    expect(Object.entries(role ?? {}).filter(([, value]) => value)).toEqual([['rolcanlogin', true]]);
    const memberships = await test.sql`
      select g.rolname as name from pg_auth_members m join pg_roles g on g.oid = m.roleid
      where m.member = ${BILLING_LOGIN_ROLE}::regrole`;
    expect(memberships.map(({ name }) => name)).toEqual(['refinery_billing']);
    const owned = await test.sql`
      select 1 from pg_shdepend where refobjid = ${BILLING_LOGIN_ROLE}::regrole and deptype = 'o'`;
    expect(owned.length).toBe(0);
  });

  it.each(['refinery_app', 'refinery_system', 'refinery_platform', 'refinery_operator', 'postgres'])(
    'does not become %s',
    async (role) => {
      await expect(billing.unsafe(`set role ${role}`)).rejects.toMatchObject(DENIED);
    },
  );

  it('that leaves its role sees nothing', async () => {
    const client = openRawClient(test.environment.BILLING_DATABASE_URL ?? '');
    for (const table of ['subscriptions', 'billing_accounts', 'users', 'prompts'])
      await expect(client.unsafe(`select * from ${table}`)).rejects.toMatchObject(DENIED);
    await client.end();
  });
});
