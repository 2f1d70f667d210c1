import { randomUUID } from 'node:crypto';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';
import { ACCOUNT_PAGES } from './register-account-pages.ts';

const test = fixture(openTestApp);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const script = new URL('./static/account.js', import.meta.url).href;

/** The page at an address, as a browser shows it. */
async function open(address: string, on = test) {
  const { pathname } = new URL(address);
  const html = await on.get(null, pathname);
  const { document, Event } = parseHTML(html.body);
  const asked: string[] = [];
  const saved: unknown[] = [];
  const left: string[] = [];
  let cookie = '';
  const fetch = async (url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    asked.push(url);
    const { pathname: from } = new URL(url, 'https://refinery.example/');
    const sent = { ...headers, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) };
    const reply = await on.post(null, from, body, sent);
    cookie = String(reply.headers['set-cookie'] ?? '').split(';')[0] || cookie;
    return new Response(reply.statusCode === 204 ? null : new Uint8Array(reply.rawPayload), {
      status: reply.statusCode,
    });
  };
  const { showPage } = await import(script);
  await showPage({
    document,
    location: new URL(address),
    fetch,
    save: (...file: unknown[]) => saved.push(file),
    leave: (to: string) => left.push(to),
  });
  const text = () => document.querySelector('main')?.textContent ?? '';
  const says = (words: string) => expect.poll(text).toContain(words);
  /** Fills the form whose button says this, and sends it. */
  const submit = (button: string, values: Record<string, string> = {}) => {
    const form = [...document.querySelectorAll('form')].find((each) => each.textContent?.includes(button));
    if (!form) throw new Error(`No form has the button ${button}.`);
    for (const [name, value] of Object.entries(values)) {
      const input = form.querySelector(`input[name=${name}]`);
      if (!input) throw new Error(`There is no field ${name}.`);
      Object.assign(input, { value });
    }
    form.dispatchEvent(new Event('submit', { cancelable: true }));
  };
  return {
    asked,
    saved,
    left,
    /** Who is signed in by the cookie that the browser has now. */
    me: async () => (await on.get(null, '/api/users/profile', { cookie })).json(),
    text,
    says,
    submit,
    title: document.title,
    main: document.querySelector('main'),
  };
}

/** The link of the newest mail to somebody. */
async function linkTo(email: string, on = test): Promise<string> {
  await deliverMails(on.ctx);
  const link = /https?:\S+#token=\S+/.exec((await readOutbox(on.ctx, email)).at(-1)?.text ?? '')?.[0];
  if (!link) throw new Error('No mail with a link came.');
  return link;
}
const login = (email: string, password: string) => test.post(null, '/api/auth/login', { email, password });
const post = (url: string, payload: object, by: Member | null = null) =>
  test.post(by, `/api/${url}`, payload);

it('every page is public, runs no script but its own, and is in no list of endpoints', async () => {
  for (const url of [
    ...ACCOUNT_PAGES,
    '/account-pages/page.css',
    '/account-pages/main.js',
    '/account-pages/account.js',
  ]) {
    const reply = await test.get(null, url);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-security-policy']).toContain("script-src 'self'");
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['referrer-policy']).toBe('no-referrer');
  }
  expect((await test.get(null, '/openapi.json')).body).not.toContain('account-pages');
});

it('a link that lost its token says so and asks nobody', async () => {
  const page = await open('https://refinery.example/reset-password');
  expect(page.text()).toContain('This link is not complete.');
  expect(page.asked).toEqual([]);
});

it('an e-mail is confirmed by a click, not by opening the link', async () => {
  const email = `${randomUUID()}@example.com`;
  const payload = { email, password: 'correct horse battery', fullName: 'Ada' };
  const { accessToken } = (await post('auth/register', payload)).json();
  const page = await open(await linkTo(email));
  expect([page.title, page.asked]).toEqual(['Confirm your e-mail · Prompt Refinery', []]);
  page.submit('Confirm my e-mail');
  await page.says('Your e-mail is confirmed.');
  const headers = { authorization: `Bearer ${accessToken}` };
  const profile = await test.get(null, '/api/users/profile', headers);
  expect(profile.json().emailVerified).toBe(true);
});

it('a forgotten password is asked for and set anew', async () => {
  const { email } = member.user;
  const asking = await open('https://refinery.example/forgot-password');
  asking.submit('Send me a link', { email: ` ${email} ` });
  await asking.says('we have sent a mail');
  const page = await open(await linkTo(email));
  page.submit('Set the password', { newPassword: 'short' });
  await page.says('8');
  page.submit('Set the password', { newPassword: ' a far better one ' });
  await page.says('Your new password is set.');
  expect((await login(email, ' a far better one ')).statusCode).toBe(200);
});

