import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from '../auth/authenticate.ts';
import { forgotPassword } from '../auth/forgot-password.ts';
import { sealTotpSecret } from '../auth/internal/second-factor.ts';
import { resendVerification } from '../auth/resend-verification.ts';
import { resetPassword } from '../auth/reset-password.ts';
import { verifyEmail } from '../auth/verify-email.ts';
import { sha256 } from '../security/secret-token.ts';
import { linkSocial } from './link-social.ts';
import { listSocialAccounts } from './list-social-accounts.ts';
import { ADDRESS, openSocial } from './testing/open-social.ts';
import { unlinkSocial } from './unlink-social.ts';

const FROM = { address: ADDRESS };
const newPassword = 'battery staple';

const test = fixture(openSocial);

beforeEach(() => test.startAnew());

const verify = (by: Member) =>
  test.sql`update users set email_verified_at = ${test.clock.now()} where id = ${by.user.id}`;
const newestLink = async (email: string) => {
  await deliverMails(test.ctx);
  return tokenIn((await readOutbox(test.ctx, email)).findLast(({ text }) => text?.includes('#token=')));
};
async function resetByMail(email: string): Promise<void> {
  await forgotPassword(test.ctx, { email }, FROM);
  await resetPassword(test.ctx, { token: await newestLink(email), newPassword }, FROM);
}
const linksOf = (userId: string) => test.sql`select provider from social_accounts where user_id = ${userId}`;

