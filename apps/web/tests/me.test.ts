import path from 'node:path';
import { PromptRefinery } from '@prompt-refinery/client';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { totpOf } from '../../api/src/testing/totp.ts';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { expectUsable } from './testing/expect-usable.ts';
import { chooseInMenu } from './testing/once-ready.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  startWithConsole,
} from './testing/open-console.ts';

type Page = WatchedPage['page'];

const PASSWORD = 'correct horse battery';
/**
 * What the stories have refused on purpose: wrong passwords and codes, names that are taken, what is due
 * first.
 */
const REFUSED =
  /^((400|409) .*\/auth\/register|401 .*\/auth\/login|422 .*\/(change-password|two-factor\/confirm|delete-account)|403 .*\/(organizations\?limit=100|auth\/me)|409 .*\/organizations(\/[^/]+\/leave)?)$/;
const TABS = ['profile', 'security', 'sessions', 'organizations', 'data'];
const folders = [removableFolder(), removableFolder()] as const;
let instance: Started;
/** On another port of the same host; people confirm their e-mail there before anything else. */
let neighbour: Started;

beforeAll(async () => {
  const [own, other] = folders;
  instance = await startWithConsole(own.path);
  neighbour = await startWithConsole(other.path, {
    REQUIRE_VERIFIED_EMAIL: 'true',
  });
});
afterAll(async () => {
  await closeBrowser();
  for (const started of [instance, neighbour]) await started?.launcher.end('SIGTERM');
  for (const { remove } of folders) remove();
});

const emailOf = (name: string): string => `${name.toLowerCase()}@example.com`;

/** Somebody with an account and an organization, and the API as they call it. */
async function newPerson(name: string) {
  const account = { email: emailOf(name), password: PASSWORD, fullName: name };
  const baseUrl = instance.url;
  const { user, accessToken } = await new PromptRefinery({ baseUrl }).register(account);
  const api = new PromptRefinery({ baseUrl, accessToken });
  return { ...account, api, organization: user.organization };
}

/** The API as somebody calls it who signs in once more. */
async function signedIn(email: string, code?: string): Promise<PromptRefinery> {
  const anybody = new PromptRefinery({ baseUrl: instance.url });
  const { accessToken } = await anybody.login({ email, password: PASSWORD, ...(code ? { code } : {}) });
  return new PromptRefinery({ baseUrl: instance.url, accessToken });
}

/** The token of somebody's n-th mail with a link to one of the pages; waits for it. */
async function mailedToken(folder: string, to: string, [page, n]: [string, number]): Promise<string> {
  const ctx = { settings: { mail: { outboxDir: path.join(folder, 'outbox') } } };
  const find = async () =>
    (await readOutbox(ctx, to)).filter(({ text }) => text?.includes(`/${page}#token=`))[n - 1];
  await expect.poll(find).toBeDefined();
  return tokenIn(await find());
}

async function open(address: string, email: string, base = instance.url): Promise<WatchedPage> {
  const opened = await openPage(base);
  opened.expectRefusal(REFUSED);
  await opened.page.goto(`${base}${address}`);
  await submitSignIn(opened.page, email);
  await opened.page.getByRole('heading', { level: 1 }).and(opened.page.getByText('Sign in')).waitFor({
    state: 'detached',
  });
  return opened;
}

async function submitSignIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await chooseInMenu(
    page,
    page.getByRole('button', { name: 'Sign out' }),
    page.getByRole('heading', { level: 1, name: 'Sign in' }),
  );
}

const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name }).click();
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const isFocused = (of: ReturnType<Page['getByRole']>): Promise<boolean> =>
  of.and(of.page().locator(':focus')).isVisible();

/** What must be right of a page whatever it shows. */
async function expectGood(opened: WatchedPage): Promise<void> {
  await expectUsable(opened);
  expect(opened.complaints()).toEqual([]);
}

/** Remembers that the page was not loaded anew since. */
const mark = (page: Page): Promise<unknown> => page.evaluate('globalThis.isSame = true');
const isMarked = (page: Page): Promise<unknown> => page.evaluate('globalThis.isSame === true');