it('API keys are deleted with a new password where somebody ticks that, and counted where not', async () => {
  const { email } = member.user;
  const deletes = ['1', ''];
  for (const value of deletes) {
    await createApiKey(member.as, { name: 'one' });
    await post('auth/forgot-password', { email });
    const page = await open(await linkTo(email));
    const box = page.main?.querySelector('input[name=revokeKeys]');
    expect([box?.getAttribute('type'), box?.hasAttribute('required')]).toEqual(['checkbox', false]);
    Object.assign(box ?? {}, { checked: Boolean(value) });
    page.submit('Set the password', { newPassword: 'a far better one' });
    await page.says(`Number of your API keys that ${value ? 'were deleted' : 'still work'}: 1.`);
  }
});

it('an export of somebody’s data is downloaded by a click, once', async () => {
  await test.post(member, '/api/users/export-data');
  await makeExports(test.ctx);
  const link = await linkTo(member.user.email);
  const page = await open(link);
  expect(page.asked).toEqual([]);
  page.submit('Download the archive');
  await page.says('saved to your downloads');
  expect(page.saved).toEqual([[expect.any(Blob), 'prompt-refinery-export.zip']]);
  await test.ctx.background.settled();
  const again = await open(link);
  again.submit('Download the archive');
  await again.says('was already used or has expired');
});

describe('an invitation', () => {
  const invite = (email: string) =>
    post(`organizations/${member.organizationId}/invitations`, { email, role: 'member' }, member);

  it('is accepted by somebody new', async () => {
    const email = `${randomUUID()}@example.com`;
    await invite(email);
    const page = await open(await linkTo(email));
    expect(page.text()).toContain(
      `“${member.user.organization.name}” invites ${email} to join, with the role member.`,
    );
    page.submit('Make an account and join', { fullName: 'Charles', password: 'cogs and wheels' });
    await page.says('Your account is ready');
    expect((await login(email, 'cogs and wheels')).json().user.organizationId).toBe(member.organizationId);
  });

  it('is accepted by somebody with an account, who is told what was wrong first', async () => {
    const other = await buildMember(test.ctx);
    await invite(other.user.email);
    const page = await open(await linkTo(other.user.email));
    page.submit('Sign in and join', { password: 'wrong' });
    await page.says('password');
    page.submit('Sign in and join', { password: 'correct horse' });
    await page.says('You have joined the organization.');
    const members = await test.get(member, `/api/organizations/${member.organizationId}/members`);
    expect(members.json().map(({ email }: { email: string }) => email)).toContain(other.user.email);
  });

  it('ends signed in on the console, where there is one', async () => {
    const console = await openTestApp(inject('services'), { env: { CONSOLE_DIR: '/no/console/yet' } });
    onTestFinished(() => console.close());
    const admin = await buildMember(console.ctx);
    const other = await buildMember(console.ctx);
    const url = `/api/organizations/${admin.organizationId}/invitations`;
    for (const [email, button, values] of [
      [
        'charles@example.com',
        'Make an account and join',
        { fullName: 'Charles', password: 'cogs and wheels' },
      ],
      [other.user.email, 'Sign in and join', { password: 'correct horse' }],
    ] as const) {
      const reply = await console.post(admin, url, { email, role: 'member' });
      expect(reply.statusCode).toBe(201);
      const page = await open(await linkTo(email, console), console);
      page.submit(button, values);
      await expect.poll(() => page.left).toEqual(['/']);
      expect(await page.me()).toMatchObject({ email });
    }
  });

  it('from an organization with markup in its name shows it as it is', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const url = `/api/organizations/${member.organizationId}`;
    await test.put(member, url, { name });
    const email = `${randomUUID()}@example.com`;
    await invite(email);
    const page = await open(await linkTo(email));
    expect(page.text()).toContain(`“${name}” invites`);
    expect(page.main?.querySelector('img')).toBeNull();
  });

  it('that was revoked says so', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const email = `${randomUUID()}@example.com`;
    const { id } = (await invite(email)).json();
    const link = await linkTo(email);
    const path = `/api/organizations/${member.organizationId}/invitations/${id}`;
    await test.delete(colleague, path);
    const page = await open(link);
    expect(page.text()).toMatch(/invitation/i);
    expect(page.main?.querySelector('form')).toBeNull();
  });
});
