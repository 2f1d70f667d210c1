import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { login } from '../auth/login.ts';
import { verifyEmail } from '../auth/verify-email.ts';
import { ADDRESS, openSocial } from './testing/open-social.ts';

const test = fixture(openSocial);

beforeEach(() => test.startAnew());

let count = 0;
const verifiedAt = async (id: string): Promise<Date | null> => {
  const [row] = await test.sql`select email_verified_at as at from users where id = ${id}`;
  return row?.at;
};
const linksMailedTo = async (email: string) => {
  await deliverMails(test.ctx);
  return (await readOutbox(test.ctx, email)).filter(({ text }) => text?.includes('#token='));
};
const signInFromGoogle = (claims: Record<string, unknown>) => {
  test.google.person = { ...test.google.person, ...claims };
  return test.signIn('google');
};
const nameOf = {
  google: async (name: unknown) => (await signInFromGoogle({ name })).user.fullName,
  github: async (name: unknown) => {
    test.github.person = { ...test.github.person, name: typeof name === 'string' ? name : null };
    return (await test.signIn('github')).user.fullName;
  },
};

describe('the e-mail of a new account', () => {
  it.each([
    ['of Gmail', () => ({ email: `Ada.${++count}@Gmail.com` })],
    ['of a domain that Google manages', () => ({ email: `ada-${++count}@acme.example`, hd: 'acme.example' })],
    [
      'of such a domain, in other letters',
      () => ({ email: `ada-${++count}@ACME.example`, hd: 'acme.example' }),
    ],
  ])('%s is confirmed at once, and no link is mailed', async (_what, claims) => {
    const { user, sessionId } = await signInFromGoogle(claims());
    expect(user.email).toBe(test.google.person.email);
    expect(await verifiedAt(user.id)).toEqual(test.clock.now());
    expect(await authenticateSession(test.ctx, sessionId)).toMatchObject({ mustVerify: false });
    expect(await linksMailedTo(user.email)).toEqual([]);
  });

  it.each([
    ['of a domain that Google does not manage', {}],
    ['of another domain than Google manages', { hd: 'other.example' }],
    ['of a part of a domain that Google manages', { hd: 'example' }],
    ['of a domain that holds one that Google manages', { hd: 'eu.acme.example' }],
    ['with something that is no domain', { hd: true }],
    ['with nothing in place of a domain', { hd: '' }],
  ])('%s is confirmed by mail', async (_what, claims) => {
    const { user } = await signInFromGoogle({ email: `ada-${++count}@acme.example`, ...claims });
    expect(await verifiedAt(user.id)).toBeNull();
    const [mail, ...more] = await linksMailedTo(user.email);
    expect(more).toEqual([]);
    await verifyEmail(test.ctx, { token: tokenIn(mail) }, { address: ADDRESS });
    expect(await verifiedAt(user.id)).toEqual(expect.any(Date));
    // Nobody else has proved it: who signs in is who had the mail.
    expect((await test.signIn('google')).user.id).toBe(user.id);
  });

  it.each(['notgmail.com', 'gmail.com.evil.example', 'gmail.com@evil.example', 'eu.gmail.com'])(
    'at %s is not one of Gmail',
    async (domain) => {
      const signedIn = await signInFromGoogle({ email: `ada-${++count}@${domain}` }).catch(
        ({ code }) => code,
      );
      if (typeof signedIn !== 'string') expect(await verifiedAt(signedIn.user.id)).toBeNull();
      else expect(signedIn).toBe('email_not_verified');
    },
  );

  it('is confirmed by mail after GitHub, also if it is one of Gmail', async () => {
    const email = `octo-${++count}@gmail.com`;
    test.github.person.emails = [{ email, primary: true, verified: true }];
    const { user } = await test.signIn('github');
    expect(await verifiedAt(user.id)).toBeNull();
    expect(await linksMailedTo(email)).toHaveLength(1);
  });

  it.each([undefined, null, 'no', 0])('that Google calls confirmed with %j is not', async (said) => {
    await expectCodeOf({ email_verified: said }, 'email_not_verified');
  });

  it.each([undefined, '', 'ada', 7, 'ada@@gmail.com', ' @gmail.com'])('is not %j', async (email) => {
    await expectCodeOf({ email }, 'email_not_verified');
  });

  it('is the primary one at GitHub, wherever that stands', async () => {
    const primary = `octo-primary-${++count}@mail.example`;
    test.github.person.emails = [
      { email: `octo-first-${count}@mail.example`, primary: false, verified: true },
      { email: primary, primary: true, verified: true },
    ];
    expect((await test.signIn('github')).user.email).toBe(primary);
  });

  const expectCodeOf = async (claims: Record<string, unknown>, code: string) => {
    const before = await test.sql`select count(*)::int as people from users`;
    await expectCode(signInFromGoogle(claims), code);
    expect([...(await test.sql`select count(*)::int as people from users`)]).toEqual([...before]);
  };
});

