import { hash } from 'node:crypto';
import { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_ORGANIZATIONS } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type FakeGitHub, startFakeGitHub } from '@refinery/testing/fake-github.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { totpOf } from '../../api/src/testing/totp.ts';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { chooseInMenu } from './testing/once-ready.ts';
import { browserTest, closeBrowser } from './testing/open-console.ts';
import { keyboardOf } from './testing/sign-in-settings.ts';
import { type StartedWithProvider, signInBy, startWithProvider } from './testing/start-with-provider.ts';

const [acme] = DEMO_ORGANIZATIONS;
const SUFFIX = 'people.example';
const PASSWORD = 'correct horse battery';
const METHODS = '**/api/v1/auth/methods';
const folder = removableFolder();
let github: FakeGitHub;
let started: StartedWithProvider;

beforeAll(async () => {
  github = await startFakeGitHub();
  const env = {
    GITHUB_CLIENT_ID: github.clientId,
    GITHUB_CLIENT_SECRET: github.clientSecret,
    GITHUB_URL: github.url,
  };
  started = await startWithProvider(folder.path, SUFFIX, env, [github.host]);
});
afterAll(async () => {
  await closeBrowser();
  await started?.close();
  await github?.close();
  folder.remove();
});
beforeEach(() => github.reset());

/** A visitor, whom GitHub's page sends back at once as it says. */
async function visit(answer = github.visit, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const opened = await started.visit(undefined, options);
  await opened.page.route(`${github.url}/login/oauth/authorize?*`, async (route) => {
    const asked = route.request().url();
    const location = `${new URL(asked).searchParams.get('redirect_uri')}?${answer(asked)}`;
    await route.fulfill({ status: 302, headers: { location } });
  });
  return opened;
}

/** What no page of ours may cause; to go to GitHub's page is what the reader wants. */
const complaintsOf = (opened: WatchedPage): string[] =>
  started
    .complaintsOf(opened)
    .filter((line) => !line.startsWith(`asked ${github.url}/login/oauth/authorize?`));

/** Somebody with an account and a password, and the API as they call it. */
async function newPerson(name: string) {
  const email = `${name.toLowerCase()}@example.com`;
  const baseUrl = started.url;
  const account = { email, password: PASSWORD, fullName: name };
  const { user, accessToken } = await new PromptRefinery({ baseUrl }).register(account);
  return { email, slug: user.organization.slug, api: new PromptRefinery({ baseUrl, accessToken }) };
}

/** Links the account at GitHub of whoever is there now, as programs do. */
async function linkByApi(api: PromptRefinery): Promise<void> {
  const verifier = 'v'.repeat(43);
  const challenge = hash('sha256', verifier, 'base64url');
  const { url } = await api.startLinking({ provider: 'github', password: PASSWORD, challenge });
  const back = `${new URL(url).searchParams.get('redirect_uri')}?${github.visit(url)}`;
  const reply = await fetch(back, { redirect: 'manual' });
  const code = /#code=(.+)$/.exec(reply.headers.get('location') ?? '')?.[1] ?? '';
  await api.linkSocial({ code, verifier });
}

const alertOf = (page: Page, text: string) => page.getByRole('alert').getByText(text);
const sectionOf = (page: Page) => page.getByRole('region', { name: 'Linked accounts', exact: true });
const linkButton = (page: Page) => page.getByRole('button', { name: 'Link GitHub', exact: true });
const withGitHub = (page: Page) => page.getByRole('button', { name: 'Continue with GitHub', exact: true });

/** Signs in with a password, on the way to the security page. */
async function signIn({ page }: WatchedPage, email: string): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('region', { name: 'Two-factor sign-in' }).waitFor();
}

async function openSecurity(opened: WatchedPage, email: string, search = ''): Promise<void> {
  await opened.page.goto(`${started.url}/me?tab=security${search}`);
  await signIn(opened, email);
  await sectionOf(opened.page).waitFor();
}