browserTest('signing in says at its field what is wrong, and takes a pasted password', async () => {
  await newPerson('Ann');
  const opened = await openPage(instance.url);
  opened.expectRefusal(REFUSED);
  const { page } = opened;
  await page.goto(`${instance.url}/sign-in`);
  const email = page.getByLabel('E-mail', { exact: true });
  const password = page.getByLabel('Password', { exact: true });
  await email.fill(emailOf('Ann'));
  await password.fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('E-mail or password is wrong.').waitFor();
  expect(await isFocused(password)).toBe(true);
  expect(await password.getAttribute('aria-invalid')).toBe('true');
  expect([await email.getAttribute('autocomplete'), await password.getAttribute('autocomplete')]).toEqual([
    'username',
    'current-password',
  ]);
  await expectGood(opened);
  await email.fill(PASSWORD);
  await email.press('Control+A');
  await email.press('Control+X');
  await password.press('Control+A');
  await password.press('Control+V');
  await email.fill(emailOf('Ann'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/o\/[^/]+\/refine/);

  await page.goto(`${instance.url}/sign-in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Ask for a new password' }).waitFor();

  await page.goto(`${instance.url}/sign-up`);
  await page.getByLabel('Your name').fill('Ann');
  await email.fill(emailOf('Ann'));
  await password.fill(PASSWORD);
  await press(page, 'Make the account');
  await page.getByText('There is already an account with this e-mail').waitFor();
  expect(await isFocused(email)).toBe(true);
  await password.fill('password');
  await email.fill('somebody@example.com');
  await press(page, 'Make the account');
  await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
  await expectGood(opened);
});

describe('where somebody else was signed in before', () => {
  const fillAccount = async (page: Page, name: string): Promise<void> => {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail', { exact: true }).fill(emailOf(name));
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Make the account');
  };
  /**
   * Opens an address, goes on to another page without a session, and does there what begins one. Afterwards
   * the first page is there again.
   */
  async function comeBack(address: string, link: string, begin: (page: Page) => Promise<void>) {
    const opened = await openPage(instance.url);
    const { page } = opened;
    // What was read stays new.
    await page.clock.setFixedTime(new Date());
    await page.goto(`${instance.url}${address}`);
    await page.getByRole('link', { name: link }).click();
    // Both pages have fields of the same names.
    await page.getByRole('link', { name: link }).waitFor({ state: 'detached' });
    await begin(page);
    await page.waitForURL(/\/o\/[^/]+\/refine/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    return opened;
  }

  browserTest('whoever signs in sees nothing of theirs', async () => {
    const ann = await newPerson('Anna');
    const opened = await comeBack('/sign-in', 'Make an account', (page) => fillAccount(page, 'Rosa'));
    await submitSignIn(opened.page, ann.email);
    await opened.page.waitForURL((url) => url.pathname.startsWith(`/o/${ann.organization.slug}/`));
    expect(opened.complaints()).toEqual([]);
  });

  browserTest('whoever makes an account sees nothing of theirs', async () => {
    const bea = await newPerson('Bea');
    const opened = await comeBack('/sign-up', 'I have an account', (page) => submitSignIn(page, bea.email));
    const shown: string[] = [];
    opened.page.on('framenavigated', (frame) => shown.push(frame.url()));
    await fillAccount(opened.page, 'Ida');
    await opened.page.waitForURL(
      ({ pathname }) => pathname.startsWith('/o/') && !pathname.startsWith(`/o/${bea.organization.slug}/`),
    );
    expect(shown.filter((url) => url.includes(bea.organization.slug))).toEqual([]);
    expect(opened.complaints()).toEqual([]);
  });
});

browserTest('a person changes name, password and sessions, and confirms the e-mail', async () => {
  const { email, api } = await newPerson('Grace');
  const others = [await signedIn(email), await signedIn(email)];
  const opened = await open('/me', email);
  const { page } = opened;
  await page.getByLabel('Your name').fill('Grace Hopper <b>');
  await press(page, 'Save');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('banner').getByText('Grace Hopper <b>').waitFor();
  expect((await api.getProfile()).fullName).toBe('Grace Hopper <b>');

  await press(page, 'Send the mail again');
  await page.getByText('The mail is on its way').waitFor();
  const token = await mailedToken(folders[0].path, email, ['verify-email', 2]);
  await page.goto(`${instance.url}/verify-email#token=${token}`);
  await press(page, 'Confirm my e-mail');
  await page.getByText('Your e-mail is confirmed.').waitFor();
  await page.goto(`${instance.url}/me`);
  await page.getByText('E-mail confirmed').waitFor();
  expect(await page.getByRole('button', { name: 'Send the mail again' }).count()).toBe(0);

  // By keyboard alone: one session, then all others.
  await page.goto(`${instance.url}/me?tab=sessions`);
  const rows = page.getByRole('row').filter({ hasText: '127.0.0.1' });
  await expect.poll(() => rows.count()).toBe(4);
  expect(await rows.filter({ hasText: 'This session' }).count()).toBe(1);
  expect(await rows.filter({ hasText: 'Chrome · Linux' }).count()).toBe(1);
  const first = page.getByRole('button', { name: /^End: / }).first();
  for (let steps = 0; steps < 40; steps++) {
    if (await isFocused(first)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText('The session has ended.').waitFor();
  await expect.poll(() => rows.count()).toBe(3);
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await page.getByRole('button', { name: 'End all other sessions' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => rows.count()).toBe(1);
  for (const other of [...others, api])
    await expect(other.getMe()).rejects.toMatchObject({ code: 'unauthenticated' });

  await tab(page, 'Password and second factor');
  const password = section(page, 'Password');
  const [current, next] = [
    password.getByLabel('Current password'),
    password.getByLabel('New password', { exact: true }),
  ];
  await current.fill('wrong');
  await next.fill('another horse battery');
  await press(page, 'Change the password');
  await expect.poll(() => current.getAttribute('aria-invalid')).toBe('true');
  expect(await next.inputValue()).toBe('another horse battery');
  await current.fill(PASSWORD);
  const before = await signedIn(email);
  await press(page, 'Change the password');
  await page.getByText('all your other sessions have ended').waitFor();
  expect(await next.inputValue()).toBe('');
  await expect(before.getMe()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(signedIn(email)).rejects.toMatchObject({ code: 'invalid_credentials' });
  expect(opened.complaints()).toEqual([]);
});

/** Sets two-factor sign-in up on the page that is open. Answers the recovery codes. */
async function setUpTwoFactor({ page, accessibility }: WatchedPage): Promise<string[]> {
  const part = section(page, 'Two-factor sign-in');
  await part.getByLabel('Your password').fill(PASSWORD);
  await press(page, 'Set up');
  const secret = await part.locator('code').first().textContent();
  expect(await part.getByRole('link', { name: 'Open it in an app' }).getAttribute('href')).toContain(
    `otpauth://totp/`,
  );
  expect(await accessibility()).toEqual([]);
  await part.getByLabel('Code').fill('000000');
  await press(page, 'Turn on');
  await expect.poll(() => part.getByLabel('Code').getAttribute('aria-invalid')).toBe('true');
  await part.getByLabel('Code').fill(totpOf(secret ?? '', new Date()));
  await press(page, 'Turn on');
  const dialog = page.getByRole('dialog', { name: 'Recovery codes' });
  await dialog.waitFor();
  // What is shown once is not lost to a key.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await accessibility()).toEqual([]);
  const codes = (await dialog.locator('pre').textContent())?.split('\n') ?? [];
  await press(page, 'I saved it');
  await dialog.waitFor({ state: 'detached' });
  await part.getByText(`You have ${codes.length} recovery codes left.`).waitFor();
  return codes;
}

browserTest('an organization that asks for a second factor lets a person in once it is set up', async () => {
  const ada = await newPerson('Ada');
  const own = await open('/me?tab=security', ada.email);
  await setUpTwoFactor(own);
  await ada.api.updateOrganization({ organizationId: ada.organization.id, requireTwoFactor: true });
  const bob = { email: emailOf('Bob'), fullName: 'Bob', password: PASSWORD };
  await ada.api.addMember({ organizationId: ada.organization.id, ...bob });

  const opened = await open(`/o/${ada.organization.slug}/history`, bob.email);
  const { page } = opened;
  await page.getByText('The organization asks for two-factor sign-in').waitFor();
  await mark(page);
  await page.getByRole('link', { name: 'Set up two-factor sign-in' }).click();
  const [code = '', second = '', third = ''] = await setUpTwoFactor(opened);
  await page.getByRole('link', { name: 'Back to the page' }).click();
  await page.waitForURL(/\/history$/);
  await page.getByText('No prompt was refined here yet.').waitFor();
  expect(await isMarked(page)).toBe(true);
  expect((await (await signedIn(bob.email, code)).getMe()).organizationId).toBe(ada.organization.id);

  await signOut(page);
  await submitSignIn(page, bob.email);
  const asked = page.getByLabel('Code of your authenticator app');
  await asked.waitFor();
  expect(await isFocused(asked)).toBe(true);
  await asked.fill(second);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/refine$/);
  await page.goto(`${instance.url}/me?tab=security`);
  await press(page, 'Turn off');
  const dialog = page.getByRole('dialog', { name: 'Turn off' });
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByLabel('Code').fill(third);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Off. Signing in needs only your password.').waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest(
  'a person makes an organization, leaves another, takes the data along and is deleted',
  async () => {
    const carol = await newPerson('Carol');
    const dan = { email: emailOf('Dan'), fullName: 'Dan', password: PASSWORD };
    const { id: organizationId, name } = carol.organization;
    await carol.api.addMember({ organizationId, ...dan });
    const opened = await open('/me?tab=organizations', dan.email);
    const { page } = opened;

    // Nobody who signs in is without an organization now; the pages are ready for it all the same.
    await page.route(/\/organizations\?/, (route) => route.fulfill({ json: [] }));
    await page.goto(`${instance.url}/`);
    await expectGood(opened);
    await page.getByRole('link', { name: 'Make an organization' }).click();
    await page.getByText('You are in no organization.').waitFor();
    await page.unroute(/\/organizations\?/);
    const form = section(page, 'Make an organization');
    await form.getByLabel('Name', { exact: true }).fill('Dan & <i>Co</i>');
    await form.getByLabel('Name in addresses').fill(carol.organization.slug);
    await press(page, 'Make it');
    await expect.poll(() => form.getByLabel('Name in addresses').getAttribute('aria-invalid')).toBe('true');
    await form.getByLabel('Name in addresses').fill('dan-co');
    await press(page, 'Make it');
    await page.waitForURL(/\/o\/dan-co\/refine$/);

    await chooseInMenu(
      page,
      page.getByRole('link', { name: 'You' }),
      page.getByRole('heading', { level: 1, name: 'You' }),
    );
    await tab(page, 'Organizations');
    await page.getByRole('button', { name: `Leave: Dan & <i>Co</i>` }).click();
    await press(page, 'Leave');
    await page.getByRole('alert').getByText('last_admin').waitFor();
    await press(page, 'Cancel');
    await page.getByRole('button', { name: `Leave: ${name}` }).click();
    await press(page, 'Leave');
    await expect.poll(() => page.getByRole('button', { name: /^Leave: / }).count()).toBe(1);
    const members = await carol.api.listMembers({ organizationId }).page();
    expect(members.items.map(({ email }) => email)).toEqual([carol.email]);
    await page.reload();
    await page.getByRole('button', { name: `Leave: Dan & <i>Co</i>` }).waitFor();

    await tab(page, 'Your data');
    await press(page, 'Ask for an export');
    await page.getByText('Ready: the link to download it is in the mail').waitFor();
    await page.reload();
    await page.getByText('Ready: the link to download it is in the mail').waitFor();
    const token = await mailedToken(folders[0].path, dan.email, ['download-export', 1]);
    const mailed = await page.context().newPage();
    await mailed.goto(`${instance.url}/download-export#token=${token}`);
    const download = mailed.waitForEvent('download');
    await press(mailed, 'Download the archive');
    expect((await download).suggestedFilename()).toBe('prompt-refinery-export.zip');
    await mailed.close();

    await press(page, 'Delete my account');
    const dialog = page.getByRole('dialog', { name: 'Delete my account' });
    const typed = dialog.getByLabel('To confirm, type your e-mail');
    const password = dialog.getByLabel('Your password');
    await typed.fill(carol.email);
    await password.fill('wrong');
    await dialog.getByRole('button', { name: 'Delete my account' }).click();
    expect(await typed.and(page.locator(':invalid')).isVisible()).toBe(true);
    await typed.fill(dan.email);
    await dialog.getByRole('button', { name: 'Delete my account' }).click();
    await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
    await expectGood(opened);
    await password.fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Delete my account' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your account is deleted' }).waitFor();
    const receipt = JSON.parse((await page.locator('pre').textContent()) ?? '');
    expect(receipt).toMatchObject({ receipt: { subject: { kind: 'user' } }, sha256: expect.any(String) });
    await page.reload();
    await page.getByText(receipt.sha256).waitFor();
    await expectGood(opened);
    await expect(signedIn(dan.email)).rejects.toMatchObject({ code: 'invalid_credentials' });
  },
);

browserTest(
  'one sign-out ends all tabs at once; what was written stays for whoever wrote it only',
  async () => {
    const eve = await newPerson('Eve');
    const other = await eve.api.createOrganization({ name: 'Other', slug: 'other-of-eve' });
    const mallory = await newPerson('Mallory');
    const opened = await open(`/o/${eve.organization.slug}/refine`, eve.email);
    const { page } = opened;
    const draft = 'My secret draft: please summarize.';
    await page.getByRole('textbox').first().fill(draft);
    const forms = await page.context().newPage();
    await forms.goto(`${instance.url}/me?tab=organizations`);
    const half = forms.getByLabel('Name', { exact: true });
    await half.fill('Half-filled');
    const third = await page.context().newPage();
    await third.goto(`${instance.url}/o/${other.slug}/history`);
    await mark(page);
    await mark(forms);

    const dialogs = [page, forms].map((one) => one.getByRole('dialog', { name: 'Sign in' }));
    await signOut(third);
    for (const dialog of dialogs) await dialog.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await dialogs[0]?.isVisible()).toBe(true);
    await submitSignIn(page, eve.email);
    for (const dialog of dialogs) await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox').first().inputValue()).toBe(draft);
    expect(await half.inputValue()).toBe('Half-filled');
    expect([await isMarked(page), await isMarked(forms)]).toEqual([true, true]);

    await third.goto(`${instance.url}/o/${other.slug}/history`);
    await signOut(third);
    for (const dialog of dialogs) await dialog.waitFor();
    await submitSignIn(page, mallory.email);
    await page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
    await expect.poll(() => isMarked(forms)).toBe(false);
    await forms.getByRole('banner').getByText('Mallory').first().waitFor();
    expect(await half.inputValue()).toBe('');
    for (const one of [page, forms]) {
      expect(await one.content()).not.toContain(eve.organization.slug);
      expect(await one.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('secret draft');
    }
    await page.goto(`${instance.url}/`);
    await page.waitForURL(/\/refine$/);
    expect(await page.getByRole('textbox').first().inputValue()).toBe('');
    expect(opened.complaints()).toEqual([]);
  },
);

browserTest('what was written for one organization is on no page of another', async () => {
  const fay = await newPerson('Fay');
  const second = await fay.api.createOrganization({ name: 'Second', slug: 'second-of-fay' });
  const opened = await open(`/o/${fay.organization.slug}/refine`, fay.email);
  const { page } = opened;
  const prompt = page.getByRole('textbox').first();
  await prompt.fill('For the first.');
  await page.locator('[popovertarget=organizations]').click();
  await page.getByRole('list', { name: 'Organizations' }).getByRole('link', { name: 'Second' }).click();
  await page.waitForURL(`${instance.url}/o/${second.slug}/refine`);
  await expect.poll(() => prompt.inputValue()).toBe('');
  await prompt.fill('For the second.');
  // From one to the other without a page between them.
  await page.goBack();
  await page.waitForURL(`${instance.url}/o/${fay.organization.slug}/refine`);
  await expect.poll(() => prompt.inputValue()).toBe('For the first.');
  await expectGood(opened);
});

browserTest(
  'instances on neighbouring ports keep their sessions; an unconfirmed e-mail leads to its page',
  async () => {
    const { email } = await newPerson('Nora');
    const opened = await open('/me', email);
    const { page } = opened;
    const beside = await page.context().newPage();
    await beside.goto(`${neighbour.url}/sign-up?next=/me%3Ftab=organizations`);
    await beside.getByLabel('Your name').fill('Nora');
    await beside.getByLabel('E-mail', { exact: true }).fill(email);
    await beside.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(beside, 'Make the account');
    await beside.getByText('Confirm your e-mail first').first().waitFor();
    await mark(beside);
    await beside.getByRole('link', { name: 'See the state of your e-mail' }).first().click();
    await press(beside, 'Send the mail again');
    await beside.getByText('The mail is on its way').waitFor();
    const token = await mailedToken(folders[1].path, email, ['verify-email', 2]);
    const mailed = await page.context().newPage();
    await mailed.goto(`${neighbour.url}/verify-email#token=${token}`);
    await press(mailed, 'Confirm my e-mail');
    await mailed.getByText('Your e-mail is confirmed.').waitFor();
    await tab(beside, 'Organizations');
    await beside.getByRole('button', { name: /^Leave: / }).waitFor();
    expect(await isMarked(beside)).toBe(true);

    const cookies = await page.context().cookies();
    expect(new Set(cookies.map(({ name }) => name)).size).toBe(2);
    await signOut(page);
    await beside.reload();
    await beside.getByRole('button', { name: /^Leave: / }).waitFor();
    await submitSignIn(page, email);
    await page.waitForURL(/\/refine$/);
    await signOut(beside);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Refine a prompt' }).waitFor();
  },
);

browserTest('each part of the page fits a narrow window and reloads the same', async () => {
  const { email } = await newPerson('Zoe');
  const opened = await open('/me', email);
  const { page } = opened;
  await page.setViewportSize({ width: 320, height: 800 });
  for (const name of TABS) {
    await page.goto(`${instance.url}/me?tab=${name}`);
    const heading = page.getByRole('heading', { level: 2 }).first();
    await heading.waitFor();
    const title = await heading.textContent();
    await page.reload();
    await heading.waitFor();
    expect(await heading.textContent()).toBe(title);
    expect(new URL(page.url()).search).toBe(`?tab=${name}`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await expectGood(opened);
  }
});
