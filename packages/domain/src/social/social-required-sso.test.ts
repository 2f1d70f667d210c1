import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from '../auth/authenticate.ts';
import { sealTotpSecret } from '../auth/internal/second-factor.ts';
import { openSession } from '../auth/sessions.ts';
import { requireReady } from '../context/actor.ts';
import { sha256 } from '../security/secret-token.ts';
import { createConnection } from '../sso/create-connection.ts';
import { listSignInMethods } from '../sso/list-sign-in-methods.ts';
import { prove } from '../sso/testing/open-sign-in.ts';
import { updateSsoPolicy } from '../sso/update-sso-policy.ts';
import { openSocial } from './testing/open-social.ts';

const ISSUER = 'https://login.acme.example';
const RECOVERY_CODE = 'abcd-efgh-jkmn-pqrs';

const test = fixture(async (services) => {
  const opened = await openSocial(services);
  const { identityFetch } = opened.ctx;
  opened.ctx.identityFetch = (input, init) =>
    String(input).startsWith(ISSUER) ? fakeIssuers(input, init) : identityFetch(input, init);
  return opened;
});

let admin: Member;
let domain: string;
let count = 0;

async function addSecondFactor({ user }: Member): Promise<void> {
  const sealed = sealTotpSecret(test.ctx, user.id, 'JBSWY3DPEHPK3PXP');
  await test.sql`
    insert into second_factors (user_id, sealed_secret, confirmed_at, recovery_hashes)
    values (${user.id}, ${sealed}, ${test.clock.now()}, ${[sha256('abcdefghjkmnpqrs')]})`;
}

/** Requires single sign-on in the organization of the admin, after they have signed in so. */
async function require(exempt: Member[] = []): Promise<void> {
  const known = { issuer: ISSUER, clientId: 'refinery', clientSecret: 'a-secret' };
  const { id } = await createConnection(admin.as, {
    kind: 'oidc',
    name: 'Acme',
    ...known,
    defaultRole: 'member',
  });
  const { organizationId, user } = admin;
  await test.sql`
    insert into sso_identities (organization_id, connection_id, subject, user_id, created_at)
    values (${organizationId}, ${id}, ${user.id}, ${user.id}, now())`;
  const owner = { organizationId, userId: user.id, connectionId: id };
  await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, owner));
  await updateSsoPolicy(admin.as, { requireSso: true, exemptIds: exempt.map((one) => one.user.id) });
}

const passwordMails = async (one: Member) => {
  await deliverMails(test.ctx);
  return (await readOutbox(test.ctx, one.user.email)).filter(({ subject }) =>
    subject?.startsWith(`${admin.user.email} signed in`),
  );
};

beforeEach(async () => {
  test.startAnew();
  admin = await test.build();
  domain = `acme-${++count}.example`;
  await prove(test.sql, admin, domain);
});

describe.each(SOCIAL_PROVIDERS)('where single sign-on is required, an account at %s', (provider) => {
  it('does not let in, and the audit log says so', async () => {
    await test.link(admin, provider);
    await require();
    const before = await test.sql`select from sessions where user_id = ${admin.user.id}`;
    await expectCode(test.signIn(provider), 'sso_required');
    await test.ctx.background.settled();
    expect(await test.sql`select from sessions where user_id = ${admin.user.id}`).toHaveLength(before.length);
    const refused = await test.sql`
      select actor_kind as kind, target from audit_log
      where organization_id = ${admin.organizationId} and action = 'session.refused'`;
    expect([...refused]).toEqual([{ kind: 'system', target: admin.user.id }]);
    await updateSsoPolicy(admin.as, { requireSso: false });
    expect((await test.signIn(provider)).user.id).toBe(admin.user.id);
  });

  it('asks nobody for a code of a second factor who may not come in, and its code is used up', async () => {
    await addSecondFactor(admin);
    await test.link(admin, provider);
    await require();
    const cameBack = await test.reachCode(provider);
    await expectCode(test.exchange(cameBack), 'sso_required');
    await expectCode(test.exchange(cameBack), 'sso_code_invalid');
  });

  it('lets an exempt admin in with their second factor, and all admins are told each time', async () => {
    await addSecondFactor(admin);
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    const viewer = await buildColleague(test.ctx, admin, 'viewer');
    await test.link(admin, provider);
    await require([admin]);
    const cameBack = await test.reachCode(provider);
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    for (const one of [admin, colleague]) expect(await passwordMails(one)).toHaveLength(0);
    const { sessionId } = await test.exchange(cameBack, { twoFactorCode: RECOVERY_CODE });
    const actor = await authenticateSession(test.ctx, sessionId);
    expect(() => requireReady({ actor })).not.toThrow();
    for (const one of [admin, colleague]) expect(await passwordMails(one)).toHaveLength(1);
    expect(await passwordMails(viewer)).toHaveLength(0);
  });

  it('says nothing of a password that was not used in the mail to the admins', async () => {
    await addSecondFactor(admin);
    await test.link(admin, provider);
    await require([admin]);
    await test.exchange(await test.reachCode(provider), { twoFactorCode: RECOVERY_CODE });
    const [mail] = await passwordMails(admin);
    expect(mail?.subject).not.toContain('with a password');
  });

  it('lets people into their other organizations, as a password does', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'viewer');
    await test.link(colleague, provider);
    await require();
    const { user, sessionId } = await test.signIn(provider);
    expect(user.organizationId).toBe(colleague.user.organizationId);
    expect(user.organizationId).not.toBe(admin.organizationId);
    await authenticateSession(test.ctx, sessionId);
  });

  it('makes no account in the organization: who has an e-mail in its domain has one of their own', async () => {
    await require();
    const email = `new@${domain}`;
    test.google.person = { ...test.google.person, email, hd: domain };
    test.github.person.emails = [{ email, primary: true, verified: true }];
    const end = await test.signIn(provider).then(
      ({ user }) => user.organizationId,
      ({ code }) => code,
    );
    expect(end).not.toBe(admin.organizationId);
  });
});

describe('the methods of an e-mail', () => {
  it('have no social ones where passwords do not work, and all elsewhere', async () => {
    const social = expect.arrayContaining([...SOCIAL_PROVIDERS]);
    expect(await listSignInMethods(test.ctx, {})).toEqual({ password: true, social, sso: [] });
    const email = `ada@${domain}`;
    expect(await listSignInMethods(test.ctx, { email })).toMatchObject({ password: true, social });
    await require();
    expect(await listSignInMethods(test.ctx, { email })).toMatchObject({ password: false, social: [] });
    expect(await listSignInMethods(test.ctx, {})).toMatchObject({ password: true, social });
  });
});