/** Begins to link, by keyboard alone. */
async function linkBy(page: Page, password: string): Promise<void> {
  const { dialog, press, write } = keyboardOf(page);
  if ((await dialog.count()) === 0) await press(linkButton(page));
  await write('Your password, to make sure that it is you', password);
  await page.keyboard.press('Enter');
}

/** Paths of the API below `/auth` that were asked for by a page, but for reads. */
function watchCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const [, path] = /\/api\/v1\/auth(\/.*)$/.exec(request.url()) ?? [];
    if (path && request.method() !== 'GET') calls.push(`${request.method()} ${path}`);
  });
  return calls;
}

const keptBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => /sso/.test(key)));

browserTest('where there is no such way, or it is not known, nothing is shown of it', async () => {
  const { email } = await newPerson('Nina');
  for (const answer of ['none', 'failed', 'never'] as const) {
    const opened = await visit();
    const { page } = opened;
    opened.expectRefusal(/^403 .*\/auth\/methods$/);
    await page.route(METHODS, (route) => {
      if (answer === 'none') return route.fulfill({ json: { password: true, social: [], sso: [] } });
      if (answer === 'failed') return route.fulfill({ status: 403, json: { code: 'forbidden' } });
      return undefined;
    });
    for (const address of ['/sign-up', `/sign-in?next=/me%3Ftab=security`]) {
      await page.goto(`${started.url}${address}`);
      await page.getByLabel('Password', { exact: true }).waitFor();
      if (answer !== 'never') await expect.poll(() => opened.isAsking()).toBe(false);
      expect(await page.getByText('or', { exact: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^Continue with/ }).count()).toBe(0);
    }
    await signIn(opened, email);
    if (answer !== 'never') await expect.poll(() => opened.isAsking()).toBe(false);
    expect(await sectionOf(page).count()).toBe(0);
    expect(complaintsOf(opened)).toEqual([]);
  }
});

