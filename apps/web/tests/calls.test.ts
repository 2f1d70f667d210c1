import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { startOpenai } from '@refinery/testing/fake-vendors/openai-environment.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { clientOf } from './testing/client-of.ts';
import { expectUsable } from './testing/expect-usable.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';
import { tabTo } from './testing/tab-to.ts';

const ADMIN = 'admin@acme.com';
const HOSTILE = `<img src=x onerror="document.title='hacked'"><b>\u202Eeman\u202C {{7*7}}`;
const folder = removableFolder();
let vendor: Awaited<ReturnType<typeof startOpenai>>;
let started: Started;
let api: PromptRefinery;
/** A key that may call models, by a name that is not nice. */
let key: { id: string; key: string };

beforeAll(async () => {
  vendor = await startOpenai();
  started = await startWithConsole(folder.path, vendor.env);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
  key = await api.createApiKey({ name: HOSTILE.slice(0, 90), scopes: ['models:call'] });
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await vendor?.openai.close();
  folder.remove();
});

/** A page of the organization, signed in. */
async function openAt(path: string): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, ADMIN, DEMO_PASSWORD);
  return opened;
}

/** Calls a model as a program does, and answers the call once it is in the list. */
async function callModel(system: string, said: string) {
  const reply = await fetch(`${started.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key.key}`,
      'content-type': 'application/json',
      'x-refinery-tags': JSON.stringify({ feature: '<b>search</b>' }),
    },
    body: JSON.stringify({
      model: 'openai/gpt-4o-mini',
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: said },
      ],
    }),
  });
  await reply.text();
  const id = reply.headers.get('x-refinery-call-id') ?? '';
  return waitFor(() => api.getCall(id), { what: 'the call to be written' });
}

const hasFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => element === element.ownerDocument.activeElement);

browserTest('a program is connected, and its call comes into the list with all that was said', async () => {
  const opened = await openAt('calls?status=nonsense&keyId=prk_1&other=1');
  const { page } = opened;
  await page.getByText(`baseURL: '${started.url}/v1'`).waitFor();
  await page.getByText(`ANTHROPIC_BASE_URL='${started.url}'`).waitFor();
  expect(await page.getByRole('link', { name: 'Make a key' }).getAttribute('href')).toContain(
    '/settings/keys/new',
  );
  await expectUsable(opened);

  await api.updateGateway({ callTexts: 'full' });
  vendor.openai.respondWith(() => ({
    kind: 'reply',
    text: HOSTILE,
    usage: { inputTokens: 1_412, cachedInputTokens: 1_024, outputTokens: 196 },
  }));
  const call = await callModel('Be kind.', HOSTILE);
  // The list asks by itself.
  const row = page.getByRole('region', { name: 'Calls to models' }).getByRole('row').last();
  await row.getByText('1,412').waitFor();
  const usd = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 6 });
  const cells = await row.getByRole('cell').allTextContents();
  expect(cells.slice(1, 8)).toEqual([
    ...['programs', 'gpt-4o-mini', 'openai', 'completed', '1,412 (1,024)', '196'],
    usd.format(call.usage.costUsd ?? 0),
  ]);

  await page.getByLabel('For', { exact: true }).selectOption('programs');
  await page.getByLabel('API key', { exact: true }).selectOption(key.id);
  await page.getByLabel('From', { exact: true }).fill('2026-01-01');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.waitForURL(/kind=gateway/);
  await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Filter', exact: true }))).toBe(true);
  await page.getByLabel('Model', { exact: true }).fill('gpt-4o-mini');
  await page.getByLabel('Model', { exact: true }).press('Enter');
  await page.waitForURL(/model=gpt-4o-mini/);
  await expect.poll(() => hasFocus(page.getByLabel('Model', { exact: true }))).toBe(true);
  await page.getByLabel('Model', { exact: true }).fill('');
  await page.getByLabel('Model', { exact: true }).press('Enter');
  await page.waitForURL((url) => !url.search.includes('model='));
  await page.reload();
  await row.getByText('1,412').waitFor();
  expect(await page.getByLabel('API key', { exact: true }).inputValue()).toBe(key.id);
  expect(new URL(page.url()).search).toBe(`?kind=gateway&keyId=${key.id}&from=2026-01-01`);

  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Call to a model' }).waitFor();
  await page.getByText('feature: <b>search</b>').waitFor();
  await page.getByText(HOSTILE.slice(0, 90)).first().waitFor();
  const texts = page.getByRole('region', { name: 'Texts' });
  await texts.getByRole('region', { name: 'Request' }).getByText('"role": "system"').waitFor();
  expect(await texts.getByRole('region', { name: 'Reply' }).textContent()).toContain('onerror=');
  expect(await page.title()).not.toContain('hacked');
  await expectUsable(opened);
  expect(opened.complaints()).toEqual([]);
});

