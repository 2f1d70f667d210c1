import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_ORGANIZATIONS } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import type { FakeIdentityProvider } from '@refinery/testing/fake-identity-provider.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { browserTest, closeBrowser } from './testing/open-console.ts';
import { isFocused, keyboardOf, openSignInSettings } from './testing/sign-in-settings.ts';
import { type StartedWithProvider, signInBy, startWithProvider } from './testing/start-with-provider.ts';
import { tabTo } from './testing/tab-to.ts';

const [acme] = DEMO_ORGANIZATIONS;
const SUFFIX = 'people.example';
const EXCHANGE = '**/api/v1/auth/sso/exchange';
const folder = removableFolder();
let started: StartedWithProvider;
let provider: FakeIdentityProvider;
let client: PromptRefinery;
let visit: StartedWithProvider['visit'];
let complaintsOf: StartedWithProvider['complaintsOf'];

beforeAll(async () => {
  started = await startWithProvider(folder.path, SUFFIX);
  ({ provider, client, visit, complaintsOf } = started);
});
afterAll(async () => {
  await closeBrowser();
  await started?.close();
  folder.remove();
});
beforeEach(() => provider.reset());

/** What a provider says of somebody whom it has not told of before. */
const person = (name: string) => ({
  sub: name,
  email: `${name}@${SUFFIX}`,
  email_verified: true,
  name,
});

const alertOf = (page: Page, text: string) => page.getByRole('alert').getByText(text);

/** The code that each exchange was asked with. */
function watchCodes(page: Page): string[] {
  const codes: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/auth/sso/exchange')) codes.push(request.postDataJSON().code);
  });
  return codes;
}

/** What the tab keeps for whoever comes back. */
const keptBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => /sso/.test(key)));

