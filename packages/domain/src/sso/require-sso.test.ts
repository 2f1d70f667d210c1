import { users } from '@refinery/db/schema/users.ts';
import { buildColleague, buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { authenticateSession, findKeyActor } from '../auth/authenticate.ts';
import { switchOrganization } from '../auth/switch-organization.ts';
import { requireReady } from '../context/actor.ts';
import { createDomain } from '../domains/create-domain.ts';
import { deleteDomain } from '../domains/delete-domain.ts';
import { acceptInvitationAsNew } from '../invitations/accept-invitation-as-new.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { enterOrganization } from '../organizations/enter-organization.ts';
import { sha256 } from '../security/secret-token.ts';
import { filesOf } from '../user-exports/internal/archive-files.ts';
import { deleteConnection } from './delete-connection.ts';
import { listSignInMethods } from './list-sign-in-methods.ts';
import { stopRequiringSso } from './stop-requiring-sso.ts';
import { ADDRESS, openRequiredSso, RECOVERY_CODE, RECOVERY_HASHES } from './testing/open-required-sso.ts';
import { updateSsoPolicy } from './update-sso-policy.ts';

const test = fixture(openRequiredSso);
const operator = fixture(() => openOperator(test));

let admin: Member;

beforeEach(async () => {
  admin = await test.startAnew();
});

describe('while single sign-on is required', () => {
  it('passwords do not let in, and sessions that they began have ended', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'viewer');
    const stranger = await buildMember(test.ctx);
    const through = await test.comeThrough(colleague);
    await test.require();
    await expectCode(authenticateSession(test.ctx, admin.sessionId), 'unauthenticated');
    await expectCode(authenticateSession(test.ctx, colleague.sessionId), 'unauthenticated');
    expect(await test.refusalOf(through)).toBeNull();
    expect(await test.refusalOf(stranger.sessionId)).toBeNull();
    await expectCode(test.signIn(admin), 'sso_required');
    await expectCode(test.signIn(admin, { password: 'a wrong guess' }), 'invalid_credentials');
    await test.ctx.background.settled();
    const refused = await test.sql`
      select target from audit_log
      where organization_id = ${admin.organizationId} and action = 'session.refused'`;
    expect(refused).toHaveLength(2);
    await updateSsoPolicy(admin.as, { requireSso: false });
    expect(await test.refusalOf((await test.signIn(admin)).sessionId)).toBeNull();
  });

  it('people are in their other organizations, but not by way of them in this one', async () => {
    const { user } = await buildColleague(test.ctx, admin, 'viewer');
    const elsewhere = user.organizationId;
    await test.require();
    const { user: there, sessionId } = await test.signIn({ ...admin, user });
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
    expect(await test.refusalOf(sessionId)).toBeNull();
  });

  it('a session that a password began before is refused in each process, also if it has not ended', async () => {
    const { sessionId } = await buildColleague(test.ctx, admin, 'member');
    expect(await test.refusalOf(sessionId)).toBeNull();
    await test.sql`update organizations set require_sso = true where id = ${admin.organizationId}`;
    await expect.poll(() => test.refusalOf(sessionId)).toBe('sso_required');
    await test.setPlan('free');
    await expect.poll(() => test.refusalOf(sessionId)).toBeNull();
    await test.setPlan('pro');
    await expect.poll(() => test.refusalOf(sessionId)).toBe('sso_required');
    await updateSsoPolicy(admin.as, { requireSso: false });
    await expect.poll(() => test.refusalOf(sessionId)).toBeNull();
  });

  it('API keys go on', async () => {
    const { key } = await createApiKey(admin.as, { name: 'CI', scopes: ['optimizations:write'] });
    await test.require();
    const actor = await findKeyActor(test.ctx, sha256(key), ADDRESS);
    expect(() => requireReady({ actor })).not.toThrow();
  });

  it('a connection stays through which an admin has signed in, and others go', async () => {
    const second = await test.connect();
    await test.require();
    await test.comeThrough(await buildColleague(test.ctx, admin, 'member'), second);
    await expectCode(deleteConnection(admin.as, { id: test.connectionId }), 'sso_in_use');
    await deleteConnection(admin.as, { id: second });
    await expectCode(deleteConnection(admin.as, { id: test.connectionId }), 'sso_in_use');
    const third = await test.connect();
    await test.comeThrough(admin, third);
    await deleteConnection(admin.as, { id: test.connectionId });
    await updateSsoPolicy(admin.as, { requireSso: false });
    await deleteConnection(admin.as, { id: third });
  });

  it('of two connections that are removed at once, one stays', async () => {
    const second = await test.connect();
    await test.require();
    await test.comeThrough(admin, second);
    const ended = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`select from organizations where id = ${admin.organizationId} for no key update`,
      () => Promise.allSettled([test.connectionId, second].map((id) => deleteConnection(admin.as, { id }))),
      { waiting: 2 },
    );
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is seen by who removes the last connection at this moment', async () => {
    await test.comeThrough(admin);
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${admin.organizationId} for no key update`;
        await sql`update organizations set require_sso = true where id = ${admin.organizationId}`;
      },
      () => expectCode(deleteConnection(admin.as, { id: test.connectionId }), 'sso_in_use'),
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
    await test.require();
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
    await test.require();
    expect(await read('audit-log')).not.toContain(admin.organizationId);
    expect(await read('memberships')).toMatch(
      new RegExp(`"organizationId":"${admin.organizationId}".*"mustUseSso":true`),
    );
  });

  it('whoever joined it first is signed in to the next one, and their code stays unused where there is none', async () => {
    const next = await buildMember(test.ctx);
    await joinOrganization(test.ctx, admin, next, 'viewer');
    await test.addSecondFactor(admin);
    await test.require();
    const signedIn = await test.signIn(admin, { code: RECOVERY_CODE });
    expect(signedIn.user.organizationId).toBe(next.organizationId);
    await test.sql`
      delete from memberships where user_id = ${admin.user.id} and organization_id = ${next.organizationId}`;
    const hashes = RECOVERY_HASHES;
    await test.sql`update second_factors set recovery_hashes = ${hashes} where user_id = ${admin.user.id}`;
    await expectCode(test.signIn(admin), 'sso_required');
    await expectCode(test.signIn(admin, { code: RECOVERY_CODE }), 'sso_required');
    const [left] = await test.sql`
      select recovery_hashes as hashes from second_factors where user_id = ${admin.user.id}`;
    expect(left?.hashes).toEqual(hashes);
  });

  it('an invitation makes no account with a password', async () => {
    const email = `new-${admin.user.id}@example.com`;
    await createInvitation(admin.as, { email, role: 'member' });
    await deliverMails(test.ctx);
    const token = tokenIn((await readOutbox(test.ctx, email)).at(-1));
    await test.require();
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
    const { connectionId } = test;
    const domain = `${admin.user.organization.slug}.example`;
    await test.sql`
      insert into domains (id, organization_id, domain, token, verified_at, created_at)
      values (gen_random_uuid(), ${admin.organizationId}, ${domain}, 'token', now(), now())`;
    const methods = () => listSignInMethods(test.ctx, { email: `anybody@${domain}` });
    expect(await methods()).toEqual({ password: true, social: [], sso: [{ connectionId, name: 'Acme' }] });
    await test.require();
    expect(await methods()).toEqual({ password: false, social: [], sso: [{ connectionId, name: 'Acme' }] });
    await test.setPlan('free');
    expect(await methods()).toEqual({ password: true, social: [], sso: [] });
  });

  it('whoever operates the product stops it', async () => {
    const { slug } = admin.user.organization;
    await test.require();
    expect(await stopRequiringSso(operator.ctx, { slug })).toEqual({ wasRequired: true });
    expect((await test.signIn(admin)).user.organizationId).toBe(admin.organizationId);
    expect(await stopRequiringSso(operator.ctx, { slug })).toEqual({ wasRequired: false });
    await expectCode(stopRequiringSso(operator.ctx, { slug: 'no-such' }), 'organization_not_found');
    const audited = await test.sql`
      select before, after from audit_log
      where organization_id = ${admin.organizationId} and actor_kind = 'operator'`;
    expect([...audited]).toEqual([{ before: { requireSso: true }, after: { requireSso: false } }]);
  });
});