describe.each(SOCIAL_PROVIDERS)('unlinking an account at %s', (provider) => {
  const other = provider === 'google' ? 'github' : 'google';

  it('ends signing in by it and no session, and leaves the other', async () => {
    const ada = await test.build();
    await test.link(ada, provider);
    await test.link(ada, other);
    const { sessionId } = await test.signIn(provider);
    await unlinkSocial(ada.as, { provider });
    expect((await listSocialAccounts(ada.as)).map((one) => one.provider)).toEqual([other]);
    await authenticateSession(test.ctx, sessionId);
    expect((await test.signIn(other)).user.id).toBe(ada.user.id);
    expect((await test.signIn(provider)).user.id).not.toBe(ada.user.id);
    const [entry, ...more] = await test.sql`
      select user_id as "userId", before, target from audit_log
      where organization_id = ${ada.organizationId} and action = 'social-account.unlink'`;
    expect([entry?.userId, more]).toEqual([ada.user.id, []]);
    expect(JSON.stringify(entry)).toContain(provider);
  });

  it('makes no way in by the same e-mail, and it can be linked again, by others too', async () => {
    const [ada, bob] = [await test.build(), await test.build()];
    test.google.person = { ...test.google.person, email: ada.user.email };
    test.github.person.emails = [{ email: ada.user.email, primary: true, verified: true }];
    await test.link(ada, provider);
    await unlinkSocial(ada.as, { provider });
    await expectCode(test.signIn(provider), 'email_taken');
    await test.link(ada, provider);
    await unlinkSocial(ada.as, { provider });
    await test.link(bob, provider);
    expect((await test.signIn(provider)).user.id).toBe(bob.user.id);
  });

  it('is refused where there is none, also where others have one', async () => {
    const [ada, bob] = [await test.build(), await test.build()];
    await test.link(ada, provider);
    await expectCode(unlinkSocial(bob.as, { provider }), 'social_account_not_found');
    await expectCode(unlinkSocial(ada.as, { provider: other }), 'social_account_not_found');
    expect(await linksOf(ada.user.id)).toHaveLength(1);
    const both = await Promise.allSettled([
      unlinkSocial(ada.as, { provider }),
      unlinkSocial(ada.as, { provider }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const told = await test.sql`
      select from audit_log where organization_id = ${ada.organizationId} and action = 'social-account.unlink'`;
    expect(told).toHaveLength(1);
  });

  it('while somebody signs in by it opens no session of the account', async () => {
    const ada = await test.build();
    await test.link(ada, provider);
    const cameBack = await test.reachCode(provider);
    const sessions = () => test.sql`select from sessions where user_id = ${ada.user.id}`;
    const before = await sessions();
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from users where id = ${ada.user.id} for update`;
        await sql`delete from social_accounts where user_id = ${ada.user.id}`;
      },
      () => test.exchange(cameBack).catch(() => undefined),
    );
    expect(await sessions()).toHaveLength(before.length);
  });

  it('and somebody else who links it while it signs in opens no session of the first', async () => {
    const [ada, bob] = [await test.build(), await test.build()];
    await test.link(ada, provider);
    const cameBack = await test.reachCode(provider);
    const sessions = () => test.sql`select from sessions where user_id = ${ada.user.id}`;
    const before = await sessions();
    await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from users where id = ${ada.user.id} for update`;
        await sql`update social_accounts set user_id = ${bob.user.id} where user_id = ${ada.user.id}`;
      },
      () => test.exchange(cameBack).catch(() => undefined),
    );
    expect(await sessions()).toHaveLength(before.length);
  });

  it('before the code is exchanged opens no session of the account', async () => {
    const ada = await test.build();
    await test.link(ada, provider);
    const cameBack = await test.reachCode(provider);
    await unlinkSocial(ada.as, { provider });
    const user = await test.exchange(cameBack).then(
      (signedIn) => signedIn.user.id,
      ({ code }) => code,
    );
    expect(user).not.toBe(ada.user.id);
  });
});

it('between the two tries of a sign-in with a second factor opens no session of the account', async () => {
  const ada = await test.build();
  await test.link(ada, 'google');
  await test.sql`
    insert into second_factors (user_id, sealed_secret, confirmed_at, recovery_hashes)
    values (${ada.user.id}, ${sealTotpSecret(test.ctx, ada.user.id, 'JBSWY3DPEHPK3PXP')}, ${test.clock.now()},
      ${[sha256('abcdefghjkmnpqrs')]})`;
  const cameBack = await test.reachCode('google');
  await expectCode(test.exchange(cameBack), 'two_factor_required');
  await unlinkSocial(ada.as, { provider: 'google' });
  const before = await test.sql`select from sessions where user_id = ${ada.user.id}`;
  await test.exchange(cameBack, { twoFactorCode: 'abcd-efgh-jkmn-pqrs' }).catch(() => undefined);
  expect(await test.sql`select from sessions where user_id = ${ada.user.id}`).toHaveLength(before.length);
});

describe.each(SOCIAL_PROVIDERS)('the first proof of an e-mail, with a link to %s,', (provider) => {
  it('by a reset takes away what was linked before, and a later reset does not', async () => {
    const ada = await test.build();
    await test.link(ada, provider);
    await resetByMail(ada.user.email);
    expect(await linksOf(ada.user.id)).toHaveLength(0);
    await expectNotIn(ada, provider);
    // The owner links theirs.
    await test.link({ ...ada, as: ada.as }, provider).catch(() => undefined);
    await test.sql`
      insert into social_accounts (provider, subject, user_id, created_at)
      values (${provider}, ${`own-${ada.user.id}`}, ${ada.user.id}, ${test.clock.now()})`;
    await resetByMail(ada.user.email);
    expect(await linksOf(ada.user.id)).toHaveLength(1);
  });

  it('by a reset takes nothing where the e-mail was proved before', async () => {
    const ada = await test.build();
    await verify(ada);
    await test.link(ada, provider);
    await resetByMail(ada.user.email);
    expect(await linksOf(ada.user.id)).toHaveLength(1);
    expect((await test.signIn(provider)).user.id).toBe(ada.user.id);
  });

  it('by a reset takes also a link that is being made: its code links nothing any more', async () => {
    const ada = await test.build();
    const begun = await test.reachLink(ada, provider);
    await resetByMail(ada.user.email);
    await linkSocial(ada.as, begun).catch(() => undefined);
    expect(await linksOf(ada.user.id)).toHaveLength(0);
  });

  it('by the link of who made the account takes nothing: they were signed in', async () => {
    const ada = await test.build();
    await test.link(ada, provider);
    await resendVerification(ada.as, {}, FROM);
    await verifyEmail(test.ctx, { token: await newestLink(ada.user.email) }, FROM);
    expect((await test.signIn(provider)).user.id).toBe(ada.user.id);
  });

  const expectNotIn = async (ada: Member, by: typeof provider) => {
    test.google.person = { ...test.google.person, email: `gone-${ada.user.id}@gmail.com` };
    expect((await test.signIn(by)).user.id).not.toBe(ada.user.id);
  };
});
