import { buildColleague, buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteConnection } from './delete-connection.ts';
import { getSsoPolicy } from './get-sso-policy.ts';
import { openRequiredSso } from './testing/open-required-sso.ts';
import { updateConnection } from './update-connection.ts';
import { updateSsoPolicy } from './update-sso-policy.ts';

const DAY_MS = 24 * 60 * 60_000;

const test = fixture(openRequiredSso);

let admin: Member;

beforeEach(async () => {
  admin = await test.startAnew();
});

describe('single sign-on can be required', () => {
  it('once an admin has signed in through a connection of today', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'member');
    const off = { requireSso: false, exempt: [], testedAt: null };
    expect(await getSsoPolicy(admin.as)).toEqual(off);
    const turnOn = () => updateSsoPolicy(admin.as, { requireSso: true });
    await expectCode(turnOn(), 'sso_not_tested');
    await test.comeThrough(colleague);
    await expectCode(turnOn(), 'sso_not_tested');
    await test.comeThrough(admin);
    test.clock.advance(DAY_MS);
    await expectCode(turnOn(), 'sso_not_tested');
    expect(await getSsoPolicy(admin.as)).toEqual(off);
    await test.comeThrough(admin);
    const testedAt = test.clock.now().toISOString();
    test.clock.advance(DAY_MS - 1);
    expect(await getSsoPolicy(admin.as)).toEqual({ ...off, testedAt });
    expect(await turnOn()).toEqual({ requireSso: true, exempt: [], testedAt });
    // To leave it as it is needs nothing.
    test.clock.advance(DAY_MS);
    expect((await turnOn()).requireSso).toBe(true);
    expect((await updateSsoPolicy(admin.as, { exemptIds: [] })).requireSso).toBe(true);
    expect((await updateSsoPolicy(admin.as, { requireSso: false })).requireSso).toBe(false);
    await expectCode(turnOn(), 'sso_not_tested');
    const audited = await test.sql`
      select before, after from audit_log
      where organization_id = ${admin.organizationId} and action = 'sso-policy.update' order by sequence limit 1`;
    expect([...audited]).toEqual([
      { before: { requireSso: false, exemptIds: [] }, after: { requireSso: true, exemptIds: [] } },
    ]);
  });

  it('not by the sign-in of an admin elsewhere, or through a connection that is gone', async () => {
    const other = await buildMember(test.ctx);
    await test.comeThrough(other, await test.connect(other));
    await joinOrganization(test.ctx, other, admin, 'admin');
    await expectCode(updateSsoPolicy(admin.as, { requireSso: true }), 'sso_not_tested');
    await test.comeThrough(admin);
    await deleteConnection(admin.as, { id: test.connectionId });
    await expectCode(updateSsoPolicy(admin.as, { requireSso: true }), 'sso_not_tested');
  });

  it('not once the connection has changed since then, or who signed in is disabled', async () => {
    await test.comeThrough(admin);
    test.clock.advance(1_000);
    await updateConnection(admin.as, { id: test.connectionId, clientSecret: 'another-secret' });
    const turnOn = () => updateSsoPolicy(admin.as, { requireSso: true });
    await expectCode(turnOn(), 'sso_not_tested');
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    await test.comeThrough(colleague);
    await test.sql`update users set disabled_at = now() where id = ${colleague.user.id}`;
    await expectCode(turnOn(), 'sso_not_tested');
    await test.comeThrough(admin);
    expect((await turnOn()).requireSso).toBe(true);
  });

  it('not without the plan, which is not needed to stop', async () => {
    await test.comeThrough(admin);
    const without = { ...admin.as, actor: { ...admin.as.actor, plan: 'free' as const } };
    await expectCode(updateSsoPolicy(without, { requireSso: true }), 'plan_required');
    await test.require();
    await test.setPlan('free');
    const { sessionId } = await test.signIn(admin);
    expect((await updateSsoPolicy(without, { requireSso: true })).requireSso).toBe(true);
    // Passwords let in now, and so nobody's session ends.
    expect(await test.refusalOf(sessionId)).toBeNull();
    expect((await updateSsoPolicy(without, { requireSso: false })).requireSso).toBe(false);
  });

  it('not while the last connection goes at this moment', async () => {
    await test.comeThrough(admin);
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${admin.organizationId} for no key update`;
        await sql`delete from sso_connections where id = ${test.connectionId}`;
      },
      () => expectCode(updateSsoPolicy(admin.as, { requireSso: true }), 'sso_not_tested'),
    );
  });
});
