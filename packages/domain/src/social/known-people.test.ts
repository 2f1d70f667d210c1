import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { buildColleague } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { disableUser } from '../auth/disable-user.ts';
import { refreshSession } from '../auth/refresh-session.ts';
import { openSocial } from './testing/open-social.ts';

const test = fixture(openSocial);
const operator = fixture(() => openOperator(test));

beforeEach(() => test.startAnew());

const audited = async (organizationId: string, action: string) => {
  await test.ctx.background.settled();
  return test.sql`
    select actor_kind as kind, user_id as "userId", target, address, after from audit_log
    where organization_id = ${organizationId} and action = ${action} order by sequence`;
};

describe.each(SOCIAL_PROVIDERS)('who is known by %s,', (provider) => {
  const other = provider === 'google' ? 'github' : 'google';
  const changeEmail = (email: string, verified = true) => {
    test.google.person = { ...test.google.person, email, email_verified: verified, name: 'Another' };
    test.github.person.emails = [{ email, primary: true, verified }];
  };

  it('is the same with another e-mail, one that is not confirmed, one of somebody else, or none', async () => {
    const { user } = await test.signIn(provider);
    const somebody = await test.build();
    changeEmail(`moved-${user.id}@mail.example`);
    expect((await test.signIn(provider)).user).toEqual(user);
    changeEmail(`moved-${user.id}@mail.example`, false);
    expect((await test.signIn(provider)).user).toEqual(user);
    changeEmail(somebody.user.email);
    expect((await test.signIn(provider)).user).toEqual(user);
    test.google.person = { sub: test.google.person.sub };
    test.github.person.emails = [];
    expect((await test.signIn(provider)).user).toEqual(user);
  });

  it('is somebody else where the e-mail went to another account of there', async () => {
    const { user } = await test.signIn(provider);
    test.startAnew();
    changeEmail(user.email);
    await expectCode(test.signIn(provider), 'email_taken');
  });

  it('is not who has the same id at the other provider', async () => {
    const known = await test.build();
    test.google.person = { ...test.google.person, sub: String(test.github.person.id) };
    await test.link(known, provider);
    expect((await test.signIn(other)).user.id).not.toBe(known.user.id);
    expect((await test.signIn(provider)).user.id).toBe(known.user.id);
  });

  it('does not get in once the account is disabled, and nothing tells of a session', async () => {
    const known = await test.build();
    await test.link(known, provider);
    const cameBack = await test.reachCode(provider);
    await disableUser(operator.ctx, { email: known.user.email });
    await expectCode(test.exchange(cameBack), 'account_disabled');
    // It is used up: only who has to show more may send it again.
    await expectCode(test.exchange(cameBack), 'sso_code_invalid');
    await expectCode(test.signIn(provider), 'account_disabled');
    expect(await audited(known.organizationId, 'session.create')).toHaveLength(0);
  });

  it('does not get in where the account is disabled at that moment', async () => {
    const known = await test.build();
    await test.link(known, provider);
    const cameBack = await test.reachCode(provider);
    const late = commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`update users set disabled_at = now() where id = ${known.user.id}`,
      () => test.exchange(cameBack),
    );
    await expectCode(late, 'account_disabled');
  });

  it('has a session that is good wherever they are a member, by tokens or by cookie', async () => {
    const known = await test.build();
    await test.link(known, provider);
    const byTokens = await test.signIn(provider);
    expect(byTokens).toMatchObject({ cookie: null, refreshToken: expect.any(String) });
    const actor = await authenticateSession(test.ctx, byTokens.sessionId);
    expect(actor).toMatchObject({ userId: known.user.id, connectionId: null });
    const refreshToken = byTokens.refreshToken ?? '';
    expect(await refreshSession(test.ctx, { refreshToken })).toMatchObject({
      refreshToken: expect.any(String),
    });
    const byCookie = await test.exchange(await test.reachCode(provider), { session: 'cookie' });
    expect(byCookie).toMatchObject({ refreshToken: null, cookie: expect.stringMatching(/^prc_/) });
    expect((await authenticateSession(test.ctx, byCookie.sessionId)).connectionId).toBeNull();
  });

  it('is in the organization that they joined first, as with a password', async () => {
    const host = await test.build();
    const known = await buildColleague(test.ctx, host, 'viewer');
    await test.link(known, provider);
    await test.sql`
      update memberships set created_at = '2001-01-01' where user_id = ${known.user.id}
      and organization_id = ${host.organizationId}`;
    expect((await test.signIn(provider)).user).toMatchObject({
      id: known.user.id,
      organizationId: host.organizationId,
      role: 'viewer',
    });
  });

  it('gets a new organization where they have left all', async () => {
    const known = await test.build();
    await test.link(known, provider);
    await test.sql`delete from memberships where user_id = ${known.user.id}`;
    const { user } = await test.signIn(provider);
    expect(user).toMatchObject({ id: known.user.id, role: 'admin' });
    expect(user.organizationId).not.toBe(known.organizationId);
    expect((await test.signIn(provider)).user.organizationId).toBe(user.organizationId);
  });

  it('stands in the audit log as who signed in, and by what', async () => {
    const known = await test.build();
    await test.link(known, provider);
    await test.signIn(provider);
    const [entry, ...more] = await audited(known.organizationId, 'session.create');
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ kind: 'user', userId: known.user.id, address: '192.0.2.7' });
    expect(JSON.stringify(entry?.after)).toContain(provider);
  });

  it('of a new account stands there, too', async () => {
    const { user } = await test.signIn(provider);
    await test.ctx.background.settled();
    const rows = await test.sql`
      select user_id as "userId", after from audit_log where organization_id = ${user.organizationId}`;
    const naming = rows.filter(({ after }) => JSON.stringify(after).includes(provider));
    expect(naming.map(({ userId }) => userId)).toContain(user.id);
  });
});
