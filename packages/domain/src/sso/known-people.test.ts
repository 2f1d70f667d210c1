import { openTenant } from '@refinery/db/tenant-handle.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { followRole } from '../members/follow-role.ts';
import { endOf, openSignIn } from './testing/open-sign-in.ts';
import { updateConnection } from './update-connection.ts';

const test = fixture(openSignIn);

beforeEach(() => test.startAnew());

describe('somebody with an account', () => {
  it('is connected with it, and keeps their password', async () => {
    await test.connect();
    const colleague = await buildColleague(test.ctx, test.member, 'viewer');
    const email = await moveTo(colleague, test.domain);
    const before = await test.userOf(email);
    const { user } = await test.signIn({ sub: 'colleague', email: email.toUpperCase() });
    expect(user).toMatchObject({ id: colleague.user.id, email, role: 'viewer' });
    expect(await test.userOf(email)).toEqual(before);
  });

  it('that nobody has confirmed loses what others may have set up', async () => {
    await test.connect();
    const stranger = await buildMember(test.ctx);
    const email = await moveTo(stranger, test.domain);
    await test.sql`update users set email_verified_at = null where id = ${stranger.user.id}`;
    await createApiKey(stranger.as, { name: 'theirs' });
    await leaveBehind(stranger.user.id);
    const before = await test.userOf(email);
    const { user } = await test.signIn({ sub: 'stranger', email });
    expect(user.id).toBe(stranger.user.id);
    const after = await test.userOf(email);
    expect(after?.passwordHash).not.toBe(before?.passwordHash);
    expect(after?.verifiedAt).toEqual(expect.any(Date));
    await expectCode(authenticateSession(test.ctx, stranger.sessionId), 'unauthenticated');
    const left = await test.sql`
      select id::text from account_tokens where user_id = ${stranger.user.id}
      union all select user_id::text from second_factors where user_id = ${stranger.user.id}
      union all select id::text from api_keys where user_id = ${stranger.user.id}`;
    expect(left).toHaveLength(0);
  });

  it('that is confirmed keeps all, also in other organizations', async () => {
    await test.connect();
    const stranger = await buildMember(test.ctx);
    const email = await moveTo(stranger, test.domain);
    await test.sql`update users set email_verified_at = now() where id = ${stranger.user.id}`;
    const before = await test.userOf(email);
    await test.signIn({ sub: 'stranger', email });
    expect(await test.userOf(email)).toEqual(before);
    expect(await authenticateSession(test.ctx, stranger.sessionId)).toMatchObject({ connectionId: null });
  });

  it('is not another person of the identity provider with the same e-mail', async () => {
    await test.connect();
    const { user } = await test.signIn(test.ada());
    await expectCode(test.signIn({ ...test.ada(), sub: 'ada-the-second' }), 'sso_account_taken');
    await test.sql`delete from memberships where user_id = ${user.id}`;
    expect((await test.signIn({ ...test.ada(), sub: 'ada-the-second' })).user.id).toBe(user.id);
  });

  it('that is disabled does not get in, and nothing changes of it', async () => {
    await test.connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }] });
    const { user } = await test.signIn(test.ada());
    await test.sql`update users set disabled_at = now() where id = ${user.id}`;
    await expectCode(test.signIn({ groups: ['ops'] }), 'account_disabled');
    const stranger = await buildMember(test.ctx);
    const email = await moveTo(stranger, test.domain);
    await test.sql`update users set disabled_at = now() where id = ${stranger.user.id}`;
    await expectCode(test.signIn({ sub: 'stranger', email }), 'account_disabled');
    const roles = await test.sql`
      select user_id as "userId", role from memberships
      where organization_id = ${test.member.organizationId} and user_id in (${user.id}, ${stranger.user.id})`;
    expect([...roles]).toEqual([{ userId: user.id, role: 'member' }]);
  });

  it('that is disabled at that moment does not get in', async () => {
    await test.connect();
    const { user } = await test.signIn(test.ada());
    const { url, verifier } = await test.begin();
    const code = endOf(await test.comeBack(test.provider.visit(url))).get('code') ?? '';
    const late = commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`update users set disabled_at = now() where id = ${user.id}`,
      () => test.exchange(code, verifier),
    );
    await expectCode(late, 'account_disabled');
  });

  it('that comes back after it was removed begins without the keys and sessions of before', async () => {
    await test.connect();
    const colleague = await buildColleague(test.ctx, test.member, 'member');
    const email = await moveTo(colleague, test.domain);
    await test.sql`update users set email_verified_at = now() where id = ${colleague.user.id}`;
    await createApiKey(colleague.as, { name: 'before' });
    await test.sql`delete from memberships where user_id = ${colleague.user.id}`;
    await test.signIn({ sub: 'colleague', email });
    await test.ctx.identities.caughtUp();
    await expectCode(authenticateSession(test.ctx, colleague.sessionId), 'unauthenticated');
    expect(await test.sql`select from api_keys where user_id = ${colleague.user.id}`).toHaveLength(0);
  });
});

