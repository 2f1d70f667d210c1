import { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_LOGIN, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { totpOf } from '../../api/src/testing/totp.ts';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { clientOf } from './testing/client-of.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { browserTest, closeBrowser, signIn } from './testing/open-console.ts';
import {
  goOnWith,
  type StartedWithProvider,
  signInBy,
  startWithProvider,
} from './testing/start-with-provider.ts';
import { tabTo } from './testing/tab-to.ts';

const PASSWORD = 'correct horse battery';
const GRACE = 'grace@acme.com';
const MIA = 'mia@acme.com';
const SETTINGS = '/o/acme/settings/sign-in';
const TITLE = 'Require single sign-on';
const folder = removableFolder();
let started: StartedWithProvider;
/** An admin with two-factor sign-in, and codes that she has not used. */
let grace: PromptRefinery;
let graceId: string;
let codes: string[];

beforeAll(async () => {
  started = await startWithProvider(folder.path, 'acme.com');
  const { url, client } = started;
  const { organizationId } = await client.getMe();
  const person = { organizationId, password: PASSWORD };
  ({ id: graceId } = await client.addMember({ ...person, email: GRACE, fullName: 'Grace', role: 'admin' }));
  await client.addMember({ ...person, email: 'zoe@acme.com', fullName: 'Zoe', role: 'admin' });
  await client.addMember({ ...person, email: MIA, fullName: 'Mia', role: 'member' });
  grace = await clientOf(url, GRACE, PASSWORD);
  const { secret } = await grace.setupTwoFactor({ password: PASSWORD });
  ({ recoveryCodes: codes } = await grace.confirmTwoFactor({ code: totpOf(secret, new Date()) }));
});
afterAll(async () => {
  await closeBrowser();
  await started?.close();
  folder.remove();
});
beforeEach(async () => {
  started.provider.reset();
  // There are few codes.
  grace = await grace.getMe().then(() => grace, signedInWithCode);
  await grace.updateSsoPolicy({ requireSso: false, exemptIds: [] });
});

const nextCode = (): string => codes.shift() ?? '';

async function signedInWithCode(): Promise<PromptRefinery> {
  const baseUrl = started.url;
  const { accessToken } = await new PromptRefinery({ baseUrl }).login({
    email: GRACE,
    password: PASSWORD,
    code: nextCode(),
  });
  return new PromptRefinery({ baseUrl, accessToken });
}

/** Somebody whom the provider knows by their e-mail. */
function isAtProvider(email: string): void {
  started.provider.person = { sub: email, email, email_verified: true, name: email };
}

/** An admin comes in through the provider, by which it can be required. */
async function comeIn(): Promise<WatchedPage> {
  isAtProvider(DEMO_LOGIN.email);
  const opened = await started.visit();
  await opened.page.goto(`${started.url}/sign-in`);
  await signInBy(opened.page, DEMO_LOGIN.email);
  await opened.page.waitForURL(/\/o\/acme\/refine$/);
  return opened;
}

async function openSettings(): Promise<WatchedPage> {
  const opened = await started.visit();
  await opened.page.goto(`${started.url}${SETTINGS}`);
  await signIn(opened, DEMO_LOGIN.email, DEMO_PASSWORD);
  return opened;
}

/** The part of the page, by keyboard alone. */
function partOf(page: Page) {
  const part = page.getByRole('region', { name: TITLE });
  const dialog = page.getByRole('dialog', { name: TITLE });
  const press = async (target: Parameters<typeof tabTo>[1], key = 'Enter'): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  const box = (name: string | RegExp) => part.getByRole('checkbox', { name });
  return {
    part,
    dialog,
    press,
    box,
    require: box('People must sign in through an identity provider'),
    save: part.getByRole('button', { name: 'Save' }),
    yes: dialog.getByRole('button', { name: TITLE }),
  };
}

browserTest('it can be required once an admin has come in, whatever was pressed before', async () => {
  const opened = await openSettings();
  const { page } = opened;
  opened.expectRefusal(/^(409|400) .*\/sso\/policy$/);
  const { part, dialog, press, box, require, save, yes } = partOf(page);
  await part.getByText('It is not required').waitFor();
  await part.getByText('No admin has signed in through an identity provider').waitFor();
  await press(require, 'Space');
  await press(save);
  await dialog.getByText('All sessions that began with a password end at once, your own too.').waitFor();
  await expectUsable(opened);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await save.and(page.locator(':focus')).isVisible()).toBe(true);
  expect(await require.isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await press(yes);
  await part.getByRole('alert').getByText('sso_not_tested').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  expect((await grace.getSsoPolicy()).requireSso).toBe(false);

  await comeIn();
  await page.reload();
  await part.getByText('An admin last signed in through an identity provider on').waitFor();
  await press(require, 'Space');
  await press(box(/Acme Admin/), 'Space');
  await press(save);
  await press(yes);
  // The first of the list that was sent, whoever that is, and not the first on the page.
  const wrong = box(/Acme Admin/);
  await expect.poll(() => wrong.getAttribute('aria-invalid')).toBe('true');
  expect(await box(/Grace/).getAttribute('aria-invalid')).toBeNull();
  await part
    .getByText('must be an admin of the organization with two-factor sign-in', { exact: true })
    .waitFor();
  await expectUsable(opened, EVERY_SIZE);
  expect((await grace.getSsoPolicy()).requireSso).toBe(false);
  expect(opened.complaints()).toEqual([]);
});

browserTest('whoever is exempt stays, and stops it again without a question', async () => {
  await comeIn();
  const opened = await started.visit();
  const { page } = opened;
  opened.expectRefusal(/^(401 .*\/auth\/login|409 .*\/sso\/connections\/[^/]+)$/);
  await page.goto(`${started.url}${SETTINGS}`);
  await page.getByLabel('E-mail', { exact: true }).fill(GRACE);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('Code of your authenticator app').fill(nextCode());
  await page.keyboard.press('Enter');
  const { part, dialog, press, box, require, save, yes } = partOf(page);
  await press(require, 'Space');
  await press(box(/Grace/), 'Space');
  await press(save);
  await press(yes);
  await part.getByText('It is required:').waitFor();
  await part.getByText('Saved').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await page.reload();
  await part.getByText('It is required:').waitFor();
  expect([await require.isChecked(), await box(/Grace/).isChecked()]).toEqual([true, true]);
  expect(await box(/Acme Admin/).isChecked()).toBe(false);
  expect(await grace.getSsoPolicy()).toMatchObject({ requireSso: true, exempt: [{ id: graceId }] });
  await expect(started.client.getMe()).rejects.toMatchObject({ code: 'unauthenticated' });

  const connection = page.getByRole('region', { name: 'Acme ID', exact: true });
  await press(connection.getByRole('button', { name: 'Delete: Acme ID' }));
  const removing = page.getByRole('dialog', { name: 'Delete' });
  await press(removing.getByRole('button', { name: 'Delete', exact: true }));
  await removing.getByRole('alert').getByText('sso_in_use').waitFor();
  await page.keyboard.press('Escape');

  await press(require, 'Space');
  await press(save);
  await part.getByText('It is not required').waitFor();
  expect(await dialog.count()).toBe(0);
  expect(await grace.getSsoPolicy()).toMatchObject({ requireSso: false, exempt: [{ id: graceId }] });
  expect(opened.complaints()).toEqual([]);
});

browserTest('a right password leads to where the organization signs people in', async () => {
  await comeIn();
  await grace.updateSsoPolicy({ requireSso: true, exemptIds: [graceId] });
  isAtProvider(MIA);
  const opened = await started.visit();
  const { page } = opened;
  opened.expectRefusal(/^(403|401) .*\/auth\/login$/);
  await page.goto(`${started.url}/o/acme/history`);
  const password = page.getByLabel('Password', { exact: true });
  await page.getByLabel('E-mail', { exact: true }).fill(MIA);
  await password.fill('a wrong password');
  await page.keyboard.press('Enter');
  await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
  await password.fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('lets you in only through its own sign-in page').waitFor();
  await expectUsable(opened);
  await goOnWith(page, MIA);
  await page.waitForURL(`${started.url}/o/acme/history`);
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  expect(started.complaintsOf(opened)).toEqual([]);
});

browserTest('the demo login leads there as well, and from there to the page that was wanted', async () => {
  await comeIn();
  await grace.updateSsoPolicy({ requireSso: true, exemptIds: [graceId] });
  const opened = await started.visit();
  const { page } = opened;
  opened.expectRefusal(/^403 .*\/auth\/login$/);
  await page.goto(`${started.url}/o/acme/history`);
  await page.getByRole('button', { name: 'Use the demo login' }).click();
  await page.getByRole('alert').getByText('sso_required').waitFor();
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await page.getByText('You go on at the page').waitFor();
  const { searchParams } = new URL(page.url());
  expect([...searchParams]).toEqual([
    ['way', 'organization'],
    ['next', '/o/acme/history'],
  ]);
  expect(opened.complaints()).toEqual([]);
});

browserTest('whose password opens another organization is led on from the page of this one', async () => {
  await comeIn();
  const user = await clientOf(started.url, 'user@acme.com', DEMO_PASSWORD);
  const own = await user.createOrganization({ name: 'Own' });
  await grace.updateSsoPolicy({ requireSso: true, exemptIds: [graceId] });
  const opened = await started.visit();
  const { page } = opened;
  opened.expectRefusal(/^403 /);
  await page.goto(`${started.url}/o/${own.slug}/history`);
  await signIn(opened, 'user@acme.com', DEMO_PASSWORD);
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  await page.goto(`${started.url}/o/acme/history`);
  await page.getByRole('alert').getByText('lets you in only through its own sign-in page').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  isAtProvider('user@acme.com');
  await tabTo(page, page.getByRole('link', { name: 'Sign in with your organization' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('E-mail', { exact: true }));
  await expectUsable(opened);
  await goOnWith(page, 'user@acme.com');
  await page.waitForURL(`${started.url}/o/acme/history`);
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  expect(started.complaintsOf(opened)).toEqual([]);
});

/** The part says what the API seems to say of the policy. */
async function answerPolicy({ page }: WatchedPage): Promise<void> {
  const { items } = await grace.listMembers({ organizationId: (await grace.getMe()).organizationId }).page();
  const exempt = [DEMO_LOGIN.email, GRACE, MIA].flatMap((email) => {
    const { id, fullName } = items.find((one) => one.email === email) ?? {};
    return [{ id, fullName, email, effective: email === GRACE }];
  });
  await page.route('**/sso/policy', (route) =>
    route.fulfill({ json: { requireSso: true, exempt, testedAt: null } }),
  );
}

browserTest('whose exemption does not help is told so, and nobody is one too many', async () => {
  const opened = await started.visit(undefined, { locale: 'de-DE' });
  const { page } = opened;
  await page.goto(`${started.url}/sign-in`);
  await page.getByLabel('E-Mail', { exact: true }).fill(DEMO_LOGIN.email);
  await page.getByLabel('Passwort', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/o\/acme\/refine$/);
  await page.goto(`${started.url}${SETTINGS}`);
  const part = page.getByRole('region', { name: 'Single Sign-on verlangen' });
  await part.getByText('Es wird nicht verlangt').waitFor();
  await answerPolicy(opened);
  await page.reload();
  await part.getByText('Es wird verlangt').waitFor();
  const described = (name: string) => part.getByRole('checkbox', { name }).getAttribute('aria-describedby');
  const hintOf = async (name: string) => part.locator(`[id="${await described(name)}"]`).textContent();
  const zoe = part.getByRole('checkbox', { name: 'Zoe' });
  expect(await zoe.isDisabled()).toBe(true);
  expect(await hintOf('Acme Admin')).toContain('zweite Faktor fehlt');
  expect(await hintOf('Mia')).toContain('kein Admin');
  expect(await described('Grace')).toBeNull();
  await expectUsable(opened, EVERY_SIZE);
  await part.getByRole('checkbox', { name: 'Mia' }).uncheck();
  await zoe.check();
  expect(await part.getByRole('checkbox', { name: 'Mia' }).isDisabled()).toBe(true);
  expect(opened.complaints()).toEqual([]);
});

browserTest('who may only read sees who is exempt, and no form', async () => {
  const opened = await openSettings();
  const { page } = opened;
  const { part, save } = partOf(page);
  await save.waitFor();
  await answerPolicy(opened);
  await page.route('**/auth/me', async (route) => {
    const reply = await route.fetch();
    const me = await reply.json();
    me.permissions = me.permissions.filter((one: string) => one !== 'sso:write');
    await route.fulfill({ response: reply, json: me });
  });
  await page.reload();
  await part.getByText('Acme Admin, Grace, and Mia').waitFor();
  expect([await save.count(), await part.getByRole('checkbox').count()]).toEqual([0, 0]);
  await expectUsable(opened);
  expect(opened.complaints()).toEqual([]);
});

browserTest('whoever is not exempt ends their own session, and comes back through the provider', async () => {
  await comeIn();
  const opened = await openSettings();
  const { page } = opened;
  opened.expectRefusal(/^(401 |403 .*\/auth\/login$)/);
  const { part, press, require, save, yes } = partOf(page);
  await press(require, 'Space');
  await press(save);
  await press(yes);
  const dialog = page.getByRole('dialog', { name: 'Sign in' });
  await dialog.getByText('Your session has ended.').waitFor();
  await expectUsable(opened);
  await dialog.getByLabel('E-mail', { exact: true }).fill(DEMO_LOGIN.email);
  await dialog.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText('lets you in only through its own sign-in page').waitFor();
  await expectUsable(opened);
  isAtProvider(DEMO_LOGIN.email);
  await goOnWith(page, DEMO_LOGIN.email);
  await dialog.waitFor({ state: 'detached' });
  await part.getByText('It is required:').waitFor();
  expect(page.url()).toBe(`${started.url}${SETTINGS}`);
  await press(require, 'Space');
  await press(save);
  await part.getByText('It is not required').waitFor();
  expect(started.complaintsOf(opened)).toEqual([]);
});