browserTest('somebody signs in through their organization, and goes on where they were', async () => {
  provider.person = person('grace');
  const opened = await visit();
  const { page } = opened;
  const codes = watchCodes(page);
  const addresses: string[] = [];
  await page.route(EXCHANGE, (route) => {
    addresses.push(page.url());
    return route.continue();
  });
  await page.goto(`${started.url}/o/${acme?.slug}/history`);
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  await expectUsable(opened);
  await signInBy(page, `grace@${SUFFIX}`);
  await page.waitForURL(`${started.url}/o/${acme?.slug}/history`);
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  expect(codes).toHaveLength(1);
  expect(codes[0]).toMatch(/^pra_/);
  expect(await keptBy(page)).toEqual([]);
  // The code was in the address only until the page had read it.
  expect(addresses).toEqual([`${started.url}/sso`]);
  await page.goBack();
  expect(page.url()).not.toContain('/sso');
  expect(codes).toHaveLength(1);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('without a place to go to, it is the first page of the organization', async () => {
  provider.person = person('ada');
  const opened = await visit();
  await opened.page.goto(`${started.url}/sign-in`);
  await signInBy(opened.page, `ada@${SUFFIX}`);
  await opened.page.waitForURL(`${started.url}/o/${acme?.slug}/refine`);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('an e-mail of no organization, and a browser without the means, are told so', async () => {
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^404 .*\/auth\/sso\/start$/);
  await page.goto(`${started.url}/sign-in`);
  await signInBy(page, 'somebody@elsewhere.example');
  await alertOf(page, 'No organization signs people with this e-mail in.').waitFor();
  await expectUsable(opened);
  await page.evaluate(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await tabTo(page, page.getByRole('button', { name: 'Go on', exact: true }));
  await page.keyboard.press('Enter');
  await alertOf(page, 'over https only').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Sign in with a password' }));
  await page.keyboard.press('Enter');
  await page.getByLabel('Password', { exact: true }).waitFor();
  expect(await page.getByLabel('E-mail', { exact: true }).inputValue()).toBe('somebody@elsewhere.example');
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('only a page is opened', async () => {
  const opened = await visit();
  const { page } = opened;
  const url = 'javascript:document.title="run"';
  await page.route('**/auth/sso/start', (route) =>
    route.fulfill({ json: { url, expiresAt: '2030-01-01T00:00:00Z' } }),
  );
  await page.goto(`${started.url}/sign-in`);
  await signInBy(page, `eve@${SUFFIX}`);
  await alertOf(page, 'Something unexpected happened.').waitFor();
  expect(await page.title()).not.toBe('run');
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('who is refused reads why, and begins again', async () => {
  const denied = (url: string) => {
    const { searchParams } = new URL(url);
    return new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '' });
  };
  const opened = await visit(denied);
  const { page } = opened;
  await page.goto(`${started.url}/o/${acme?.slug}/history`);
  await signInBy(page, `grace@${SUFFIX}`);
  await alertOf(page, 'You were not let in there.').waitFor();
  expect(page.url()).toBe(`${started.url}/sso`);
  await expectUsable(opened);
  await tabTo(page, page.getByRole('link', { name: 'Back to the sign-in page' }));
  await page.keyboard.press('Enter');
  await page.getByLabel('Password', { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe(`/o/${acme?.slug}/history`);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('an identity that the organization does not take is refused by the API', async () => {
  provider.person = { ...person('mallory'), email: 'mallory@elsewhere.example' };
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^(422|403) .*\/auth\/sso\/exchange$/);
  await page.goto(`${started.url}/sign-in`);
  await signInBy(page, `mallory@${SUFFIX}`);
  await alertOf(page, 'email_domain_not_allowed').waitFor();
  await expectUsable(opened);
  await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
  // Elsewhere this says that a session has ended, which a dialog tells.
  const problem = {
    status: 403,
    title: 'Disabled',
    detail: 'Your account is off.',
    code: 'account_disabled',
  };
  await page.route(EXCHANGE, (route) => route.fulfill({ status: 403, json: problem }));
  await signInBy(page, `mallory@${SUFFIX}`);
  await alertOf(page, 'Your account is off.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('what did not begin in this tab, or has ended, is told in plain words', async () => {
  const opened = await visit();
  const { page } = opened;
  const codes = watchCodes(page);
  for (const [address, text] of [
    ['/sso#code=pra_somebody-elses', 'This did not begin in this tab.'],
    ['/sso#error=sso_failed', 'did not prove who you are'],
    ['/sso#error=sso_expired', 'It took too long'],
    ['/sso', 'This did not begin in this tab.'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${started.url}${address}`);
    await alertOf(page, text).waitFor();
    expect(page.url()).toBe(`${started.url}/sso`);
  }
  expect(codes).toEqual([]);
  expect(complaintsOf(opened)).toEqual([]);
});

const named = async (name: string) =>
  (await client.listConnections().page()).items.find((one) => one.name === name);

browserTest('an identity provider is connected, tested, changed and removed, by keyboard alone', async () => {
  const opened = await openSignInSettings(started.url, acme?.slug ?? '');
  const { page } = opened;
  opened.expectRefusal(/^422 .*\/sso\/connections(\/[^/]+\/test)?$/);
  const { dialog, press, write } = keyboardOf(page);
  const connect = page.getByRole('button', { name: 'Connect an identity provider' });
  await press(connect);
  expect(await dialog.locator('code').textContent()).toBe(
    `${started.url}/api/v1/auth/sso/callback/${(await client.getMe()).organizationId}`,
  );
  expect(await dialog.getByLabel('Default role').inputValue()).toBe('member');
  await write('Name', 'Acme Staff');
  await write('Issuer', `${provider.issuer}/nowhere`);
  await write('Client id', provider.clientId);
  const secret = dialog.getByLabel('Client secret', { exact: true });
  expect([await secret.getAttribute('type'), await secret.getAttribute('autocomplete')]).toEqual([
    'password',
    'off',
  ]);
  await write('Client secret', provider.clientSecret);
  const addRule = dialog.getByRole('button', { name: 'Add a rule' });
  await press(addRule);
  await write('Rule 1: value', 'guests');
  await press(addRule);
  await write('Rule 2: value', 'prompt-admins');
  await dialog.getByLabel('Rule 2: role').selectOption('admin');
  await press(dialog.getByRole('button', { name: 'Remove: Rule 1' }));
  expect(await isFocused(page, addRule)).toBe(true);
  expect(await dialog.getByLabel('Rule 1: value').inputValue()).toBe('prompt-admins');
  await expectUsable(opened);
  await press(dialog.getByRole('button', { name: 'Connect', exact: true }));
  const issuer = dialog.getByLabel('Issuer', { exact: true });
  await expect.poll(() => issuer.getAttribute('aria-invalid')).toBe('true');
  await write('Issuer', provider.issuer);
  await page.keyboard.press('Enter');
  const section = page.getByRole('region', { name: 'Acme Staff', exact: true });
  await section.waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect(await isFocused(page, connect)).toBe(true);
  expect(await named('Acme Staff')).toMatchObject({
    issuer: provider.issuer,
    clientId: provider.clientId,
    defaultRole: 'member',
    roleMapping: [{ claim: 'groups', value: 'prompt-admins', role: 'admin' }],
  });

  const test = section.getByRole('button', { name: 'Test: Acme Staff' });
  await press(test);
  await section.getByText('It signs with 1 key.').waitFor();
  await section.getByText(`${provider.issuer}/authorize`).waitFor();
  expect(await isFocused(page, test)).toBe(true);
  provider.metadata = () => ({ issuer: 'https://another.example' });
  await page.keyboard.press('Enter');
  await section.getByRole('alert').getByText('connection_invalid').waitFor();
  expect(await isFocused(page, test)).toBe(true);
  await expectUsable(opened, EVERY_SIZE);

  const change = section.getByRole('button', { name: 'Change: Acme Staff' });
  await press(change);
  expect(await dialog.getByLabel('Issuer').count()).toBe(0);
  await write('Client id', 'another');
  await dialog.getByLabel('Default role').selectOption({ label: 'none' });
  await press(dialog.getByRole('button', { name: 'Save' }));
  await dialog.waitFor({ state: 'detached' });
  await section.getByRole('definition').getByText('another', { exact: true }).waitFor();
  await section.getByRole('definition').getByText('none', { exact: true }).waitFor();
  expect(await named('Acme Staff')).toMatchObject({ clientId: 'another', defaultRole: null });

  await press(section.getByRole('button', { name: 'Delete: Acme Staff' }));
  await dialog.getByText('Nobody signs in through Acme Staff any more.').waitFor();
  await press(dialog.getByRole('button', { name: 'Delete', exact: true }));
  await section.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect(await named('Acme Staff')).toBeUndefined();
  expect(opened.complaints()).toEqual([]);
});

browserTest('a plan without the feature is told when somebody connects one', async () => {
  const opened = await openSignInSettings(started.url, acme?.slug ?? '');
  const { page } = opened;
  const { dialog, press, write } = keyboardOf(page);
  opened.expectRefusal(/^403 .*\/sso\/connections$/);
  const problem = {
    status: 403,
    title: 'Plan',
    detail: 'Your plan does not have sso.',
    code: 'plan_required',
  };
  await page.route('**/api/v1/sso/connections', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 403, json: problem }) : route.continue(),
  );
  await press(page.getByRole('button', { name: 'Connect an identity provider' }));
  for (const label of ['Name', 'Issuer', 'Client id', 'Client secret']) await write(label, 'x');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText('Your plan does not have sso.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(opened.complaints()).toEqual([]);
});

/** Everything that has been asked for is there, and no page asks again and again. */
async function untilQuiet({ page, isAsking }: WatchedPage): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => !isAsking()).toBe(true);
}

/** Of the connection that there is from the start. */
const connectionId = async (): Promise<string> => (await named('Acme ID'))?.id ?? '';

/** What each sign-in was begun with. */
function watchStarts(page: Page): unknown[] {
  const starts: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/auth/sso/start')) starts.push(request.postDataJSON());
  });
  return starts;
}

const questionOf = (page: Page) =>
  alertOf(page, `You are about to sign in at ${new URL(provider.issuer).host}. Go on only if`);

browserTest('whom a link sends to an identity provider is asked before anything happens', async () => {
  provider.person = person('linus');
  const opened = await visit();
  const { page } = opened;
  const [starts, codes] = [watchStarts(page), watchCodes(page)];
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${started.url}/sso?connection=${await connectionId()}`);
  await questionOf(page).waitFor();
  await untilQuiet(opened);
  await expectUsable(opened);
  expect(starts).toMatchObject([{ connectionId: await connectionId(), returnTo: '/sso' }]);
  expect(asked.filter((url) => url.startsWith(provider.issuer))).toEqual([]);
  expect(await keptBy(page)).toEqual([]);
  await tabTo(page, page.getByRole('button', { name: 'Continue', exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${started.url}/o/${acme?.slug}/refine`);
  expect(codes).toHaveLength(1);
  expect(await keptBy(page)).toEqual([]);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('who does not go on loses nothing: a sign-in that waits in the tab is good', async () => {
  provider.person = person('barbara');
  let back = '';
  const opened = await visit();
  const { page } = opened;
  await page.route(`${provider.issuer}/authorize?*`, async (route) => {
    const url = route.request().url();
    back = `${new URL(url).searchParams.get('redirect_uri')}?${provider.visit(url)}`;
    await route.fulfill({ contentType: 'text/html', body: 'Who are you?' });
  });
  await page.goto(`${started.url}/o/${acme?.slug}/history`);
  await signInBy(page, `barbara@${SUFFIX}`);
  await page.getByText('Who are you?').waitFor();
  await page.goto(`${started.url}/sso?connection=${await connectionId()}`);
  await questionOf(page).waitFor();
  await page.goto(back);
  await page.waitForURL(`${started.url}/o/${acme?.slug}/history`);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('a return begins nothing, whatever stands beside it', async () => {
  const opened = await visit();
  const { page } = opened;
  const starts = watchStarts(page);
  const address = `${started.url}/sso?connection=${await connectionId()}`;
  for (const [said, text] of [
    ['code=pra_somebody-elses', 'This did not begin in this tab.'],
    ['error=sso_failed', 'did not prove who you are'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${address}#${said}`);
    await alertOf(page, text).waitFor();
    expect(page.url()).toBe(`${started.url}/sso`);
    await page.reload();
    await alertOf(page, 'This did not begin in this tab.').waitFor();
  }
  expect(starts).toEqual([]);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest(
  'an identity provider that sends everybody back here only brings the question again',
  async () => {
    const opened = await visit();
    const { page } = opened;
    const starts = watchStarts(page);
    const address = `${started.url}/sso?connection=${await connectionId()}`;
    await page.route(`${provider.issuer}/authorize?*`, (route) =>
      route.fulfill({ status: 302, headers: { location: address } }),
    );
    await page.goto(address);
    for (const begun of [1, 2]) {
      await expect.poll(() => starts.length).toBe(begun);
      await questionOf(page).waitFor();
      await untilQuiet(opened);
      if (begun === 1) await page.getByRole('button', { name: 'Continue', exact: true }).click();
    }
    expect(starts).toHaveLength(2);
    expect(complaintsOf(opened)).toEqual([]);
  },
);

browserTest('an identity provider that is not connected is told so, with a way on', async () => {
  const opened = await visit();
  const { page } = opened;
  const starts = watchStarts(page);
  opened.expectRefusal(/^404 .*\/auth\/sso\/start$/);
  for (const id of ['01920000-0000-7000-8000-000000000000', 'none']) {
    await page.goto(`${started.url}/sso?connection=${id}`);
    await alertOf(page, 'This identity provider is not connected here').waitFor();
    await expectUsable(opened);
  }
  expect(starts).toHaveLength(1);
  await tabTo(page, page.getByRole('link', { name: 'Back to the sign-in page' }));
  await page.keyboard.press('Enter');
  await page.getByLabel('Password', { exact: true }).waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('who came through an organization is told what needs a sign-in of their own', async () => {
  provider.person = person('hedy');
  const opened = await visit();
  const { page } = opened;
  opened.expectRefusal(/^403 /);
  await page.goto(`${started.url}/sign-in`);
  await signInBy(page, `hedy@${SUFFIX}`);
  await page.waitForURL(`${started.url}/o/${acme?.slug}/refine`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${started.url}/me?tab=security`);
  const twoFactor = page.getByRole('region', { name: 'Two-factor sign-in' });
  await twoFactor.getByRole('alert').getByText('Sign in with your own password for this.').waitFor();
  await untilQuiet(opened);
  expect(asked.filter((url) => url.endsWith('/auth/two-factor'))).toHaveLength(1);
  await expectUsable(opened);
  await page.goto(`${started.url}/me?tab=organizations`);
  const organizations = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: acme?.name ?? '' });
  await organizations.waitFor();
  const making = page.getByRole('region', { name: 'Make an organization' });
  await making.getByLabel('Name', { exact: true }).fill('Mine');
  await making.getByRole('button').click();
  await making.getByRole('alert').getByText('own_sign_in_required').waitFor();
  for (const tab of ['profile', 'sessions', 'data']) {
    await page.goto(`${started.url}/me?tab=${tab}`);
    await untilQuiet(opened);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expectUsable(opened);
  }
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('the same in German', async () => {
  const opened = await visit(provider.visit, { locale: 'de-DE' });
  const { page } = opened;
  await page.goto(`${started.url}/sign-in`);
  await page.getByRole('button', { name: 'Über Ihre Organisation anmelden' }).click();
  await page.getByText('auf der Ihre Organisation Sie anmeldet').waitFor();
  await page.goto(`${started.url}/sso#error=sso_denied`);
  await alertOf(page, 'Sie wurden dort nicht hineingelassen.').waitFor();
  await page.goto(`${started.url}/sso?connection=${await connectionId()}`);
  await alertOf(page, 'wenn das der Identitätsanbieter Ihrer Organisation ist').waitFor();
  await page.getByRole('button', { name: 'Weiter', exact: true }).waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});