browserTest('a new person makes an account with GitHub, and goes on where they were', async () => {
  const opened = await visit();
  const { page } = opened;
  const calls = watchCalls(page);
  await page.goto(`${started.url}/sign-up?next=/me%3Ftab=security`);
  await withGitHub(page).waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await keyboardOf(page).press(withGitHub(page));
  await page.waitForURL(`${started.url}/me?tab=security`);
  const entry = sectionOf(page).getByRole('listitem').filter({ hasText: github.person.login });
  await entry.getByText('GitHub', { exact: true }).waitFor();
  expect(await linkButton(page).count()).toBe(0);
  await expectUsable(opened, EVERY_SIZE);
  expect(calls).toEqual(['POST /sso/start', 'POST /sso/exchange']);
  expect(await keptBy(page)).toEqual([]);
  await page.goto(`${started.url}/me`);
  await page
    .getByRole('main')
    .getByText(github.person.emails[0]?.email ?? '')
    .waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('a known person links GitHub with their password, and comes in with it', async () => {
  const { email, slug } = await newPerson('Kim');
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^422 .*\/auth\/social\/start$/);
  await openSecurity(opened, email, '&next=/o/acme/history');
  const calls = watchCalls(page);
  await linkBy(page, 'wrong');
  const { dialog, press } = keyboardOf(page);
  const password = dialog.getByLabel('Your password');
  await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
  await expectUsable(opened);
  await linkBy(page, PASSWORD);
  await sectionOf(page).getByRole('status').getByText('Your account at GitHub is linked.').waitFor();
  expect(new URL(page.url()).search).toBe('?tab=security&next=%2Fo%2Facme%2Fhistory');
  expect(calls).toEqual(['POST /social/start', 'POST /social/start', 'POST /social']);
  expect(await keptBy(page)).toEqual([]);
  expect(await linkButton(page).count()).toBe(0);
  await expectUsable(opened);

  await chooseInMenu(page, page.getByRole('button', { name: 'Sign out' }), withGitHub(page));
  await expectUsable(opened, EVERY_SIZE);
  await press(withGitHub(page));
  await page.waitForURL(`${started.url}/o/${slug}/refine`);
  // Whose session has ended comes in the same way, and to the page that is open.
  await page.goto(`${started.url}/o/${slug}/history`);
  const beside = await page.context().newPage();
  await beside.goto(`${started.url}/me`);
  await chooseInMenu(beside, beside.getByRole('button', { name: 'Sign out' }), withGitHub(beside));
  await page.getByRole('dialog', { name: 'Sign in' }).waitFor();
  await press(withGitHub(page));
  await page.waitForURL(`${started.url}/o/${slug}/history`);
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('a second factor is asked for, and a wrong code is not the end', async () => {
  const { slug, api } = await newPerson('Tova');
  await linkByApi(api);
  const { secret } = await api.setupTwoFactor({ password: PASSWORD });
  const { recoveryCodes } = await api.confirmTwoFactor({ code: totpOf(secret, new Date()) });
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^(400|401|422) .*\/auth\/sso\/exchange$/);
  await page.goto(`${started.url}/o/${slug}/history`);
  await keyboardOf(page).press(withGitHub(page));
  const field = page.getByLabel('Code of your authenticator app');
  await field.waitFor();
  expect(await field.and(page.locator(':focus')).isVisible()).toBe(true);
  await expectUsable(opened, EVERY_SIZE);
  for (const wrong of ['000000', '???????']) {
    await field.fill(wrong);
    await page.keyboard.press('Enter');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect
      .poll(() => page.getByRole('button', { name: 'Sign in', exact: true }).isEnabled())
      .toBe(true);
  }
  await expectUsable(opened);
  await field.fill(recoveryCodes[0] ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${started.url}/o/${slug}/history`);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('a sign-in that is over when the code comes is told so', async () => {
  const { slug, api } = await newPerson('Uma');
  await linkByApi(api);
  const { secret } = await api.setupTwoFactor({ password: PASSWORD });
  await api.confirmTwoFactor({ code: totpOf(secret, new Date()) });
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^(401|403) .*\/auth\/sso\/exchange$/);
  await page.goto(`${started.url}/o/${slug}/history`);
  await withGitHub(page).click();
  const field = page.getByLabel('Code of your authenticator app');
  await field.waitFor();
  // Elsewhere this says that a session has ended, which a dialog tells.
  const problem = { status: 403, title: 'No', detail: 'Your account is off.', code: 'account_disabled' };
  await page.route('**/api/v1/auth/sso/exchange', (route) => route.fulfill({ status: 403, json: problem }));
  await field.fill('123456');
  await page.keyboard.press('Enter');
  await alertOf(page, 'Your account is off.').waitFor();
  expect(await field.count()).toBe(0);
  await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
  await withGitHub(page).waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe(`/o/${slug}/history`);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('a linked account is unlinked, and lets nobody in any more', async () => {
  const { email, api } = await newPerson('Olga');
  const [confirmed] = github.person.emails;
  await linkByApi(api);
  const opened = await visit();
  const { page } = opened;
  const { dialog, press } = keyboardOf(page);
  await openSecurity(opened, email);
  await press(sectionOf(page).getByRole('button', { name: 'Unlink: GitHub' }));
  await dialog.getByText('You cannot sign in with GitHub any more.').waitFor();
  await expectUsable(opened);
  await press(dialog.getByRole('button', { name: 'Unlink', exact: true }));
  await linkButton(page).waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect(await sectionOf(page).getByRole('listitem').count()).toBe(0);
  expect(await api.listSocialAccounts()).toEqual([]);
  // Who comes with it now is somebody new.
  await chooseInMenu(page, page.getByRole('button', { name: 'Sign out' }), withGitHub(page));
  await withGitHub(page).click();
  await page.waitForURL(/\/refine$/);
  await page.goto(`${started.url}/me`);
  await page
    .getByRole('main')
    .getByText(confirmed?.email ?? '')
    .waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('who does not agree at GitHub reads so, and begins again', async () => {
  const { email } = await newPerson('Dora');
  const opened = await visit(github.refuse);
  const { page } = opened;
  await page.goto(`${started.url}/sign-in?next=/me%3Ftab=security`);
  await withGitHub(page).click();
  await alertOf(page, 'GitHub did not let you in, or you did not agree there.').waitFor();
  await expectUsable(opened);
  await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
  await signIn(opened, email);
  await page.waitForURL(`${started.url}/me?tab=security`);
  await linkBy(page, PASSWORD);
  await page.getByRole('heading', { level: 1, name: 'Link an account' }).waitFor();
  await alertOf(page, 'GitHub did not let you in').waitFor();
  await expectUsable(opened);
  await page.getByRole('link', { name: 'Back to your linked accounts' }).click();
  await page.waitForURL(`${started.url}/me?tab=security`);
  await linkButton(page).waitFor();
  expect(await sectionOf(page).getByRole('status').textContent()).toBe('');
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('an account that somebody else has is not linked, and nobody is signed out', async () => {
  const other = await newPerson('Petra');
  await linkByApi(other.api);
  const { email } = await newPerson('Quinn');
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^(409|422) .*\/auth\/social$/);
  await openSecurity(opened, email);
  await linkBy(page, PASSWORD);
  await alertOf(page, 'This GitHub account is linked to another account here.').waitFor();
  await expectUsable(opened);
  await page.getByRole('link', { name: 'Back to your linked accounts' }).click();
  await linkButton(page).waitFor();
  const problem = { status: 422, title: 'No', detail: 'The code has ended.', code: 'social_code_invalid' };
  await page.route('**/api/v1/auth/social', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 422, json: problem }) : route.continue(),
  );
  await linkBy(page, PASSWORD);
  await alertOf(page, 'The code has ended.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('link', { name: 'Back to your linked accounts' }).click();
  await linkButton(page).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('whom GitHub cannot let in reads why in the words of the API', async () => {
  const { email } = await newPerson('Vera');
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^(403|409) .*\/auth\/sso\/exchange$/);
  github.person.emails = [{ email, primary: true, verified: true }];
  await page.goto(`${started.url}/sign-in`);
  await withGitHub(page).click();
  await alertOf(page, `There is already an account with the e-mail ${email}.`).waitFor();
  await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
  github.person.emails = [{ email: 'not@example.com', primary: true, verified: false }];
  await withGitHub(page).click();
  await alertOf(page, 'Your GitHub account has no confirmed e-mail.').waitFor();
  // That is about the e-mail of an account here.
  expect(await page.getByText('Confirm your e-mail first.').count()).toBe(0);
  expect(await page.getByRole('link').count()).toBe(2);
  await expectUsable(opened);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('who came through an organization is told that this needs a sign-in of their own', async () => {
  started.provider.person = {
    sub: 'hedy',
    email: `hedy@${SUFFIX}`,
    email_verified: true,
    name: 'hedy',
  };
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^403 /);
  await page.goto(`${started.url}/sign-in`);
  await signInBy(page, `hedy@${SUFFIX}`);
  await page.waitForURL(`${started.url}/o/${acme?.slug}/refine`);
  await page.goto(`${started.url}/me?tab=security`);
  await sectionOf(page).getByRole('alert').getByText('own_sign_in_required').waitFor();
  expect(await linkButton(page).count()).toBe(0);
  await expectUsable(opened);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('the same in German', async () => {
  const opened = await visit(github.visit, { locale: 'de-DE' });
  const { page } = opened;
  await page.goto(`${started.url}/sign-in?next=/me%3Ftab=security`);
  await page.getByText('oder', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Weiter mit GitHub' }).click();
  const section = page.getByRole('region', { name: 'Verknüpfte Konten' });
  await section.getByRole('button', { name: 'Trennen: GitHub' }).click();
  await page.getByText('Sie können sich mit GitHub nicht mehr anmelden.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Trennen', exact: true }).click();
  await section.getByRole('button', { name: 'GitHub verknüpfen' }).waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});
