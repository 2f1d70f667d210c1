import { users } from '@refinery/db/schema/users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { buildColleague, buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { authenticateSession, findKeyActor } from '../auth/authenticate.ts';
import { sealTotpSecret } from '../auth/internal/second-factor.ts';
import { login } from '../auth/login.ts';
import { openSession } from '../auth/sessions.ts';
import { switchOrganization } from '../auth/switch-organization.ts';
import { requireReady } from '../context/actor.ts';
import { createDomain } from '../domains/create-domain.ts';
import { deleteDomain } from '../domains/delete-domain.ts';
import { acceptInvitationAsNew } from '../invitations/accept-invitation-as-new.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { followRole } from '../members/follow-role.ts';
import { updateMember } from '../members/update-member.ts';
import { enterOrganization } from '../organizations/enter-organization.ts';
import { sha256 } from '../security/secret-token.ts';
import { filesOf } from '../user-exports/internal/archive-files.ts';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { getSsoPolicy } from './get-sso-policy.ts';
import { listSignInMethods } from './list-sign-in-methods.ts';
import { stopRequiringSso } from './stop-requiring-sso.ts';
import { updateConnection } from './update-connection.ts';
import { updateSsoPolicy } from './update-sso-policy.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const RECOVERY_CODE = 'abcd-efgh-jkmn-pqrs';
const ADDRESS = '192.0.2.1';

const clock = new TestClock();
const test = fixture(async (services) => {
  const opened = await openTestContext(services, { clock });
  opened.ctx.identityFetch = fakeIssuers;
  return opened;
});
const operator = fixture(() => openOperator(test));

let admin: Member;
let connectionId: string;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
  connectionId = await connect();
});

const connect = async (by = admin): Promise<string> => {
  const known = { issuer: 'https://login.acme.example', clientId: 'refinery', clientSecret: 'a-secret' };
  return (await createConnection(by.as, { kind: 'oidc', name: 'Acme', ...known, defaultRole: 'member' })).id;
};

/** As if the identity provider had said who they are. */
async function comeThrough({ organizationId, user }: Member, by = connectionId): Promise<string> {
  await test.sql`
    insert into sso_identities (organization_id, connection_id, subject, user_id, created_at)
    values (${organizationId}, ${by}, ${user.id}, ${user.id}, now()) on conflict do nothing`;
  const owner = { organizationId, userId: user.id, connectionId: by };
  return test.ctx.systemDb.transaction(async (tx) => (await openSession(test.ctx, tx, owner)).sessionId);
}

/** A second factor with a recovery code for each sign-in. */
const addSecondFactor = ({ user: { id } }: Member) => test.sql`
  insert into second_factors (user_id, sealed_secret, confirmed_at, recovery_hashes)
  values (${id}, ${sealTotpSecret(test.ctx, id, 'JBSWY3DPEHPK3PXP')}, ${clock.now()}, ${[sha256('abcdefghjkmnpqrs')]})`;

const signIn = ({ user }: Member, more: { code?: string; password?: string } = {}) =>
  login(test.ctx, { email: user.email, password: 'correct horse', ...more }, ADDRESS);

