import { openTenant } from '@refinery/db/tenant-handle.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from '../auth/authenticate.ts';
import { followRole } from '../members/follow-role.ts';
import { updateMember } from '../members/update-member.ts';
import { enterOrganization } from '../organizations/enter-organization.ts';
import { getSsoPolicy } from './get-sso-policy.ts';
import { openRequiredSso, RECOVERY_CODE, RECOVERY_HASHES } from './testing/open-required-sso.ts';
import { updateSsoPolicy } from './update-sso-policy.ts';

const test = fixture(openRequiredSso);

let admin: Member;

beforeEach(async () => {
  admin = await test.startAnew();
});

describe('an admin who is exempt', () => {
  it('stays signed in, signs in by password, and all admins are told so each time', async () => {
    await test.addSecondFactor(admin);
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    const viewer = await buildColleague(test.ctx, admin, 'viewer');
    const { fullName, email, id } = admin.user;
    expect((await test.require([admin])).exempt).toEqual([{ id, email, fullName, effective: true }]);
    expect(await test.refusalOf(admin.sessionId)).toBeNull();
    await expectCode(test.signIn(admin), 'two_factor_required');
    expect((await test.signIn(colleague)).user.organizationId).toBe(colleague.user.organizationId);
    await deliverMails(test.ctx);
    const mailsTo = async (one: Member) =>
      (await readOutbox(test.ctx, one.user.email)).filter(({ subject }) =>
        subject?.includes('single sign-on'),
      );
    expect(await mailsTo(colleague)).toEqual([]);
    const { sessionId } = await test.signIn(admin, { code: RECOVERY_CODE });
    expect(await test.refusalOf(sessionId)).toBeNull();
    await deliverMails(test.ctx);
    for (const one of [admin, colleague]) {
      const [mail, ...more] = await mailsTo(one);
      expect([mail?.subject, more]).toEqual([`${email} signed in without single sign-on`, []]);
      expect(mail?.text).toContain(`/o/${admin.user.organization.slug}/settings/sign-in`);
    }
    expect(await mailsTo(viewer)).toEqual([]);
  });

  it('is told of wherever they sign in, as the session lets them in here', async () => {
    const { user } = await buildColleague(test.ctx, admin, 'admin');
    const exempt = { ...admin, user };
    await test.addSecondFactor(exempt);
    await test.require([exempt]);
    const signedIn = await test.signIn(exempt, { code: RECOVERY_CODE });
    expect(signedIn.user.organizationId).toBe(user.organizationId);
    await deliverMails(test.ctx);
    expect((await readOutbox(test.ctx, admin.user.email)).map(({ subject }) => subject)).toContain(
      `${user.email} signed in without single sign-on`,
    );
    const actor = await authenticateSession(test.ctx, signedIn.sessionId);
    expect(await enterOrganization(test.ctx, actor, admin.organizationId)).toMatchObject({
      mustUseSso: false,
    });
  });

  it('is nobody to tell of where single sign-on is not required, or is not in the plan', async () => {
    await test.addSecondFactor(admin);
    await updateSsoPolicy(admin.as, { exemptIds: [admin.user.id] });
    await test.signIn(admin, { code: RECOVERY_CODE });
    await test.sql`update second_factors set recovery_hashes = ${RECOVERY_HASHES}`;
    await test.require([admin]);
    await test.setPlan('free');
    await test.signIn(admin, { code: RECOVERY_CODE });
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, admin.user.email)).toEqual([]);
  });

  it('must have a second factor and be an admin of this organization', async () => {
    const stranger = await buildMember(test.ctx);
    const member = await buildColleague(test.ctx, admin, 'member');
    const bare = await buildColleague(test.ctx, admin, 'admin');
    for (const one of [admin, stranger, member]) await test.addSecondFactor(one);
    await test.sql`
      insert into second_factors (user_id, sealed_secret) values (${bare.user.id}, 'sealed')`;
    for (const one of [stranger, member, bare]) {
      const exemptIds = [admin.user.id, one.user.id];
      await expect(updateSsoPolicy(admin.as, { exemptIds })).rejects.toMatchObject({
        code: 'validation_failed',
        extras: { errors: [{ path: 'exemptIds.1' }] },
      });
    }
    expect((await getSsoPolicy(admin.as)).exempt).toEqual([]);
  });

  it('is none without the second factor, and no admin, at once', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    for (const one of [admin, colleague]) await test.addSecondFactor(one);
    await test.require([admin, colleague]);
    const exempt = async () => (await getSsoPolicy(admin.as)).exempt.map((one) => [one.id, one.effective]);
    const both = [admin, colleague].toSorted((a, b) => (a.user.email < b.user.email ? -1 : 1));
    expect(await exempt()).toEqual(both.map(({ user }) => [user.id, true]));
    await test.sql`delete from second_factors where user_id = ${admin.user.id}`;
    await expect.poll(() => test.refusalOf(admin.sessionId)).toBe('sso_required');
    await expectCode(test.signIn(admin), 'sso_required');
    expect(await exempt()).toEqual(both.map(({ user }) => [user.id, user.id === colleague.user.id]));
    await updateMember(admin.as, { id: colleague.user.id, role: 'member' });
    await expect.poll(() => test.refusalOf(colleague.sessionId)).toBe('sso_required');
    // Who is an admin again is not exempt again.
    await updateMember(admin.as, { id: colleague.user.id, role: 'admin' });
    expect(await exempt()).toEqual([[admin.user.id, false]]);
    expect(await test.refusalOf(colleague.sessionId)).toBe('sso_required');
  });

  it('is none by a second factor that was set up later, until they are named again', async () => {
    await test.addSecondFactor(admin);
    await test.require([admin]);
    await test.sql`delete from second_factors where user_id = ${admin.user.id}`;
    test.clock.advance(1_000);
    await test.addSecondFactor(admin);
    await expect.poll(() => test.refusalOf(admin.sessionId)).toBe('sso_required');
    await expectCode(test.signIn(admin, { code: RECOVERY_CODE }), 'sso_required');
    expect((await getSsoPolicy(admin.as)).exempt).toMatchObject([{ effective: false }]);
    const exemptIds = [admin.user.id.toUpperCase()];
    expect((await updateSsoPolicy(admin.as, { exemptIds })).exempt).toMatchObject([{ effective: true }]);
    expect((await test.signIn(admin, { code: RECOVERY_CODE })).user.id).toBe(admin.user.id);
  });

  it('is none where they stop to be an admin at this moment, or by a rule, and are one again', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    await test.addSecondFactor(colleague);
    const id = colleague.user.id;
    const { organizationId } = admin;
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${organizationId} for no key update`;
        await sql`update memberships set role = 'viewer' where user_id = ${id} and organization_id = ${organizationId}`;
      },
      () => expectCode(updateSsoPolicy(admin.as, { exemptIds: [id] }), 'validation_failed'),
    );
    const follow = (role: 'admin' | 'viewer') =>
      openTenant(test.ctx.db, organizationId).run((tx) =>
        followRole(test.ctx, tx, { organizationId, userId: id }, { role, by: 'sso' }),
      );
    await follow('admin');
    expect((await updateSsoPolicy(admin.as, { exemptIds: [id] })).exempt).toMatchObject([
      { effective: true },
    ]);
    await follow('viewer');
    await follow('admin');
    expect((await getSsoPolicy(admin.as)).exempt).toEqual([]);
  });

  it('is exempt here only, and those that are left out stay so until others are named', async () => {
    const person = await buildColleague(test.ctx, admin, 'admin');
    for (const one of [admin, person]) await test.addSecondFactor(one);
    await updateSsoPolicy(admin.as, { exemptIds: [person.user.id] });
    await test.require([admin]);
    const rows = await test.sql`
      select organization_id as "organizationId", user_id as "userId" from memberships where sso_exempt_at is not null
      and user_id in (${admin.user.id}, ${person.user.id})`;
    expect([...rows]).toEqual([{ organizationId: admin.organizationId, userId: admin.user.id }]);
    await updateSsoPolicy(admin.as, { requireSso: true });
    expect((await getSsoPolicy(admin.as)).exempt.map(({ id }) => id)).toEqual([admin.user.id]);
    const before = await openTenant(test.ctx.db, person.user.organizationId).run((tx) =>
      tx.execute('select count(*)::int as n from memberships where sso_exempt_at is not null'),
    );
    expect([...before]).toEqual([{ n: 0 }]);
  });
});