browserTest('a failed call says why; only who may read texts is shown any, by keyboard alone', async () => {
  vendor.openai.respondWith(() => ({ kind: 'error', status: 401, code: 'invalid_api_key' }));
  const call = await callModel('Be kind.', 'Say hello.');
  expect(call.status).toBe('failed');
  const opened = await openAt('calls');
  const { page } = opened;
  await page.route(/\/auth\/me$/, async (route) => {
    const reply = await route.fetch();
    const me: { permissions: string[] } = await reply.json();
    const permissions = me.permissions.filter((one) => one !== 'organization:write');
    await route.fulfill({ response: reply, json: { ...me, permissions } });
  });
  await page.reload();
  await tabTo(page, page.getByLabel('Status'));
  await page.keyboard.type('failed');
  await page.keyboard.press('Tab');
  await tabTo(page, page.getByRole('button', { name: 'Filter', exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/status=failed/);
  const list = page.getByRole('region', { name: 'Calls to models' });
  await expect.poll(() => list.getByRole('row').count()).toBe(2);
  await tabTo(page, list.getByRole('link').first());
  await page.keyboard.press('Enter');
  await page.getByText('There was no reply.').waitFor();
  const tries = page.getByRole('region', { name: 'Tries' }).last();
  await tries.getByText(call.attempts[0]?.error ?? 'no error').waitFor();
  await page.getByText('Nothing was changed in this call').waitFor();
  expect(await page.getByRole('region', { name: 'Texts' }).count()).toBe(0);
  await page.unroute(/\/auth\/me$/);

  const saved = { text: 17, marks: 3, systemMarks: 1 };
  await page.route(/\/calls\/[\da-f-]+(?:\?.*)?$/, async (route) => {
    if (route.request().resourceType() === 'document') return route.fallback();
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...(await reply.json()), saved } });
  });
  await page.reload();
  const lines = page.getByRole('region', { name: 'What was saved' }).getByRole('listitem');
  await lines.last().waitFor();
  expect(await lines.allTextContents()).toEqual([
    expect.stringContaining('17 tokens were not sent'),
    expect.stringContaining('3 marks for the cache of the provider were set'),
    expect.stringContaining('1 of them is behind tools or system texts'),
  ]);
  await page.unroute(/\/calls\/[\da-f-]+(?:\?.*)?$/);

  // Nothing is at an address of a call that is not there.
  opened.expectRefusal(/^404 .*\/calls\//);
  await page.goto(`${started.url}/o/acme/calls/01994d0e-7a10-7000-8000-000000000073`);
  await page.getByRole('alert').getByText('call_not_found').waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('what is saved is as the API says it, and where prompts differ', async () => {
  vendor.openai.respondWith(() => ({
    kind: 'reply',
    text: 'Hello',
    usage: { inputTokens: 2_000, cachedInputTokens: 1_500, outputTokens: 5 },
  }));
  for (const minute of [3, 4, 5])
    await callModel(`<b>It is 14:0${minute}.</b> ${'Be kind. '.repeat(40)}`, 'Hello');
  await waitFor(async () => (await api.listPrefixes())[0]?.differed, { what: 'prompts to be compared' });
  const opened = await openAt('savings?period=nonsense&by=prompt');
  const { page } = opened;
  await page.getByLabel('Period').selectOption('7 days');
  await page.getByLabel('Savings by').selectOption('Model');
  await page.waitForURL(/by=model/);
  await page.reload();
  const { groups } = await api.getSavings({ by: 'model' });
  const group = groups.find((one) => one.group === 'openai/gpt-4o-mini');
  const figure = page.getByRole('figure');
  await figure.getByText('The same as numbers').click();
  const row = figure.getByRole('row').filter({ hasText: 'openai/gpt-4o-mini' });
  const cells = await row.getByRole('cell').allTextContents();
  const number = (value = 0) => value.toLocaleString('en');
  expect(cells.slice(1, 4)).toEqual([
    number(group?.calls),
    number(group?.inputTokens),
    number(group?.cachedInputTokens),
  ]);
  const [prefix] = await api.listPrefixes();
  expect(await page.locator('pre').allTextContents()).toEqual([prefix?.excerpt]);
  await page.getByText(`at byte ${number(prefix?.differsAt ?? 0)}`).waitFor();
  await page.getByLabel('Savings by').selectOption('API key');
  await figure.getByText(HOSTILE.slice(0, 90)).first().waitFor();
  await expectUsable(opened);
  expect(opened.complaints()).toEqual([]);
});

browserTest('an admin sets how calls are treated; errors stand at their fields', async () => {
  const opened = await openAt('settings/gateway');
  const { page } = opened;
  opened.expectRefusal(/^400 /);
  await tabTo(page, page.getByLabel('System texts', { exact: true }));
  await page.keyboard.type('use');
  await page.getByText('is used without being asked').waitFor();
  const percent = await tabTo(page, page.getByLabel(/Conversations that keep/));
  await percent.evaluate((input) => input.closest('form')?.setAttribute('novalidate', ''));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('101');
  await page.keyboard.press('Enter');
  await expect.poll(() => percent.getAttribute('aria-invalid')).toBe('true');
  await tabTo(page, percent);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await api.getGateway()).toMatchObject({ refine: 'auto', holdoutPercent: 7, callTexts: 'full' });

  // Somebody else changes something: what is not on the form stays theirs.
  await api.updateGateway({ cacheMarks: 'off' });
  await page.reload();
  await page.getByLabel('What is kept of calls').selectOption('daily sums only');
  const save = page.getByRole('button', { name: 'Save' });
  await save.click();
  expect((await api.getGateway()).callTexts).toBe('full');
  await page.getByLabel(/system texts are deleted permanently/).check();
  await expectUsable(opened);
  await save.click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await api.getGateway()).toMatchObject({ cacheMarks: 'off', holdoutPercent: 7, callTexts: 'none' });

  // While the form is open: the next save must not write back what it said before.
  await api.updateGateway({ cacheMarks: 'auto' });
  await page.getByLabel(/Conversations that keep/).fill('8');
  await save.click();
  await page.getByText('Somebody changed other settings meanwhile.').waitFor();
  expect(await page.getByLabel('Marks for the cache').inputValue()).toBe('auto');
  await page.getByLabel(/Conversations that keep/).fill('9');
  await save.click();
  await waitFor(async () => (await api.getGateway()).holdoutPercent === 9);
  expect(await api.getGateway()).toMatchObject({ cacheMarks: 'auto', callTexts: 'none' });
  expect(opened.complaints()).toEqual([]);
});

