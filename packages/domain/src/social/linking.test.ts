import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from '../auth/authenticate.ts';
import { login } from '../auth/login.ts';
import { asCaller } from '../context/as-caller.ts';
import { newVerifier } from '../sso/testing/open-sign-in.ts';
import { linkSocial } from './link-social.ts';
import { listSocialAccounts } from './list-social-accounts.ts';
import { startLinking } from './start-linking.ts';
import { ADDRESS, openSocial, PASSWORD } from './testing/open-social.ts';

const test = fixture((services) => openSocial(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));

beforeEach(() => test.startAnew());

const linkedMails = async (email: string) => {
  await deliverMails(test.ctx);
  return (await readOutbox(test.ctx, email)).filter(({ subject }) => subject?.includes('sign in with'));
};
/** How many mails to a person are in a queue. */
const begunMails = async (userId: string): Promise<number> => {
  const lanes = await test.sql`
    select from work_lanes l join work_jobs j on j.id = l.job_id where j.kind = 'email' and j.user_id = ${userId}`;
  return lanes.length;
};
const providersOf = async (by: Parameters<typeof test.link>[0]) =>
  (await listSocialAccounts(by.as)).map(({ provider }) => provider);

describe.each(SOCIAL_PROVIDERS)('linking an account at %s', (provider) => {
  const other = provider === 'google' ? 'github' : 'google';
  const start = (by: Parameters<typeof test.link>[0], password = PASSWORD) =>
    startLinking(by.as, { provider, password, challenge: newVerifier().challenge }, { address: ADDRESS });
  const nameThere = () =>
    provider === 'google' ? String(test.google.person.email) : test.github.person.login;

  it('tells what it is, is listed, and is told of by mail and in the audit log', async () => {
    const ada = await test.build();
    const linked = await test.link(ada, provider);
    expect(linked).toEqual({ provider, name: nameThere(), createdAt: test.clock.now().toISOString() });
    expect(await listSocialAccounts(ada.as)).toEqual([linked]);
    const [mail, ...more] = await linkedMails(ada.user.email);
    const title = provider === 'google' ? 'Google' : 'GitHub';
    expect([mail?.subject, more]).toEqual([`You can now sign in with ${title}`, []]);
    expect(mail?.text).toContain('https://prompts.acme.example/');
    const [entry, ...others] = await test.sql`
      select actor_kind as kind, user_id as "userId", after from audit_log
      where organization_id = ${ada.organizationId} and action = 'social-account.link'`;
    expect([entry?.kind, entry?.userId, others]).toEqual(['user', ada.user.id, []]);
    expect(JSON.stringify(entry)).toContain(provider);
  });

  it('has its mail sent at once, and not by whoever looks for what was left', async () => {
    const ada = await test.build();
    await test.link(ada, provider);
    expect(await begunMails(ada.user.id)).toBe(1);
  });

  it('needs the password, and wrong ones count as failed sign-ins', async () => {
    const ada = await test.build();
    const guess = () => start(ada, 'a wrong guess');
    for (let tries = 0; tries < 10; tries++) await expectCode(guess(), 'wrong_password');
    await expectCode(guess(), 'rate_limited');
    await expectCode(start(ada), 'rate_limited');
    const elsewhere = login(test.ctx, { email: ada.user.email, password: PASSWORD }, '198.51.100.99');
    await expectCode(elsewhere, 'rate_limited');
    expect(await test.sql`select from sso_flows where linking_user_id = ${ada.user.id}`).toHaveLength(0);
  });

  it('says what to do to who has no password', async () => {
    const { sessionId, user } = await test.signIn(other);
    const as = asCaller(test.ctx, await authenticateSession(test.ctx, sessionId));
    const refused = startLinking(
      as,
      { provider, password: user.email, challenge: newVerifier().challenge },
      { address: ADDRESS },
    );
    const error = await refused.catch((reason) => reason);
    expect(error).toMatchObject({ code: 'wrong_password' });
    expect(JSON.stringify([error.message, error.extras])).toMatch(/forgot/i);
  });

  it('is only for who began: not for another person, nor with another verifier', async () => {
    const [ada, eve] = [await test.build(), await test.build()];
    const hers = await test.reachLink(ada, provider);
    await expectCode(linkSocial(eve.as, hers), 'social_code_invalid');
    const again = await test.reachLink(ada, provider);
    const foreign = { code: again.code, verifier: newVerifier().verifier };
    await expectCode(linkSocial(ada.as, foreign), 'social_code_invalid');
    await expectCode(linkSocial(ada.as, again), 'social_code_invalid');
    for (const one of [ada, eve]) expect(await providersOf(one)).toEqual([]);
  });

  it('takes no code of a sign-in, and its own code opens no session', async () => {
    const ada = await test.build();
    await expectCode(linkSocial(ada.as, await test.reachCode(provider)), 'social_code_invalid');
    expect(await providersOf(ada)).toEqual([]);
    const before = await test.sql`select from sessions`;
    await expectCode(test.exchange(await test.reachLink(ada, provider)), 'sso_code_invalid');
    expect(await test.sql`select from sessions`).toHaveLength(before.length);
    // Nor where the account is linked already.
    await test.link(ada, provider);
    await expectCode(test.exchange(await test.reachLink(ada, provider)), 'sso_code_invalid');
  });

  it('works once for each code, for a minute', async () => {
    const ada = await test.build();
    const late = await test.reachLink(ada, provider);
    test.clock.advance(60_000);
    await expectCode(linkSocial(ada.as, late), 'social_code_invalid');
    const inTime = await test.reachLink(ada, provider);
    test.clock.advance(60_000 - 1);
    await linkSocial(ada.as, inTime);
    await expectCode(linkSocial(ada.as, inTime), 'social_code_invalid');
  });

  it('answers the same where it is linked already, without a second mail', async () => {
    const ada = await test.build();
    const first = await test.link(ada, provider);
    test.clock.advance(60_000);
    expect(await test.link(ada, provider)).toEqual(first);
    expect(await listSocialAccounts(ada.as)).toEqual([first]);
    expect(await linkedMails(ada.user.email)).toHaveLength(1);
  });

  it('links no second one of the same provider, and one of the other', async () => {
    const ada = await test.build();
    const first = await test.link(ada, provider);
    test.startAnew();
    await expectCode(test.link(ada, provider), 'social_account_taken');
    expect(await listSocialAccounts(ada.as)).toEqual([first]);
    await test.link(ada, other);
    expect(await providersOf(ada)).toEqual(['github', 'google']);
  });

  it('links none that is somebody else’s, also one of a new account', async () => {
    const [ada, bob] = [await test.build(), await test.build()];
    await test.link(ada, provider);
    await expectCode(test.link(bob, provider), 'social_account_taken');
    expect(await linkedMails(bob.user.email)).toEqual([]);
    test.startAnew();
    const { user } = await test.signIn(provider);
    await expectCode(test.link(bob, provider), 'social_account_taken');
    expect((await test.signIn(provider)).user.id).toBe(user.id);
  });

  it('of two people at once who link the same, gives it to one', async () => {
    const both = [await test.build(), await test.build()];
    const codes = await Promise.all(both.map((one) => test.reachLink(one, provider)));
    const ends = await Promise.allSettled(
      both.map((one, at) => linkSocial(one.as, codes[at] ?? { code: '', verifier: '' })),
    );
    expect(ends.map((end) => (end.status === 'fulfilled' ? 'linked' : end.reason.code)).sort()).toEqual([
      'linked',
      'social_account_taken',
    ]);
    const winner = both[ends.findIndex(({ status }) => status === 'fulfilled')];
    expect((await test.signIn(provider)).user.id).toBe(winner?.user.id);
  });

  it('of two accounts at once, links one', async () => {
    const ada = await test.build();
    const first = await test.reachLink(ada, provider);
    test.startAnew();
    const second = await test.reachLink(ada, provider);
    const ends = await Promise.allSettled([linkSocial(ada.as, first), linkSocial(ada.as, second)]);
    expect(ends.map((end) => (end.status === 'fulfilled' ? 'linked' : end.reason.code)).sort()).toEqual([
      'linked',
      'social_account_taken',
    ]);
    expect(await providersOf(ada)).toEqual([provider]);
  });

  it('shows everybody their own only', async () => {
    const [ada, colleague] = [await test.build(), await buildMember(test.ctx)];
    await test.link(ada, provider);
    expect(await listSocialAccounts(colleague.as)).toEqual([]);
  });

  it('does not change what the account is', async () => {
    const ada = await test.build();
    const account = () => test.sql`select to_jsonb(u) as row from users u where id = ${ada.user.id}`;
    const before = await account();
    await test.link(ada, provider);
    expect([...(await account())]).toEqual([...before]);
  });
});
