import { DEMO_LOGIN, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { callAsDirectory } from './testing/call-as-directory.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { browserTest, closeBrowser, openPage, signIn } from './testing/open-console.ts';
import { type StartedWithProvider, startWithProvider } from './testing/start-with-provider.ts';
import { tabTo } from './testing/tab-to.ts';

const DOMAIN = 'people.example';
const ACME = '/o/acme/settings/directory';
/** Where tokens are made: the list has a limit in its address. */
const TOKENS = '**/api/v1/scim/tokens';
const PLANS = JSON.stringify({ pro: { features: ['sso', 'scim', 'overage'] } });
const NAME = '<b>Ada</b> Lovelace';
const folder = removableFolder();
let started: StartedWithProvider;

beforeAll(async () => {
  started = await startWithProvider(folder.path, DOMAIN, { PLANS });
});
afterAll(async () => {
  await closeBrowser();
  await started?.close();
  folder.remove();
});
beforeEach(async () => {
  for await (const { id } of started.client.listScimTokens()) await started.client.deleteScimToken(id);
});

async function open(email: string, path = ACME): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}${path}`);
  await signIn(opened, email, DEMO_PASSWORD);
  return opened;
}

/** The parts of the page, and what is done on it by keyboard alone. */
function partsOf(page: Page) {
  const part = (name: string) => page.getByRole('region', { name, exact: true }).first();
  return {
    tokens: part('Tokens'),
    people: part('People'),
    dialog: page.getByRole('dialog'),
    newToken: page.getByRole('button', { name: 'New token' }),
    press: async (target: Locator): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    isFocused: (target: Locator): Promise<boolean> => target.and(page.locator(':focus')).isVisible(),
  };
}

/** Makes a token through the console. Answers what the dialog shows once, which is still open. */
async function makeToken(page: Page, name: string): Promise<{ token: string; baseUrl: string }> {
  const { dialog, newToken, press } = partsOf(page);
  await press(newToken);
  await tabTo(page, dialog.getByLabel('Name', { exact: true }));
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'The new token' }).waitFor();
  const [token = '', baseUrl = ''] = await dialog.locator('code').allTextContents();
  return { token, baseUrl };
}

const rowOf = (list: Locator, text: string): Locator => list.getByRole('row').filter({ hasText: text });

async function untilShows(row: Locator, cells: readonly string[]): Promise<void> {
  await row.waitFor();
  await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual(cells);
}

browserTest('a directory gets a token, which is shown once, and the console shows whom it adds', async () => {
  const opened = await open(DEMO_LOGIN.email);
  const { page } = opened;
  const { tokens, people, dialog, newToken, press, isFocused } = partsOf(page);
  await tokens.getByText('There is no token yet.').waitFor();
  await people.getByText('Nobody came from the directory yet.').waitFor();
  await expectUsable(opened);
  const { token, baseUrl } = await makeToken(page, '  Acme Entra ID ');
  expect([token.slice(0, 4), baseUrl]).toEqual(['prs_', `${started.url}/scim/v2`]);
  await dialog.getByText('It is shown only now.').waitFor();
  await dialog.getByRole('button', { name: 'Copy the address' }).waitFor();
  await expectUsable(opened);
  await page.keyboard.press('Escape');
  await press(dialog.getByRole('button', { name: 'I saved it' }));
  await dialog.waitFor({ state: 'detached' });
  expect(await isFocused(newToken)).toBe(true);
  const row = rowOf(tokens, 'Acme Entra ID');
  await row.getByRole('cell', { name: 'Acme ID', exact: true }).waitFor();
  await row.getByRole('cell', { name: `${token.slice(0, 12)}…` }).waitFor();
  await row.getByRole('cell', { name: 'never' }).waitFor();
  expect(await page.content()).not.toContain(token);

  const directory = callAsDirectory(baseUrl, token);
  const ada = await directory.addUser({ userName: `ada@${DOMAIN}`, displayName: NAME });
  const bob = await directory.addUser({ userName: `bob@${DOMAIN}` });
  await directory.addGroup('Engineers', [ada]);
  await directory.addGroup('Prompt admins', [ada]);
  expect(await directory.switchOff(bob)).toBe(200);
  await page.reload();
  await untilShows(rowOf(people, 'ada'), [NAME, `ada@${DOMAIN}`, 'Engineers and Prompt admins', 'Active']);
  await untilShows(rowOf(people, 'bob'), ['–', `bob@${DOMAIN}`, '–', 'Deactivated']);
  await expect.poll(() => row.getByRole('cell', { name: 'never' }).count()).toBe(0);
  await expectUsable(opened, EVERY_SIZE);

  await people.getByLabel('Status').selectOption('Deactivated');
  await rowOf(people, 'ada').waitFor({ state: 'detached' });
  await rowOf(people, 'bob').waitFor();
  expect(new URL(page.url()).search).toBe('?status=deactivated');
  expect(await directory.switchOff(ada)).toBe(200);
  await page.goto(`${started.url}${ACME}?status=active`);
  await people.getByText('Nobody in the directory has this status.').waitFor();

  await press(row.getByRole('button', { name: 'Delete: Acme Entra ID' }));
  await dialog.getByText('the directory cannot change anything any more. People stay as they are.').waitFor();
  await expectUsable(opened);
  await press(dialog.getByRole('button', { name: 'Delete', exact: true }));
  await tokens.getByText('There is no token yet.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect(await directory.listUsers()).toBe(401);
  await people.getByLabel('Status').selectOption('all');
  await untilShows(rowOf(people, 'ada'), [
    NAME,
    `ada@${DOMAIN}`,
    'Engineers and Prompt admins',
    'Deactivated',
  ]);
  expect(opened.complaints()).toEqual([]);
});

browserTest('a token whose answer was lost is shown at the next press, and is there once', async () => {
  const opened = await open(DEMO_LOGIN.email);
  const { page } = opened;
  const { dialog, tokens, newToken, press } = partsOf(page);
  await page.route(TOKENS, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await press(newToken);
  await tabTo(page, dialog.getByLabel('Name', { exact: true }));
  await page.keyboard.type('Lost');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').waitFor();
  await page.unroute(TOKENS);
  await press(dialog.getByRole('button', { name: 'Make the token' }));
  await press(dialog.getByRole('button', { name: 'I saved it' }));
  await rowOf(tokens, 'Lost').waitFor();
  const { items } = await started.client.listScimTokens().page();
  expect(items.map(({ name }) => name)).toEqual(['Lost']);
});

browserTest('with several identity providers the token is for the one that is chosen', async () => {
  const { issuer, clientId, clientSecret } = started.provider;
  const { id } = await started.client.createConnection({
    kind: 'oidc',
    name: 'Acme Staff',
    issuer,
    clientId,
    clientSecret,
    defaultRole: 'member',
  });
  const opened = await open(DEMO_LOGIN.email);
  const { page } = opened;
  opened.expectRefusal(/^403 .*\/scim\/tokens$/);
  const { tokens, dialog, newToken, press } = partsOf(page);
  const problem = {
    status: 403,
    title: 'Plan',
    detail: 'Your plan does not have scim.',
    code: 'plan_required',
  };
  await page.route(TOKENS, (route) => route.fulfill({ status: 403, json: problem }));
  await press(newToken);
  await tabTo(page, dialog.getByLabel('Name', { exact: true }));
  await page.keyboard.type('Staff');
  await dialog.getByLabel('Identity provider').selectOption('Acme ID');
  await press(dialog.getByRole('button', { name: 'Make the token' }));
  await dialog.getByRole('alert').getByText('Your plan does not have scim.').waitFor();
  await expectUsable(opened);
  await page.unroute(TOKENS);
  await dialog.getByLabel('Identity provider').selectOption('Acme Staff');
  await press(dialog.getByRole('button', { name: 'Make the token' }));
  await press(dialog.getByRole('button', { name: 'I saved it' }));
  await rowOf(tokens, 'Acme Staff').waitFor();
  const { items } = await started.client.listScimTokens().page();
  expect(items).toMatchObject([{ name: 'Staff', connectionId: id }]);

  // With its identity provider a directory goes.
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Sign-in' }).click();
  await press(page.getByRole('button', { name: 'Delete: Acme Staff' }));
  await press(dialog.getByRole('button', { name: 'Delete', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Directory' }).click();
  await tokens.getByText('There is no token yet.').waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('without an identity provider the page leads to where one is connected', async () => {
  const opened = await open('admin@techstartup.com', '/o/techstartup/settings/directory');
  const { page } = opened;
  const { tokens, newToken, press } = partsOf(page);
  await tokens.getByText('Connect an identity provider first.').waitFor();
  expect(await newToken.count()).toBe(0);
  await press(tokens.getByRole('link', { name: 'Connect an identity provider' }));
  await page.waitForURL(`${started.url}/o/techstartup/settings/sign-in`);
  expect(opened.complaints()).toEqual([]);
});

browserTest('who may not see directories sees no such page', async () => {
  const opened = await open('user@acme.com');
  const { page } = opened;
  await page.getByText('You need the right “sso:read” to see this page.').waitFor();
  const settings = page.getByRole('navigation', { name: 'Settings' });
  await settings.getByRole('link', { name: 'Members' }).waitFor();
  expect(await settings.getByRole('link', { name: 'Directory' }).count()).toBe(0);
  expect(opened.complaints()).toEqual([]);
});

browserTest('it is there in German', async () => {
  const opened = await openPage(started.url, { locale: 'de-DE' });
  const { page } = opened;
  await page.goto(`${started.url}${ACME}`);
  await page.getByLabel('E-Mail', { exact: true }).fill(DEMO_LOGIN.email);
  await page.getByLabel('Passwort', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Verzeichnis' }).waitFor();
  await page.getByRole('button', { name: 'Neues Token' }).waitFor();
  expect(await page.title()).toContain('Verzeichnis');
  await expectUsable(opened, EVERY_SIZE);
  expect(opened.complaints()).toEqual([]);
});
