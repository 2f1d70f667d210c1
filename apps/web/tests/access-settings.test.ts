import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type FakeDns, type FakeName, startFakeDns } from '@refinery/testing/fake-dns.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { type Receiver, startReceiver } from '@refinery/testing/start-receiver.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';
import { tabTo } from './testing/tab-to.ts';

const VENDOR_KEY = 'sk-the-right-one-1234';
const [organization] = DEMO_ORGANIZATIONS;
const [admin, member] = organization?.people ?? [];
const slug = organization?.slug ?? '';
const data = removableFolder();
let instance: Started;
let vendor: FakeVendor;
let receiver: Receiver;
let dns: FakeDns;
/** What the DNS says; a test adds to it. */
const names: Record<string, FakeName> = {};
let token: string;

type Page = WatchedPage['page'];
type Locator = ReturnType<Page['locator']>;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai', apiKey: VENDOR_KEY });
  receiver = await startReceiver();
  dns = await startFakeDns(names);
  instance = await startWithConsole(data.path, {
    OPENAI_API_KEY: '',
    OPENAI_BASE_URL: vendor.baseUrl,
    UPSTREAM_ALLOWLIST: receiver.host,
    UPSTREAM_DNS_SERVERS: dns.address,
  });
  const signedIn = await fetch(`${instance.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin?.email, password: DEMO_PASSWORD }),
  });
  ({ accessToken: token } = await json(signedIn));
});
afterAll(async () => {
  await closeBrowser();
  await instance?.launcher.end('SIGTERM');
  await vendor?.close();
  await receiver?.close();
  await dns?.close();
  data.remove();
});

/** Any JSON: what is looked at is expected to be there. */
const json = (response: Response): Promise<ReturnType<typeof JSON.parse>> => response.json();

/** What the API says, asked beside the pages. */
async function api(path: string, { key = '', method = 'GET' } = {}) {
  const headers: Record<string, string> = key ? { 'x-api-key': key } : { authorization: `Bearer ${token}` };
  const response = await fetch(`${instance.url}/api${path}`, { method, headers });
  return { status: response.status, body: await json(response) };
}

/** What the stories have refused on purpose: addresses that are not allowed, keys of others. */
const REFUSED =
  /^(40[09] .*\/(api-keys|domains)|422 .*\/(providers\/custom|webhooks|verify)|404 .*\/api-keys\/[^/]+)$/;

async function openSettings(page: string, email = admin?.email ?? ''): Promise<WatchedPage> {
  const opened = await openPage(instance.url);
  opened.expectRefusal(REFUSED);
  await opened.page.goto(`${instance.url}/o/${slug}/settings/${page}`);
  await signIn(opened, email, DEMO_PASSWORD);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
const secretOf = async (page: Page): Promise<string> =>
  (await page.getByRole('dialog').locator('code').textContent()) ?? '';
const openId = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** What tries to close a dialog that must stay. */
async function tryToLeave(page: Page): Promise<void> {
  for (let times = 0; times < 3; times++) await page.keyboard.press('Escape');
  await page.mouse.click(2, 2);
  await page.goBack().catch(() => undefined);
}

browserTest('a key is made, shown until it is saved, used, changed, replaced and deleted', async () => {
  const opened = await openSettings('keys');
  const { page } = opened;
  await expectUsable(opened);
  await page.getByRole('link', { name: 'New key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('<b>CI</b> of the shop');
  await page.getByLabel('Refine and check prompts').uncheck();
  await page.getByLabel('Allowed addresses').fill('127.0.0.0/8\nnowhere');
  await button(page, 'Make the key').click();
  await page.getByText('2: must be an IPv4').waitFor();
  await expectUsable(opened);
  await page.getByLabel('Allowed addresses').fill('127.0.0.0/8\n::1');
  await page.getByLabel('Requests per minute').fill('50');
  await page.getByLabel('Budget per month').fill('12.5');
  await page.getByLabel('Tokens per minute').fill('200000');
  await page.getByLabel('Keep replies').fill('600');
  await page.getByLabel('Remove white space from tool results').check();
  await button(page, 'Make the key').click();

  const key = await secretOf(page);
  expect(key).toMatch(/^prk_/);
  await tryToLeave(page);
  expect(await secretOf(page)).toBe(key);
  await expectUsable(opened);
  await button(page, 'I saved it').click();
  await page.getByRole('heading', { name: '<b>CI</b> of the shop' }).waitFor();
  expect((await api('/optimize/history', { key })).status).toBe(200);
  expect((await api('/batches', { key })).status).toBe(403);
  const id = openId(page);
  expect((await api(`/api-keys/${id}`)).body).toMatchObject({
    scopes: ['optimizations:read'],
    allowedAddresses: ['127.0.0.0/8', '::1'],
    rateLimitPerMinute: 50,
    monthlyBudgetUsd: 12.5,
    tokensPerMinute: 200_000,
    compactToolResults: true,
    replyCache: { ttlSeconds: 600 },
    expiresAt: null,
  });

  await page.reload();
  await page.getByLabel('Name', { exact: true }).fill('CI');
  await page.getByLabel('Read batches').check();
  await page.getByText('$12.50 a month, 200,000 tokens a minute, replies kept for 600 s').waitFor();
  await page.getByLabel('Keep replies').fill('');
  await page.getByLabel('Remove white space from tool results').uncheck();
  await page.getByLabel('Expires').fill('2100-01-01T12:00');
  await button(page, 'Save').click();
  await page.getByRole('heading', { name: 'CI', exact: true }).waitFor();
  expect((await api('/batches', { key })).status).toBe(200);
  expect((await api(`/api-keys/${id}`)).body).toMatchObject({
    expiresAt: expect.stringMatching(/^2100-01-01|^2099-12-31/),
    monthlyBudgetUsd: 12.5,
    compactToolResults: false,
    replyCache: null,
  });
  await expectUsable(opened);

  await page.getByLabel('How long the old one still works').selectOption('1 hour');
  await button(page, 'Replace the key').click();
  await button(page.getByRole('dialog'), 'Replace the key').click();
  await button(page, 'I saved it').waitFor();
  const next = await secretOf(page);
  await button(page, 'I saved it').click();
  await page.getByText('the old one, too, until').waitFor();
  for (const one of [key, next]) expect((await api('/batches', { key: one })).status).toBe(200);

  await button(page, 'Delete the key').click();
  await button(page.getByRole('dialog'), 'Delete the key').click();
  await page.getByRole('heading', { name: 'API keys', exact: true }).waitFor();
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('link', { name: 'CI', exact: true }).count()).toBe(0);
  expect((await api('/batches', { key: next })).status).toBe(401);
  expect(opened.complaints()).toEqual([]);
});

browserTest('a button that works keeps the focus, and pressed again it sends nothing', async () => {
  const opened = await openSettings('keys/new');
  const { page } = opened;
  const refused = Promise.withResolvers<void>();
  let sent = 0;
  await page.route('**/api/v1/api-keys', async (route) => {
    sent += 1;
    await refused.promise;
    await route.fulfill({ status: 409, json: { status: 409, title: 'No', code: 'conflict' } });
  });
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Slow');
  const make = button(page, 'Make the key');
  await make.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => make.isDisabled()).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(await make.evaluate((one) => one === document.activeElement)).toBe(true);
  // Enter in a field presses the button of its form.
  await name.press('Enter');
  await make.focus();
  refused.resolve();
  await expect.poll(() => make.isEnabled()).toBe(true);
  expect(await make.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(sent).toBe(1);
  expect(opened.complaints()).toEqual([]);
});

browserTest('a key whose answer was lost is shown at the next press, and is there once', async () => {
  const opened = await openSettings('keys/new');
  const { page } = opened;
  const made: number[] = [];
  await page.route('**/api/v1/api-keys', async (route) => {
    made.push((await route.fetch()).status());
    await route.abort();
  });
  await page.getByLabel('Name', { exact: true }).fill('Lost');
  await button(page, 'Make the key').click();
  await page.getByRole('alert').waitFor();
  expect(new Set(made)).toEqual(new Set([201]));
  await page.unroute('**/api/v1/api-keys');
  await button(page, 'Make the key').click();
  await button(page, 'I saved it').waitFor();
  const key = await secretOf(page);
  expect((await api('/optimize/history', { key })).status).toBe(200);
  const { body } = await api('/api-keys?limit=100');
  expect(body.filter(({ name }: { name: string }) => name === 'Lost')).toHaveLength(1);

  await button(page, 'I saved it').click();
  await page.getByRole('link', { name: 'All keys' }).click();
  await page.getByLabel('Begins with').fill(key);
  await button(page, 'Filter').click();
  await page.waitForURL(/prefix=/);
  expect(page.url()).not.toContain(key);
  await page.getByRole('link', { name: 'Lost' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Lost' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  // What the browser says of the answers that were lost.
  expect(opened.complaints().filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
});

browserTest('a provider gets credentials, is tested, reads results and is deleted', async () => {
  const opened = await openSettings('providers');
  const { page } = opened;
  await expectUsable(opened);
  await page.getByRole('link', { name: 'Set up OpenAI' }).click();
  const field = page.getByLabel('API key of the vendor');
  await field.fill('sk-the-wrong-one-1234');
  await button(page, 'Save').first().click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
  await button(page, 'Test OpenAI').click();
  await page.getByText('The vendor refused the credentials.').waitFor();
  await expectUsable(opened);

  await field.fill(VENDOR_KEY);
  await page.getByLabel('Model', { exact: true }).first().fill('gpt-4o-mini');
  await page.getByLabel('Place in the order').fill('1');
  await button(page, 'Save').first().click();
  await page.getByText('ending in 1234').waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
  await button(page, 'Test OpenAI').click();
  await page.getByText('It works: gpt-4o-mini answered').waitFor();
  const openai = async () =>
    (await api('/providers')).body.find(({ provider }: { provider: string }) => provider === 'openai');
  expect(await openai()).toMatchObject({ credentials: 'organization', position: 1, usable: true });

  const reader = page.getByRole('region', { name: 'Second reader' });
  await reader.getByLabel('When it is asked').selectOption('about every requirement');
  await reader.getByLabel('Provider').selectOption('OpenAI');
  await button(reader, 'Save').click();
  await reader.getByText('Saved').waitFor();
  expect((await api('/providers/verification')).body).toMatchObject({ verify: 'all', provider: 'openai' });

  await page.goto(`${instance.url}/o/${slug}/settings/providers?open=custom`);
  await page.getByLabel('Base URL').fill('http://169.254.169.254/v1');
  await button(page, 'Save').first().click();
  await page.getByText('blocked_address').waitFor();
  await expectUsable(opened);

  await page.getByRole('link', { name: 'Set up OpenAI' }).click();
  await field.waitFor();
  await button(page, 'Delete the settings').click();
  await button(page.getByRole('dialog'), 'Delete the settings').click();
  const region = page.getByRole('region', { name: 'OpenAI' });
  await region.getByText('cannot be used').waitFor();
  await expect.poll(() => page.getByLabel('Place in the order').inputValue()).toBe('');
  await expect.poll(() => reader.getByLabel('Provider').inputValue()).toBe('');
  expect(await openai()).toMatchObject({ credentials: 'none', position: null });
  expect(opened.complaints()).toEqual([]);
});

browserTest('a webhook is made, pinged, repaired and tried again, by keyboard alone', async () => {
  const opened = await openSettings('webhooks');
  const { page } = opened;
  const press = async (target: Locator, key = 'Enter') => (await tabTo(page, target)).press(key);
  await page.getByText('There is no webhook yet.').waitFor();
  await expectUsable(opened);
  await press(page.getByRole('link', { name: 'New webhook' }).first());
  await tabTo(page, page.getByLabel('Address'));
  await page.keyboard.type('http://10.0.0.1/hook');
  await page.keyboard.press('Enter');
  await page.getByText('blocked_address').waitFor();
  await expectUsable(opened);
  await tabTo(page, page.getByLabel('Address'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`${receiver.url}/hook`);
  await press(page.getByLabel('A batch failed'), 'Space');
  await press(button(page, 'Make the webhook'));
  await button(page, 'I saved it').waitFor();
  const secret = await secretOf(page);
  await tryToLeave(page);
  expect(await secretOf(page)).toBe(secret);
  await press(button(page, 'I saved it'));

  await press(button(page, 'Send a ping'));
  await page.getByRole('cell', { name: 'delivered' }).waitFor();
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  const id = openId(page);
  expect((await api(`/webhooks/${id}`)).body.events).not.toContain('batch.failed');

  receiver.respondWith((response) => response.writeHead(410).end());
  await press(button(page, 'Send a ping'));
  await page.getByRole('cell', { name: 'failed', exact: true }).waitFor();
  await page.reload();
  await page.getByText('Its address answered 410 Gone.').waitFor();
  await expectUsable(opened);
  await tabTo(page, page.getByLabel('State'));
  await page.keyboard.type('failed');
  await page.waitForURL(/status=failed/);
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await press(page.getByRole('table').getByRole('link'));
  await page.getByRole('dialog').getByText('410', { exact: true }).waitFor();
  await expectUsable(opened);

  receiver.reset();
  await page.reload();
  const dialog = page.getByRole('dialog');
  await press(button(dialog, 'Deliver it again'));
  await dialog.getByText('delivered').waitFor();
  expect(receiver.received).toHaveLength(1);
  await press(button(dialog, 'Close'));
  await page.waitForURL((url) => !url.searchParams.has('delivery'));
  expect(page.url()).toContain('status=failed');
  await page.getByText('No delivery has this state.').waitFor();
  await press(button(page, 'Enable'));
  await button(page, 'Disable').waitFor();

  await press(button(page, 'Replace the secret'));
  await press(button(dialog, 'Replace the secret'));
  await button(page, 'I saved it').waitFor();
  expect(await secretOf(page)).not.toBe(secret);
  await press(button(page, 'I saved it'));
  await page.getByText('Old secret signs until').waitFor();
  await press(button(page, 'Delete the webhook'));
  await press(button(dialog, 'Delete the webhook'));
  await page.getByText('There is no webhook yet.').waitFor();
  expect((await api(`/webhooks/${id}`)).status).toBe(404);
  expect(opened.complaints()).toEqual([]);
});

browserTest('a key and a provider are made, used and deleted, by keyboard alone', async () => {
  const opened = await openSettings('keys');
  const { page } = opened;
  const press = async (target: Locator, key = 'Enter') => (await tabTo(page, target)).press(key);
  const type = async (target: Locator, text: string) => {
    await tabTo(page, target);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  const dialog = page.getByRole('dialog');
  await press(page.getByRole('link', { name: 'New key' }).first());
  await type(page.getByLabel('Name', { exact: true }), 'typed');
  await press(page.getByLabel('Refine and check prompts'), 'Space');
  await press(button(page, 'Make the key'));
  await button(dialog, 'I saved it').waitFor();
  const key = await secretOf(page);
  await press(button(dialog, 'I saved it'));
  await page.getByRole('heading', { name: 'typed', exact: true }).waitFor();
  expect((await api('/optimize/history', { key })).status).toBe(200);
  await press(button(page, 'Delete the key'));
  await press(button(dialog, 'Delete the key'));
  await page.waitForURL(/\/settings\/keys$/);
  expect((await api('/optimize/history', { key })).status).toBe(401);

  await press(page.getByRole('link', { name: 'Providers', exact: true }));
  await press(page.getByRole('link', { name: 'Set up OpenAI' }));
  await type(page.getByLabel('API key of the vendor'), VENDOR_KEY);
  await type(page.getByLabel('Model', { exact: true }).first(), 'gpt-4o-mini');
  await page.keyboard.press('Enter');
  await page.getByText('ending in 1234').waitFor();
  await press(button(page, 'Test OpenAI'));
  await page.getByText('It works: gpt-4o-mini answered').waitFor();
  await press(button(page, 'Delete the settings'));
  await press(button(dialog, 'Delete the settings'));
  await page.getByRole('region', { name: 'OpenAI' }).getByText('cannot be used').waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('a domain is added, proved and removed, by keyboard alone', async () => {
  const opened = await openSettings('sign-in');
  const { page } = opened;
  const field = page.getByLabel('Domain', { exact: true });
  const add = async (domain: string): Promise<void> => {
    await tabTo(page, field);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(domain);
    await page.keyboard.press('Enter');
  };
  await page.getByText('There is no domain yet.').waitFor();
  await add('ada@acme.example');
  await page.getByText('must be a domain such as acme.example', { exact: true }).waitFor();
  await add('Acme.Example');
  const section = page.getByRole('region', { name: 'acme.example' });
  await section.getByText('Not proved.').waitFor();
  expect(await field.inputValue()).toBe('');
  await add('acme.example');
  await page.getByText('The organization has acme.example already.').first().waitFor();
  const [name = '', value = ''] = await section.locator('code').allTextContents();
  expect(name).toBe('_prompt-refinery.acme.example');

  const verify = section.getByRole('button', { name: 'Verify: acme.example' });
  await tabTo(page, verify);
  await page.keyboard.press('Enter');
  await section.getByRole('alert').getByText('domain_unproven').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  names[name] = { txt: [value] };
  await tabTo(page, verify);
  await page.keyboard.press('Enter');
  await section.getByText('Proved since').waitFor();
  expect(await section.getByRole('alert').count()).toBe(0);
  expect(await verify.count()).toBe(0);
  // The button is gone, and the reader goes on where it was.
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await expectUsable(opened, EVERY_SIZE);

  await tabTo(page, section.getByRole('button', { name: 'Delete: acme.example' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('another organization can prove it').waitFor();
  await tabTo(page, dialog.getByRole('button', { name: 'Delete' }));
  await page.keyboard.press('Enter');
  await page.getByText('There is no domain yet.').waitFor();
  expect((await api('/domains')).body).toEqual([]);
  expect(opened.complaints()).toEqual([]);
});

browserTest('who may only read sees no buttons, and is told which right is missing', async () => {
  const opened = await openSettings('webhooks', member?.email);
  const { page } = opened;
  await page.getByText('There is no webhook yet.').waitFor();
  expect(await page.getByRole('link', { name: 'New webhook' }).count()).toBe(0);
  await page.goto(`${instance.url}/o/${slug}/settings/webhooks/new`);
  await page.getByText('webhooks:write').waitFor();
  await page.goto(`${instance.url}/o/${slug}/settings/providers?open=openai`);
  await page.getByRole('heading', { name: 'OpenAI' }).waitFor();
  await page.getByText('When it is asked').waitFor();
  expect(await page.getByRole('button', { name: /Save|Test|Delete/ }).count()).toBe(0);
  await expectUsable(opened);
  await page.goto(`${instance.url}/o/${slug}/settings/keys/01a21015-4ee1-7680-9786-ad91fc8752ab`);
  await page.getByText('api_key_not_found').waitFor();
  await expectUsable(opened);
  expect(opened.complaints()).toEqual([]);
});