/** A mailed token and a second factor. */
async function leaveBehind(userId: string): Promise<void> {
  await test.sql`
    insert into account_tokens (id, user_id, kind, token_hash, expires_at)
    values (gen_random_uuid(), ${userId}, 'reset-password', ${userId}, now() + interval '1 hour')`;
  await test.sql`insert into second_factors (user_id, sealed_secret) values (${userId}, 'sealed')`;
}

/** Gives somebody an e-mail in a domain. */
async function moveTo({ user }: Member, to: string): Promise<string> {
  const email = `${user.id}@${to}`;
  await test.sql`update users set email = ${email} where id = ${user.id}`;
  return email;
}

describe('a role', () => {
  const roleMapping = [
    { claim: 'groups', value: 'readers', role: 'viewer' },
    { claim: 'groups', value: 'ops', role: 'admin' },
    { claim: 'department', value: '7', role: 'member' },
  ] as const;

  it.each([
    [{ groups: ['readers', 'ops'] }, 'admin'],
    [{ groups: 'readers' }, 'viewer'],
    [{ groups: ['readers'], department: 7 }, 'member'],
    [{ groups: ['OPS', 'ops ', ['ops'], { ops: 'ops' }] }, null],
    [{ groups: null }, null],
    [{}, null],
  ])('of %j is %s', async (claims, role) => {
    await test.connect({ defaultRole: null, roleMapping: [...roleMapping] });
    const signedIn = test.signIn({ ...test.ada(), ...claims });
    if (role === null) await expectCode(signedIn, 'no_role');
    else expect((await signedIn).user.role).toBe(role);
  });

  it('follows the rules at each sign-in, and the last admin stays one', async () => {
    await test.connect({ roleMapping: [...roleMapping] });
    expect((await test.signIn({ ...test.ada(), groups: ['ops'] })).user.role).toBe('admin');
    expect((await test.signIn({ groups: [] })).user.role).toBe('member');
    expect((await test.signIn({ groups: ['ops'] })).user.role).toBe('admin');
    await test.sql`
      update memberships set role = 'viewer' where organization_id = ${test.member.organizationId} and user_id = ${test.member.user.id}`;
    expect((await test.signIn({ groups: ['readers'] })).user.role).toBe('admin');
  });

  it('is not lost while somebody else loses theirs: one admin stays', async () => {
    const { organizationId } = test.member;
    const colleague = await buildColleague(test.ctx, test.member, 'admin');
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from organizations where id = ${organizationId} for update`;
        await sql`
          update memberships set role = 'viewer'
          where organization_id = ${organizationId} and user_id = ${colleague.user.id}`;
      },
      () =>
        openTenant(test.ctx.db, organizationId).run((tx) =>
          followRole(
            test.ctx,
            tx,
            { organizationId, userId: test.member.user.id },
            { role: 'viewer', by: 'sso' },
          ),
        ),
    );
    const admins = await test.sql`
      select user_id as "userId" from memberships where organization_id = ${organizationId} and role = 'admin'`;
    expect([...admins]).toEqual([{ userId: test.member.user.id }]);
  });

  it('that is lost takes what the admin has invited to', async () => {
    await test.connect({ roleMapping: [...roleMapping] });
    const { user } = await test.signIn({ ...test.ada(), groups: ['ops'] });
    await test.sql`
      insert into invitations (id, organization_id, email, role, invited_by, token_hash, created_at, expires_at)
      values (gen_random_uuid(), ${test.member.organizationId}, 'eve@example.com', 'admin', ${user.id}, ${user.id},
        now(), now() + interval '1 day')`;
    await test.signIn({ groups: ['ops'] });
    expect(await test.sql`select from invitations where invited_by = ${user.id}`).toHaveLength(1);
    await test.signIn({ groups: ['readers'] });
    expect(await test.sql`select from invitations where invited_by = ${user.id}`).toHaveLength(0);
  });

  it('stays what an admin of the organization chose where there are no rules', async () => {
    await test.connect({ defaultRole: 'viewer' });
    const { user } = await test.signIn(test.ada());
    expect(user.role).toBe('viewer');
    await test.sql`update memberships set role = 'member' where user_id = ${user.id}`;
    expect((await test.signIn()).user.role).toBe('member');
  });

  it('is none where no rule matches and there is no default any more', async () => {
    const { id } = await test.connect({ roleMapping: [...roleMapping] });
    await test.signIn(test.ada());
    await updateConnection(test.member.as, { id, defaultRole: null });
    await expectCode(test.signIn(), 'no_role');
  });
});