describe.each(SOCIAL_PROVIDERS)('who is new, from %s,', (provider) => {
  it('has the name of there', async () => {
    expect(await nameOf[provider](' Grace Hopper ')).toBe('Grace Hopper');
  });

  it.each(['Win at https://evil.example', 'www.evil.example', '', 'x\n@evil.example'])(
    'is not called %j where others read it',
    async (name) => {
      const called = await nameOf[provider](name);
      expect(called).not.toMatch(/evil|[\n/]/);
      expect(called.trim()).not.toBe('');
    },
  );

  it('is called something where no name is said', async () => {
    expect((await nameOf[provider](undefined)).trim()).not.toBe('');
  });

  it('has no password that anybody could know', async () => {
    const { user } = await test.signIn(provider);
    for (const password of ['correct horse', ' ', user.email, user.id])
      await expectCode(login(test.ctx, { email: user.email, password }, ADDRESS), 'invalid_credentials');
  });

  it('is made once, however often they come at the same time', async () => {
    const codes = await Promise.all([1, 2, 3].map(() => test.reachCode(provider)));
    const all = await Promise.all(codes.map((code) => test.exchange(code)));
    const [first] = all;
    for (const { user } of all) expect(user).toEqual(first?.user);
    expect(new Set(all.map(({ sessionId }) => sessionId)).size).toBe(3);
  });

  it('gets no account that nothing opens, where somebody links theirs of there at that moment', async () => {
    const bob = await test.build();
    const cameBack = await test.reachCode(provider);
    const subject = provider === 'google' ? String(test.google.person.sub) : String(test.github.person.id);
    const [before] = await test.sql`select count(*)::int as people from users`;
    const end = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`
        insert into social_accounts (provider, subject, user_id, created_at)
        values (${provider}, ${subject}, ${bob.user.id}, now())`,
      () =>
        test.exchange(cameBack).then(
          ({ user }) => user.id,
          ({ code }) => code,
        ),
    );
    expect([bob.user.id, 'sso_code_invalid']).toContain(end);
    expect([...(await test.sql`select count(*)::int as people from users`)]).toEqual([before]);
  });

  it('can have the e-mail once: the other of two at once is told to link', async () => {
    const email = `both-${++count}@gmail.com`;
    const codes = [];
    for (const sub of ['one', 'two']) {
      test.google.person = { sub: `${sub}-${count}`, email, email_verified: true };
      test.github.person = {
        ...test.github.person,
        id: test.github.person.id + 1_000_000,
        emails: [{ email, primary: true, verified: true }],
      };
      codes.push(await test.reachCode(provider));
    }
    const ends = await Promise.allSettled(codes.map((code) => test.exchange(code)));
    expect(ends.map((end) => (end.status === 'fulfilled' ? 'in' : end.reason.code)).sort()).toEqual([
      'email_taken',
      'in',
    ]);
  });
});
