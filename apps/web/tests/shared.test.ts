import { randomUUID } from 'node:crypto';
import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { type PrefixProxy, startPrefixProxy } from '@refinery/testing/browser/prefix-proxy.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { type Answer, answerFor } from './testing/answers.ts';
import { clientOf } from './testing/client-of.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  startWithConsole,
} from './testing/open-console.ts';

const PREFIX = '/a/b';
const HOSTILE = '<img src=x onerror=alert(1)>';
const VIEW = { method: 'GET', path: '/sharing/:token' };
const folder = removableFolder();
let started: Started;
let proxy: PrefixProxy;
let api: PromptRefinery;

beforeAll(async () => {
  proxy = await startPrefixProxy(PREFIX, { strips: true, target: () => new URL(started.url) });
  started = await startWithConsole(folder.path, { PUBLIC_URL: proxy.url });
  api = await clientOf(started.url, 'admin@acme.com', DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await proxy?.close();
  await started?.launcher.end('SIGTERM');
  folder.remove();
});

interface Sharing {
  content?: string;
  maxViews?: number;
  password?: string;
  expiresAt?: string;
}

/** A link to a new prompt. */
async function share({ content = 'Answer {{name}} in {{style}}.', ...limits }: Sharing = {}) {
  // No two prompts have the same name.
  const name = `Answer ${randomUUID()} ${HOSTILE}`;
  const prompt = await api.createPrompt({ name, description: 'For letters', content });
  const link = await api.createShare({ promptId: prompt.id, version: 1, ...limits });
  const views = async (): Promise<number | undefined> =>
    (await api.listShares().page()).items.find(({ id }) => id === link.id)?.views;
  return { ...link, name, views };
}

/** The page of a link, and what it has asked the API for. */
async function openLink(url: string): Promise<WatchedPage & { asked: string[] }> {
  const opened = await openPage(proxy.url);
  const asked: string[] = [];
  opened.page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  await opened.page.goto(url);
  await show(opened.page).waitFor();
  return { ...opened, asked };
}

type Page = WatchedPage['page'];
const show = (page: Page) => page.getByRole('button', { name: 'Show the prompt', exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const text = (page: Page) => page.getByRole('region', { name: 'Text', exact: true }).last();

browserTest('a link opens a page, and a click on it is the view', async () => {
  const { name, url, views } = await share({ maxViews: 3, expiresAt: '2099-01-01T12:00:00Z' });
  expect(url).toMatch(/\/a\/b\/s\/prs_/);
  const { page, asked, complaints, accessibility } = await openLink(url);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(await views()).toBe(0);
  await expectUsable({ page, accessibility }, EVERY_SIZE);
  await show(page).click();
  await heading(page, name).waitFor();
  expect(await views()).toBe(1);
  const main = await page.locator('main').textContent();
  for (const words of ['For letters', 'Version1', 'One text', 'Views left2', 'Jan 1, 2099'])
    expect(main).toContain(words);
  expect(await text(page).textContent()).toBe('Answer {{name}} in {{style}}.');
  expect(await page.locator('mark').allTextContents()).toEqual(['{{name}}', '{{style}}']);
  expect(await page.getByRole('listitem').allTextContents()).toEqual(['name', 'style']);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await expectUsable({ page, accessibility }, EVERY_SIZE);
  expect(asked).toHaveLength(1);
  expect(page.url()).toBe(url);
  expect(complaints()).toEqual([]);
});

browserTest('the text is copied as it is, also where the page came by plain HTTP', async () => {
  const { url } = await share();
  const { page } = await openLink(url);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await show(page).click();
  await page.getByRole('button', { name: 'Copy the text', exact: true }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  await page.locator('textarea').focus();
  await page.keyboard.press('ControlOrMeta+v');
  expect(await page.locator('textarea').inputValue()).toBe('Answer {{name}} in {{style}}.');
});

browserTest('a chat prompt shows its messages under their roles, and its placeholders', async () => {
  const prompt = await api.createPrompt({
    name: 'Chat',
    messages: [
      { role: 'system', content: 'Be {{mood}}.' },
      { placeholder: 'history' },
      { role: 'user', content: 'Hello' },
    ],
  });
  const { url } = await api.createShare({ promptId: prompt.id, version: 1 });
  const { page } = await openLink(url);
  await show(page).click();
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect
    .poll(() => messages.allInnerTexts())
    .toEqual([
      expect.stringMatching(/^System\s+Be \{\{mood\}\}\.$/),
      expect.stringMatching(/^Placeholder\s+Messages are put in here: history$/),
      expect.stringMatching(/^User\s+Hello$/),
    ]);
  await page.getByRole('button', { name: 'Copy the messages as JSON', exact: true }).waitFor();
  const main = await page.locator('main').textContent();
  expect(main).toContain('any number');
  expect(main).not.toContain('last view');
});

browserTest('a password is asked for, and is not in the address; a wrong one is no view', async () => {
  const { url, views } = await share({ password: 'пароль öffne', maxViews: 1 });
  const { page, complaints, expectRefusal, accessibility } = await openLink(url);
  expectRefusal(/^403 /);
  await show(page).click();
  const field = page.getByLabel('Password', { exact: true });
  await field.waitFor();
  expect(await page.getByText('This password is wrong.').count()).toBe(0);
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await field.fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('This password is wrong.').waitFor();
  await expectUsable({ page, accessibility });
  expect(await views()).toBe(0);
  await field.fill('пароль öffne');
  await page.keyboard.press('Enter');
  await page.getByText('This was the last view', { exact: false }).waitFor();
  expect([page.url(), await views()]).toEqual([url, 1]);
  expect(complaints()).toEqual([]);
});

browserTest('too many passwords wait, and the page counts down', async () => {
  const { url } = await share({ password: 'open sesame' });
  const { page, expectRefusal } = await openLink(url);
  expectRefusal(/^4(03|29) /);
  await page.clock.install();
  await show(page).click();
  const field = page.getByLabel('Password', { exact: true });
  for (let attempt = 1; attempt <= 5; attempt++) {
    await field.fill(`wrong ${attempt}`);
    const answer = page.waitForResponse((response) => response.url().includes('/api/'));
    await show(page).click();
    await answer;
  }
  await field.fill('open sesame');
  await show(page).click();
  const said = page.getByRole('alert');
  await said.getByText(/Wait \d+ seconds/).waitFor();
  const left = async (): Promise<number> => Number(/Wait (\d+)/.exec((await said.textContent()) ?? '')?.[1]);
  const before = await left();
  expect(await show(page).isEnabled()).toBe(false);
  await page.clock.fastForward(60_000);
  await expect.poll(left).toBeLessThan(before);
  await page.clock.fastForward(15 * 60_000);
  await expect.poll(() => show(page).isEnabled()).toBe(true);
  expect(await field.inputValue()).toBe('open sesame');
});

browserTest('of two people who click the last view at once, one sees it and one is told', async () => {
  const { name, url, views } = await share({ maxViews: 1 });
  const [one, two] = [await openLink(url), await openLink(url)];
  for (const opened of [one, two]) opened.expectRefusal(/^410 /);
  await Promise.all([show(one.page).click(), show(two.page).click()]);
  const headingOf = async ({ page }: WatchedPage) => page.getByRole('heading', { level: 1 }).textContent();
  await expect
    .poll(async () => [await headingOf(one), await headingOf(two)].sort())
    .toEqual([name, 'This link has ended']);
  expect(await views()).toBe(1);
});

browserTest('a link that was revoked, or never was, says so', async () => {
  const { url, id } = await share();
  const { page, expectRefusal, accessibility } = await openLink(url);
  expectRefusal(/^404 /);
  await api.revokeShare(id);
  await show(page).click();
  await heading(page, 'This link leads to no prompt').waitFor();
  await expectUsable({ page, accessibility });
});

browserTest(
  'the page says that it loads, that it is offline and what failed, and asks once for a click',
  async () => {
    const { name, url } = await share();
    const { page, expectRefusal } = await openLink(url);
    expectRefusal(/^(4|5)\d\d /);
    const answers = await answerFor(page, VIEW);
    const click = async (answer: Answer): Promise<void> => {
      answers.set(answer);
      await show(page).click();
    };
    await click('hold');
    await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor();
    expect(await show(page).isEnabled()).toBe(false);
    answers.set('offline');
    await page.getByRole('alert').getByText('The service cannot be reached.').waitFor();
    await click({ status: 503, code: 'service_unavailable' });
    await page.getByRole('alert').getByText('service_unavailable').waitFor();
    await page.context().setOffline(true);
    await click('offline');
    await page.getByRole('alert').getByText('You are offline.', { exact: false }).waitFor();
    await page.context().setOffline(false);
    expect(answers.asked()).toBe(3);
    await click('real');
    await heading(page, name).waitFor();
  },
);

browserTest('a long text of many variables is shown as a whole', async () => {
  const content = 'Answer {{name}} in at most five sentences.\n'.repeat(3_000);
  const { url } = await share({ content });
  const { page, accessibility } = await openLink(url);
  await show(page).click();
  await expect.poll(() => text(page).textContent()).toBe(content);
  await expectUsable({ page, accessibility });
});

browserTest('an address of before leads to the page', async () => {
  const { url, token, views } = await share();
  const opened = await openPage(proxy.url);
  await opened.page.goto(`${proxy.url}/api/sharing/${token}`);
  await show(opened.page).waitFor();
  expect([opened.page.url(), await views()]).toEqual([url, 0]);
});
