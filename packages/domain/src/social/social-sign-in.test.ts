import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSocial } from './testing/open-social.ts';

const test = fixture(openSocial);

beforeEach(() => test.startAnew());

const emailAt = {
  google: () => String(test.google.person.email),
  github: () => test.github.person.emails[0]?.email,
};

describe.each(SOCIAL_PROVIDERS)('with %s', (provider) => {
  it('a new person gets an account of their own, and finds it again', async () => {
    const first = await test.signIn(provider);
    expect(first.user).toMatchObject({ email: emailAt[provider](), role: 'admin' });
    expect((await test.signIn(provider)).user).toEqual(first.user);
  });

  it('an account with the same e-mail is not entered, nor linked', async () => {
    const known = await test.build();
    const email = known.user.email.toUpperCase();
    test.google.person = { ...test.google.person, email };
    test.github.person.emails = [{ email, primary: true, verified: true }];
    await expectCode(test.signIn(provider), 'email_taken');
    await test.link(known, provider);
    expect((await test.signIn(provider)).user.id).toBe(known.user.id);
  });

  it('an e-mail that is not confirmed there makes no account', async () => {
    test.google.person = { ...test.google.person, email_verified: false };
    test.github.person.emails = [
      { email: 'not@mail.example', primary: true, verified: false },
      { email: 'other@mail.example', primary: false, verified: true },
    ];
    await expectCode(test.signIn(provider), 'email_not_verified');
  });
});