/** What a session may do in its organization: all, or why nothing. */
async function refusalOf(sessionId: string): Promise<string | null> {
  try {
    requireReady({ actor: await authenticateSession(test.ctx, sessionId) });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

const setPlan = (plan: string) =>
  test.sql`update subscriptions set plan = ${plan} where organization_id = ${admin.organizationId}`;

/** Requires single sign-on, after an admin has signed in so. */
async function require(exempt: readonly Member[] = []) {
  await comeThrough(admin);
  return updateSsoPolicy(admin.as, { requireSso: true, exemptIds: exempt.map(({ user }) => user.id) });
}

describe('single sign-on can be required', () => {
  it('once an admin has signed in through a connection of today', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'member');
    const off = { requireSso: false, exempt: [], testedAt: null };
    expect(await getSsoPolicy(admin.as)).toEqual(off);
    const turnOn = () => updateSsoPolicy(admin.as, { requireSso: true });
    await expectCode(turnOn(), 'sso_not_tested');
    await comeThrough(colleague);
    await expectCode(turnOn(), 'sso_not_tested');
    await comeThrough(admin);
    clock.advance(DAY_MS);
    await expectCode(turnOn(), 'sso_not_tested');
    expect(await getSsoPolicy(admin.as)).toEqual(off);
    await comeThrough(admin);
    const testedAt = clock.now().toISOString();
    clock.advance(DAY_MS - 1);
    expect(await getSsoPolicy(admin.as)).toEqual({ ...off, testedAt });
    expect(await turnOn()).toEqual({ requireSso: true, exempt: [], testedAt });
    // To leave it as it is needs nothing.
    clock.advance(DAY_MS);
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
    await comeThrough(other, await connect(other));
    await joinOrganization(test.ctx, other, admin, 'admin');
    await expectCode(updateSsoPolicy(admin.as, { requireSso: true }), 'sso_not_tested');
    await comeThrough(admin);
    await deleteConnection(admin.as, { id: connectionId });
    await expectCode(updateSsoPolicy(admin.as, { requireSso: true }), 'sso_not_tested');
  });

  it('not once the connection has changed since then, or who signed in is disabled', async () => {
    await comeThrough(admin);
    clock.advance(1_000);
    await updateConnection(admin.as, { id: connectionId, clientSecret: 'another-secret' });
    const turnOn = () => updateSsoPolicy(admin.as, { requireSso: true });
    await expectCode(turnOn(), 'sso_not_tested');
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    await comeThrough(colleague);
    await test.sql`update users set disabled_at = now() where id = ${colleague.user.id}`;
    await expectCode(turnOn(), 'sso_not_tested');
    await comeThrough(admin);
    expect((await turnOn()).requireSso).toBe(true);
  });

  it('not without the plan, which is not needed to stop', async () => {
    await comeThrough(admin);
    const without = { ...admin.as, actor: { ...admin.as.actor, plan: 'free' as const } };
    await expectCode(updateSsoPolicy(without, { requireSso: true }), 'plan_required');
    await require();
    await setPlan('free');
    const { sessionId } = await signIn(admin);
    expect((await updateSsoPolicy(without, { requireSso: true })).requireSso).toBe(true);
    // Passwords let in now, and so nobody's session ends.
    expect(await refusalOf(sessionId)).toBeNull();
    expect((await updateSsoPolicy(without, { requireSso: false })).requireSso).toBe(false);
  });

  it('not while the last connection goes at this moment', async () => {
    await comeThrough(admin);
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${admin.organizationId} for no key update`;
        await sql`delete from sso_connections where id = ${connectionId}`;
      },
      () => expectCode(updateSsoPolicy(admin.as, { requireSso: true }), 'sso_not_tested'),
    );
  });
});

describe('while single sign-on is required', () => {
  it('passwords do not let in, and sessions that they began have ended', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'viewer');
    const stranger = await buildMember(test.ctx);
    const through = await comeThrough(colleague);
    await require();
    await expectCode(authenticateSession(test.ctx, admin.sessionId), 'unauthenticated');
    await expectCode(authenticateSession(test.ctx, colleague.sessionId), 'unauthenticated');
    expect(await refusalOf(through)).toBeNull();
    expect(await refusalOf(stranger.sessionId)).toBeNull();
    await expectCode(signIn(admin), 'sso_required');
    await expectCode(signIn(admin, { password: 'a wrong guess' }), 'invalid_credentials');
    await test.ctx.background.settled();
    const refused = await test.sql`
      select target from audit_log
      where organization_id = ${admin.organizationId} and action = 'session.refused'`;
    expect(refused).toHaveLength(2);
    await updateSsoPolicy(admin.as, { requireSso: false });
    expect(await refusalOf((await signIn(admin)).sessionId)).toBeNull();
  });

  it('people are in their other organizations, but not by way of them in this one', async () => {
    const { user } = await buildColleague(test.ctx, admin, 'viewer');
    const elsewhere = user.organizationId;
    await require();
    const { user: there, sessionId } = await signIn({ ...admin, user });
    expect(there.organizationId).toBe(elsewhere);
    const actor = await authenticateSession(test.ctx, sessionId);
    const here = await enterOrganization(test.ctx, actor, admin.organizationId);
    expect(here).toMatchObject({ role: 'viewer', mustUseSso: true });
    expect(() => requireReady({ actor: here })).toThrow(expect.objectContaining({ code: 'sso_required' }));
    const ctx = { ...admin.as, actor };
    await expectCode(
      switchOrganization(ctx, { organizationId: admin.organizationId }, { address: ADDRESS }),
      'sso_required',
    );
    expect(await refusalOf(sessionId)).toBeNull();
  });

  it('a session that a password began before is refused in each process, also if it has not ended', async () => {
    const { sessionId } = await buildColleague(test.ctx, admin, 'member');
    expect(await refusalOf(sessionId)).toBeNull();
    await test.sql`update organizations set require_sso = true where id = ${admin.organizationId}`;
    await expect.poll(() => refusalOf(sessionId)).toBe('sso_required');
    await setPlan('free');
    await expect.poll(() => refusalOf(sessionId)).toBeNull();
    await setPlan('pro');
    await expect.poll(() => refusalOf(sessionId)).toBe('sso_required');
    await updateSsoPolicy(admin.as, { requireSso: false });
    await expect.poll(() => refusalOf(sessionId)).toBeNull();
  });

  it('API keys go on', async () => {
    const { key } = await createApiKey(admin.as, { name: 'CI', scopes: ['optimizations:write'] });
    await require();
    const actor = await findKeyActor(test.ctx, sha256(key), ADDRESS);
    expect(() => requireReady({ actor })).not.toThrow();
  });

  it('a connection stays through which an admin has signed in, and others go', async () => {
    const second = await connect();
    await require();
    await comeThrough(await buildColleague(test.ctx, admin, 'member'), second);
    await expectCode(deleteConnection(admin.as, { id: connectionId }), 'sso_in_use');
    await deleteConnection(admin.as, { id: second });
    await expectCode(deleteConnection(admin.as, { id: connectionId }), 'sso_in_use');
    const third = await connect();
    await comeThrough(admin, third);
    await deleteConnection(admin.as, { id: connectionId });
    await updateSsoPolicy(admin.as, { requireSso: false });
    await deleteConnection(admin.as, { id: third });
  });

  it('of two connections that are removed at once, one stays', async () => {
    const second = await connect();
    await require();
    await comeThrough(admin, second);
    const ended = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`select from organizations where id = ${admin.organizationId} for no key update`,
      () => Promise.allSettled([connectionId, second].map((id) => deleteConnection(admin.as, { id }))),
      { waiting: 2 },
    );
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is seen by who removes the last connection at this moment', async () => {
    await comeThrough(admin);
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${admin.organizationId} for no key update`;
        await sql`update organizations set require_sso = true where id = ${admin.organizationId}`;
      },
      () => expectCode(deleteConnection(admin.as, { id: connectionId }), 'sso_in_use'),
    );
  });

  it('the last domain that is proved stays, and others go', async () => {
    const { slug } = admin.user.organization;
    const prove = async (name: string, verified = true) => {
      const { id } = await createDomain(admin.as, { domain: `${name}.${slug}.example` });
      if (verified) await test.sql`update domains set verified_at = now() where id = ${id}`;
      return id;
    };
    const [first, second, pending] = [await prove('a'), await prove('b'), await prove('c', false)];
    await require();
    await deleteDomain(admin.as, { id: first });
    await expectCode(deleteDomain(admin.as, { id: second }), 'sso_in_use');
    await deleteDomain(admin.as, { id: pending });
    await updateSsoPolicy(admin.as, { requireSso: false });
    await deleteDomain(admin.as, { id: second });
  });

  it('the archive of a person says so, and has nothing of the organization', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'member');
    await createApiKey(colleague.as, { name: 'CI', scopes: ['optimizations:write'] });
    const [row] = await test.ctx.systemDb.select().from(users).where(eq(users.id, colleague.user.id));
    const files = row ? filesOf(test.ctx, row) : [];
    const read = async (name: string): Promise<string> => {
      const parts = files.find((file) => file.name === `${name}.ndjson`)?.text() ?? [];
      const lines: string[] = [];
      for await (const part of parts) lines.push(String(part));
      return lines.join('');
    };
    expect(await read('audit-log')).toContain(admin.organizationId);
    await require();
    expect(await read('audit-log')).not.toContain(admin.organizationId);
    expect(await read('memberships')).toMatch(
      new RegExp(`"organizationId":"${admin.organizationId}".*"mustUseSso":true`),
    );
  });

  it('whoever joined it first is signed in to the next one, and their code stays unused where there is none', async () => {
    const next = await buildMember(test.ctx);
    await joinOrganization(test.ctx, admin, next, 'viewer');
    await addSecondFactor(admin);
    await require();
    const signedIn = await signIn(admin, { code: RECOVERY_CODE });
    expect(signedIn.user.organizationId).toBe(next.organizationId);
    await test.sql`
      delete from memberships where user_id = ${admin.user.id} and organization_id = ${next.organizationId}`;
    const hashes = [sha256('abcdefghjkmnpqrs')];
    await test.sql`update second_factors set recovery_hashes = ${hashes} where user_id = ${admin.user.id}`;
    await expectCode(signIn(admin), 'sso_required');
    await expectCode(signIn(admin, { code: RECOVERY_CODE }), 'sso_required');
    const [left] = await test.sql`
      select recovery_hashes as hashes from second_factors where user_id = ${admin.user.id}`;
    expect(left?.hashes).toEqual(hashes);
  });

  it('an invitation makes no account with a password', async () => {
    const email = `new-${admin.user.id}@example.com`;
    await createInvitation(admin.as, { email, role: 'member' });
    await deliverMails(test.ctx);
    const token = tokenIn((await readOutbox(test.ctx, email)).at(-1));
    await require();
    const accept = () =>
      acceptInvitationAsNew(
        test.ctx,
        { token, password: 'a long enough password', fullName: 'New' },
        { address: ADDRESS },
      );
    await expectCode(accept(), 'sso_required');
    expect(await test.sql`select 1 from users where email = ${email}`).toEqual([]);
    await updateSsoPolicy(admin.as, { requireSso: false });
    expect((await accept()).user.email).toBe(email);
  });

  it('whoever asks how to sign in is told so, by the domain alone', async () => {
    const domain = `${admin.user.organization.slug}.example`;
    await test.sql`
      insert into domains (id, organization_id, domain, token, verified_at, created_at)
      values (gen_random_uuid(), ${admin.organizationId}, ${domain}, 'token', now(), now())`;
    const methods = () => listSignInMethods(test.ctx, { email: `anybody@${domain}` });
    expect(await methods()).toEqual({ password: true, sso: [{ connectionId, name: 'Acme' }] });
    await require();
    expect(await methods()).toEqual({ password: false, sso: [{ connectionId, name: 'Acme' }] });
    await setPlan('free');
    expect(await methods()).toEqual({ password: true, sso: [] });
  });

  it('whoever operates the product stops it', async () => {
    const { slug } = admin.user.organization;
    await require();
    expect(await stopRequiringSso(operator.ctx, { slug })).toEqual({ wasRequired: true });
    expect((await signIn(admin)).user.organizationId).toBe(admin.organizationId);
    expect(await stopRequiringSso(operator.ctx, { slug })).toEqual({ wasRequired: false });
    await expectCode(stopRequiringSso(operator.ctx, { slug: 'no-such' }), 'organization_not_found');
    const audited = await test.sql`
      select before, after from audit_log
      where organization_id = ${admin.organizationId} and actor_kind = 'operator'`;
    expect([...audited]).toEqual([{ before: { requireSso: true }, after: { requireSso: false } }]);
  });
});