browserTest('an alias is made, changed and deleted', async () => {
  const opened = await openAt('settings/models?alias=auto');
  const { page } = opened;
  opened.expectRefusal(/^400 /);
  await page.getByText('There is no alias yet').waitFor();
  await page.getByLabel('Alias', { exact: true }).fill('fast');
  const targets = page.getByLabel('Targets', { exact: true });
  await targets.fill('groq/openai/gpt-oss-120b\ngpt-6-luna');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^2: /).waitFor();
  expect(await targets.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  await targets.fill('groq/openai/gpt-oss-120b\nopenai/gpt-6-luna\n');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'fast' }).click();
  await page.waitForURL(/alias=fast/);
  await expect.poll(() => targets.inputValue()).toBe('groq/openai/gpt-oss-120b\nopenai/gpt-6-luna');
  await targets.fill('openai/gpt-6-luna');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await api.listModelAliases()).toMatchObject([{ alias: 'fast', targets: ['openai/gpt-6-luna'] }]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Alias', { exact: true }).waitFor();
  expect(await hasFocus(page.getByRole('link', { name: 'fast' }))).toBe(true);
  await expectUsable(opened);
  await page.getByRole('button', { name: 'Delete: fast' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('There is no alias yet').waitFor();
  expect(await api.listModelAliases()).toEqual([]);
  expect(opened.complaints()).toEqual([]);
});
