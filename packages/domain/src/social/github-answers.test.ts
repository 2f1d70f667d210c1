import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSocial } from './testing/open-social.ts';

const test = fixture(openSocial);

beforeEach(() => test.startAnew());

const TOKEN = '/login/oauth/access_token';
const USER = '/api/v3/user';
const EMAILS = '/api/v3/user/emails';
const json = (body: unknown, status = 200) => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const html = { status: 200, type: 'text/html', body: '<html><body>Unicorn!</body></html>' };
const cut = { status: 200, type: 'application/json', body: '{"id": 1' };

async function failed(): Promise<string | null> {
  const before = await test.sql`select from users`;
  const { url } = await test.begin('github');
  const query = test.visit('github', url);
  const end = await test.comeBack('github', query);
  expect(end.get('code')).toBeNull();
  test.github.broken = () => undefined;
  test.github.apiStatus = 200;
  // It is used up.
  expect((await test.comeBack('github', test.visit('github', url))).get('error')).toBe('sso_expired');
  expect(await test.sql`select from users`).toHaveLength(before.length);
  return end.get('error');
}

describe('an answer of GitHub', () => {
  it.each([401, 403, 404, 429, 500, 502, 503])('with the status %i ends the sign-in', async (status) => {
    test.github.apiStatus = status;
    expect(await failed()).toBe('sso_failed');
  });

  it.each<[string, string, { status: number; type: string; body: string }]>([
    ['a token that is HTML', TOKEN, html],
    ['a token that is cut off', TOKEN, cut],
    ['a server that fails with the token', TOKEN, json({}, 500)],
    ['no token', TOKEN, json({ token_type: 'bearer' })],
    ['an empty token', TOKEN, json({ access_token: '', token_type: 'bearer' })],
    ['an error in place of a token', TOKEN, json({ error: 'bad_verification_code' })],
    ['a person that is HTML', USER, html],
    ['a person that is cut off', USER, cut],
    ['a person that is null', USER, json(null)],
    ['a person that is a list', USER, json([])],
    ['a person without an id', USER, json({ login: 'octo', name: 'Octo' })],
    ['an id that is a text', USER, json({ id: '1', login: 'octo', name: 'Octo' })],
    ['an id that is no whole number', USER, json({ id: 1.5, login: 'octo', name: 'Octo' })],
    ['an id that is too large to be sure of', USER, json({ id: 2 ** 60, login: 'octo', name: 'Octo' })],
    ['another place', USER, { status: 302, type: 'text/plain', body: '' }],
    ['e-mails that are HTML', EMAILS, html],
    ['e-mails that are cut off', EMAILS, cut],
    ['e-mails that are no list', EMAILS, json({ message: 'Not Found' })],
    ['e-mails that cannot be read', EMAILS, json({ message: 'Not Found' }, 404)],
  ])('with %s ends the sign-in', async (_what, path, answer) => {
    test.github.broken = (asked) => (asked === path ? answer : undefined);
    expect(await failed()).toBe('sso_failed');
  });

  it.each([
    ['no e-mails', []],
    ['none that is primary', [{ email: 'a@mail.example', primary: false, verified: true }]],
    ['a primary one that is not confirmed', [{ email: 'a@mail.example', primary: true, verified: false }]],
    ['one that only seems confirmed', [{ email: 'a@mail.example', primary: true, verified: 'true' }]],
    ['one without an address', [{ primary: true, verified: true }]],
    ['things that are no e-mails', [null, 7, 'a@mail.example', { email: 7, primary: true, verified: true }]],
    ['something that is no address', [{ email: 'nobody', primary: true, verified: true }]],
  ])('with %s makes no account', async (_what, emails) => {
    test.github.broken = (asked) => (asked === EMAILS ? json(emails) : undefined);
    const before = await test.sql`select from users`;
    const end = await test.signIn('github').then(
      () => 'in',
      (error) => error.code ?? error.message,
    );
    expect(end).toMatch(/email_not_verified|error=sso_failed/);
    expect(await test.sql`select from users`).toHaveLength(before.length);
  });

  it('that is very large is not read to its end', async () => {
    const body = JSON.stringify({ id: 1, login: 'octo', name: 'x'.repeat(20_000_000) });
    test.github.broken = (asked) =>
      asked === USER ? { status: 200, type: 'application/json', body } : undefined;
    expect(await failed()).toBe('sso_failed');
  });

  it('of no name has the user name in its place', async () => {
    test.github.person = { ...test.github.person, name: null };
    const { user } = await test.signIn('github');
    expect(user.fullName.toLowerCase()).toContain('octo');
  });

  it('names the same person under another user name', async () => {
    const { user } = await test.signIn('github');
    test.github.person = { ...test.github.person, login: 'renamed', name: 'Renamed' };
    expect((await test.signIn('github')).user).toEqual(user);
  });

  it('names another person under a user name that was free again', async () => {
    const { login } = test.github.person;
    const { user } = await test.signIn('github');
    test.startAnew();
    test.github.person = { ...test.github.person, login };
    expect((await test.signIn('github')).user.id).not.toBe(user.id);
  });
});