describe('an admin who is exempt', () => {
  it('stays signed in, signs in by password, and all admins are told so each time', async () => {
    await addSecondFactor(admin);
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    const viewer = await buildColleague(test.ctx, admin, 'viewer');
    const { fullName, email, id } = admin.user;
    expect((await require([admin])).exempt).toEqual([{ id, email, fullName, effective: true }]);
    expect(await refusalOf(admin.sessionId)).toBeNull();
    await expectCode(signIn(admin), 'two_factor_required');
    expect((await signIn(colleague)).user.organizationId).toBe(colleague.user.organizationId);
    await deliverMails(test.ctx);
    const mailsTo = async (one: Member) =>
      (await readOutbox(test.ctx, one.user.email)).filter(({ subject }) => subject?.includes('password'));
    expect(await mailsTo(colleague)).toEqual([]);
    const { sessionId } = await signIn(admin, { code: RECOVERY_CODE });
    expect(await refusalOf(sessionId)).toBeNull();
    await deliverMails(test.ctx);
    for (const one of [admin, colleague]) {
      const [mail, ...more] = await mailsTo(one);
      expect([mail?.subject, more]).toEqual([`${email} signed in with a password`, []]);
      expect(mail?.text).toContain(`/o/${admin.user.organization.slug}/settings/sign-in`);
    }
    expect(await mailsTo(viewer)).toEqual([]);
  });

  it('is told of wherever they sign in, as the session lets them in here', async () => {
    const { user } = await buildColleague(test.ctx, admin, 'admin');
    const exempt = { ...admin, user };
    await addSecondFactor(exempt);
    await require([exempt]);
    const signedIn = await signIn(exempt, { code: RECOVERY_CODE });
    expect(signedIn.user.organizationId).toBe(user.organizationId);
    await deliverMails(test.ctx);
    expect((await readOutbox(test.ctx, admin.user.email)).map(({ subject }) => subject)).toContain(
      `${user.email} signed in with a password`,
    );
    const actor = await authenticateSession(test.ctx, signedIn.sessionId);
    expect(await enterOrganization(test.ctx, actor, admin.organizationId)).toMatchObject({
      mustUseSso: false,
    });
  });

  it('is nobody to tell of where single sign-on is not required, or is not in the plan', async () => {
    await addSecondFactor(admin);
    await updateSsoPolicy(admin.as, { exemptIds: [admin.user.id] });
    await signIn(admin, { code: RECOVERY_CODE });
    await test.sql`update second_factors set recovery_hashes = ${[sha256('abcdefghjkmnpqrs')]}`;
    await require([admin]);
    await setPlan('free');
    await signIn(admin, { code: RECOVERY_CODE });
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, admin.user.email)).toEqual([]);
  });

  it('must have a second factor and be an admin of this organization', async () => {
    const stranger = await buildMember(test.ctx);
    const member = await buildColleague(test.ctx, admin, 'member');
    const bare = await buildColleague(test.ctx, admin, 'admin');
    for (const one of [admin, stranger, member]) await addSecondFactor(one);
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
    for (const one of [admin, colleague]) await addSecondFactor(one);
    await require([admin, colleague]);
    const exempt = async () => (await getSsoPolicy(admin.as)).exempt.map((one) => [one.id, one.effective]);
    const both = [admin, colleague].toSorted((a, b) => (a.user.email < b.user.email ? -1 : 1));
    expect(await exempt()).toEqual(both.map(({ user }) => [user.id, true]));
    await test.sql`delete from second_factors where user_id = ${admin.user.id}`;
    await expect.poll(() => refusalOf(admin.sessionId)).toBe('sso_required');
    await expectCode(signIn(admin), 'sso_required');
    expect(await exempt()).toEqual(both.map(({ user }) => [user.id, user.id === colleague.user.id]));
    await updateMember(admin.as, { id: colleague.user.id, role: 'member' });
    await expect.poll(() => refusalOf(colleague.sessionId)).toBe('sso_required');
    // Who is an admin again is not exempt again.
    await updateMember(admin.as, { id: colleague.user.id, role: 'admin' });
    expect(await exempt()).toEqual([[admin.user.id, false]]);
    expect(await refusalOf(colleague.sessionId)).toBe('sso_required');
  });

  it('is none by a second factor that was set up later, until they are named again', async () => {
    await addSecondFactor(admin);
    await require([admin]);
    await test.sql`delete from second_factors where user_id = ${admin.user.id}`;
    clock.advance(1_000);
    await addSecondFactor(admin);
    await expect.poll(() => refusalOf(admin.sessionId)).toBe('sso_required');
    await expectCode(signIn(admin, { code: RECOVERY_CODE }), 'sso_required');
    expect((await getSsoPolicy(admin.as)).exempt).toMatchObject([{ effective: false }]);
    const exemptIds = [admin.user.id.toUpperCase()];
    expect((await updateSsoPolicy(admin.as, { exemptIds })).exempt).toMatchObject([{ effective: true }]);
    expect((await signIn(admin, { code: RECOVERY_CODE })).user.id).toBe(admin.user.id);
  });

  it('is none where they stop to be an admin at this moment, or by a rule, and are one again', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    await addSecondFactor(colleague);
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
        followRole(test.ctx, tx, { organizationId, userId: id }, role),
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
    for (const one of [admin, person]) await addSecondFactor(one);
    await updateSsoPolicy(admin.as, { exemptIds: [person.user.id] });
    await require([admin]);
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
