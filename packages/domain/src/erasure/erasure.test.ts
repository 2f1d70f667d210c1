import { memberships } from '@refinery/db/schema/memberships.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { verifyAuditLog } from '../audit/verify-audit-log.ts';
import { emailKind } from '../mail/email-kind.ts';
import { sendMail } from '../mail/send-mail.ts';
import { optimize } from '../optimizations/optimize.ts';
import { claimItems } from '../work/internal/claim.ts';
import { settleItems } from '../work/internal/settle.ts';
import { startLanes } from '../work/lanes.ts';
import { eraseOrganization } from './erase-organization.ts';
import { eraseUser } from './erase-user.ts';

const NOBODY = '01890000-0000-7000-8000-000000000000';

const test = fixture(openTestContext);

let member: Member;
const operator = () => ({ ...test.ctx, actor: { kind: 'operator', name: 'erase' } as const });

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

describe('an operator', () => {
  it('erases a person without their password, and the log says who did', async () => {
    const heir = await buildColleague(test.ctx, member, 'admin');
    const { receipt } = await eraseUser(operator(), { userId: member.user.id });
    expect(receipt.requestedBy).toEqual({ kind: 'operator', userId: null, name: 'erase' });
    const [row] = await test.sql`select actor_kind, actor_name, target from audit_log
      where organization_id = ${member.organizationId} and action = 'user.erase'`;
    expect(row).toEqual({ actor_kind: 'operator', actor_name: 'erase', target: member.user.id });
    expect(await verifyAuditLog(heir.as)).toMatchObject({ valid: true });
  });

  it('meets the same refusals', async () => {
    await buildColleague(test.ctx, member, 'viewer');
    await expectCode(eraseUser(operator(), { userId: member.user.id }), 'last_admin');
    await expectCode(eraseUser(operator(), { userId: NOBODY }), 'user_not_found');
  });

  it('leaves no organization without an admin that somebody joined at the last moment', async () => {
    const { organizationId, user } = member;
    const guest = await buildMember(test.ctx);
    const joined = eraseUser(
      operator(),
      { userId: user.id },
      {
        prove: async (tx) => {
          await tx.insert(memberships).values({ organizationId, userId: guest.user.id, role: 'viewer' });
        },
      },
    );
    await expectCode(joined, 'last_admin');
    expect(await test.sql`select 1 from users where id = ${user.id}`).toHaveLength(1);
  });

  it('erases an organization at once, and its people keep their accounts', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    await optimize(member.as, { text: 'Please write a poem about the sea in order to win.' });
    await createApiKey(colleague.as, { name: 'ci' });
    const { organizationId } = member;
    const { receipt, sha256 } = await eraseOrganization(operator(), { organizationId });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(receipt).toMatchObject({
      subject: { kind: 'organization', id: organizationId },
      organizations: [{ id: organizationId, outcome: 'deleted' }],
      erased: { organizations: 1, memberships: 2, optimizations: 1, api_keys: 1, sessions: 2 },
    });
    expect(receipt.stays).toEqual({});
    expect(await test.sql`select 1 from organizations where id = ${organizationId}`).toHaveLength(0);
    expect(await test.sql`select 1 from users where id = ${member.user.id}`).toHaveLength(1);
    await expectCode(eraseOrganization(operator(), { organizationId }), 'organization_not_found');
  });
});

it('a log of which much was erased is verified in chunks, each of which knows what was', async () => {
  const guest = await buildColleague(test.ctx, member, 'member');
  await test.sql`
    insert into audit_log (id, organization_id, actor_kind, user_id, action, target, address)
    select gen_random_uuid(), ${member.organizationId}, 'user', ${guest.user.id}, 'note.create', 'x', '192.0.2.7'
    from generate_series(1, 5200)`;
  await eraseUser(operator(), { userId: guest.user.id });
  expect(await verifyAuditLog(member.as)).toMatchObject({ valid: true });
  await test.sql`alter table audit_log disable trigger all`;
  await test.sql`
    update audit_log set after = jsonb_set(after, '{entries}', (after -> 'entries') - 5100)
    where organization_id = ${member.organizationId} and action = 'user.erase'`;
  await test.sql`alter table audit_log enable trigger all`;
  expect(await verifyAuditLog(member.as)).toMatchObject({ valid: false });
});

describe('whoever works in another order than what erases', () => {
  /**
   * Holds a key of the member while `erase` begins, and then asks for what that has locked: both wait for
   * each other until Postgres takes back what erases.
   */
  async function meet(erase: () => Promise<unknown>, table: 'users' | 'organizations', id: string) {
    const key = await createApiKey(member.as, { name: 'ci' });
    const watcher = openRawClient(test.databaseUrl);
    const isWaiting = async () => {
      const waiting = await watcher`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return waiting.length > 0;
    };
    try {
      const erasing = await test.sql.begin(async (sql) => {
        await sql`set local deadlock_timeout = '1h'`;
        await sql`select 1 from api_keys where id = ${key.id} for update`;
        const begun = Promise.allSettled([erase()]);
        await waitFor(isWaiting, { what: 'the erasure to wait for the key' });
        await sql`select 1 from ${sql(table)} where id = ${id} for update`;
        return { begun };
      });
      const [outcome] = await erasing.begun;
      expect(outcome).toMatchObject({ status: 'fulfilled' });
    } finally {
      await watcher.end();
    }
    expect(await test.sql`select 1 from ${test.sql(table)} where id = ${id}`).toHaveLength(0);
  }

  it('does not keep a person from being erased', async () => {
    const { id: userId } = member.user;
    let tries = 0;
    const prove = async () => void tries++;
    await meet(() => eraseUser(operator(), { userId }, { prove }), 'users', userId);
    expect(tries).toBe(2);
  });

  it('does not keep an organization from being erased', async () => {
    const { organizationId } = member;
    await meet(() => eraseOrganization(operator(), { organizationId }), 'organizations', organizationId);
  });
});

describe('work that a worker has in its hands', () => {
  it('is settled without harm once whose it was is gone', async () => {
    const heir = await buildColleague(test.ctx, member, 'admin');
    const { organizationId } = member;
    const id = await member.as.tenant.run((tx) =>
      sendMail(test.ctx, tx, {
        organizationId,
        userId: member.user.id,
        to: member.user.email,
        template: 'password-changed',
        data: { fullName: 'Ada', changedAt: new Date().toISOString(), link: 'https://refinery.example' },
      }),
    );
    await startLanes(test.ctx, emailKind, id);
    const [row] = await test.sql`select lane, token from work_lanes where job_id = ${id.jobId}`;
    const lane = { ...id, lane: row?.lane, token: row?.token };
    const leaseToken = '01890000-0000-4000-8000-000000000001';
    const claim = await claimItems(test.ctx, emailKind, lane, leaseToken);
    if (!claim) throw new Error('There is nothing to claim.');
    await eraseUser(operator(), { userId: member.user.id });
    const outcomes = claim.items.map((item) => ({ kind: 'completed', item, result: null }) as const);
    const settled = await settleItems(test.ctx, emailKind, claim.job, { leaseToken, outcomes, lane });
    expect(settled).toEqual({ next: null, finished: false });
    expect(await test.sql`select 1 from work_jobs where id = ${id.jobId}`).toHaveLength(0);
    expect(heir.organizationId).toBe(organizationId);
  });
});
