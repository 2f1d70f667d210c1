import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { clientOf } from './testing/client-of.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { untilOpen } from './testing/once-ready.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';
import { type StreamingVendor, startStreamingVendor } from './testing/streaming-vendor.ts';
import { tabTo } from './testing/tab-to.ts';

type Page = WatchedPage['page'];

const ADMIN = 'admin@acme.com';
const MEMBER = 'user@acme.com';
const MODEL = 'openai/gpt-4o-mini';
const HOSTILE = `<img src=x onerror="document.title='hacked'">\n[a link](javascript:alert(1)) **b** \u202Eeman\u202C`;
const folder = removableFolder();
let vendor: StreamingVendor;
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  vendor = await startStreamingVendor();
  const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: vendor.baseUrl };
  started = await startWithConsole(folder.path, env);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
});
beforeEach(() => {
  vendor.asked.length = 0;
  vendor.answerWith('ok');
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await vendor?.close();
  folder.remove();
});

async function openAt(path: string, email = ADMIN): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, email, DEMO_PASSWORD);
  return opened;
}

const listOf = (page: Page) => page.getByRole('list', { name: 'Messages' });
const area = (page: Page) => page.getByLabel('Your message');
const say = (id: string): Promise<[string, string][]> =>
  api.getChatSession(id).then(({ messages }) => messages.map(({ content, status }) => [content, status]));
const hasFocus = (page: Page) => area(page).evaluate((one) => one === one.ownerDocument.activeElement);

const isSeen = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= globalThis.innerHeight;
  });

browserTest('a chat is begun, its reply streams in, and it is renamed and deleted', async () => {
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  vendor.answerWith('The first half', promise, HOSTILE);
  const opened = await openAt('chat');
  const { page } = opened;
  await page.getByText('There is no chat yet.').waitFor();
  await page.getByRole('link', { name: 'New chat' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(HOSTILE.slice(0, 20));
  await page.getByLabel('Model', { exact: true }).fill(MODEL);
  await page.getByLabel('System prompt', { exact: true }).fill('Be brief.');
  await page.getByRole('button', { name: 'Begin the chat' }).click();
  await page.waitForURL(/chat\/[0-9a-f-]{36}$/);
  const id = page.url().slice(-36);
  await page.getByText('Nothing was said yet. Write the first message.').waitFor();
  await area(page).fill(HOSTILE);
  await page.getByRole('button', { name: 'Send' }).click();
  await listOf(page).getByText('The first half', { exact: true }).waitFor();
  // Only the whole reply is announced.
  expect(await page.getByRole('status').filter({ hasText: 'first half' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Send' }).isEnabled()).toBe(false);
  goOn();
  await page
    .getByRole('status')
    .filter({ hasText: 'Reply: The first half<img' })
    .waitFor({ state: 'attached' });
  await listOf(page).getByText('100 tokens sent · 20 tokens received').waitFor();
  expect(await page.locator('img, ol a, b').count()).toBe(0);
  expect(await say(id)).toEqual([
    [`The first half${HOSTILE}`, 'completed'],
    [HOSTILE, 'completed'],
  ]);
  expect(vendor.asked).toEqual([HOSTILE]);
  const seen = await listOf(page).textContent();
  await page.reload();
  await listOf(page).getByText('100 tokens sent').waitFor();
  expect(await listOf(page).textContent()).toBe(seen);
  await expectUsable(opened, EVERY_SIZE);

  const dialog = page.getByRole('dialog');
  await untilOpen(() => page.getByRole('button', { name: 'Rename or change' }).click(), dialog);
  await dialog.getByLabel('Name', { exact: true }).fill('Refunds');
  await dialog.getByLabel('System prompt', { exact: true }).fill('');
  await expectUsable(opened);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Refunds' }).waitFor();
  expect(await api.getChatSession(id)).toMatchObject({ title: 'Refunds', model: MODEL, systemPrompt: null });

  await page.goto(`${started.url}/o/acme/chat?tab=nonsense`);
  await page.getByRole('row').filter({ hasText: 'Refunds' }).getByRole('cell', { name: MODEL }).waitFor();
  await page.getByRole('link', { name: 'Numbers' }).click();
  await expect
    .poll(() =>
      page
        .getByRole('navigation', { name: 'Parts of this page' })
        .locator('[aria-current]')
        .allTextContents(),
    )
    .toEqual(['Numbers']);
  await page.getByText('Replies', { exact: true }).first().waitFor();
  await page.getByLabel('Period').selectOption('week');
  await page.waitForURL(/chat\/numbers\?period=week/);
  await expect.poll(() => page.getByRole('figure').locator('svg rect').count()).toBe(7);
  await expectUsable(opened, EVERY_SIZE);
  await page.goto(`${started.url}/o/acme/chat/${id}`);
  await untilOpen(() => page.getByRole('button', { name: 'Delete' }).click(), dialog);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('There is no chat yet.').waitFor();
  await expect(api.getChatSession(id)).rejects.toMatchObject({ code: 'session_not_found' });
  expect(opened.complaints()).toEqual([]);
});

browserTest('somebody without a mouse writes, stops, and goes on', async () => {
  const { id } = await api.createChatSession({ title: 'By keyboard', model: MODEL });
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  vendor.answerWith('Half a', promise, ' reply');
  const { page, complaints } = await openAt(`chat/${id}`);
  await tabTo(page, area(page));
  await page.keyboard.type('One');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('Two');
  await page.reload();
  // A draft survives.
  await expect.poll(() => area(page).inputValue()).toBe('One\nTwo');
  await tabTo(page, area(page));
  await page.keyboard.press('Enter');
  await listOf(page).getByText('Half a').waitFor();
  expect(await hasFocus(page)).toBe(true);
  // The next message can be written, but not sent.
  await page.keyboard.type('Three');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Stop' }));
  await page.keyboard.press('Enter');
  await listOf(page).getByText('It was stopped. This had come by then.').waitFor();
  await expect.poll(() => hasFocus(page)).toBe(true);
  expect(await say(id)).toEqual([
    ['Half a', 'cancelled'],
    ['One\nTwo', 'completed'],
  ]);
  goOn();
  vendor.answerWith('All of it');
  await page.keyboard.press('Enter');
  await listOf(page).getByText('All of it').waitFor();
  expect(vendor.asked).toEqual(['One\nTwo', 'Three']);
  expect(await area(page).inputValue()).toBe('');
  expect(complaints()).toEqual([]);
});

browserTest(
  'what is refused comes back into the field, and a lost reply is never asked for twice',
  async () => {
    const { id } = await api.createChatSession({ title: 'Refused', model: 'nobody/knows-it' });
    const opened = await openAt(`chat/${id}`);
    const { page } = opened;
    const again = page.getByRole('button', { name: 'Try again' });
    await area(page).fill('Hello');
    await area(page).press('Enter');
    await page.getByRole('alert').getByText('model_not_found').waitFor();
    await page.getByText('No reply came. Your message is in the field again.').waitFor();
    expect(await area(page).inputValue()).toBe('Hello');
    await expectUsable(opened, EVERY_SIZE);
    await api.updateChatSession({ id, model: MODEL });

    const messages = `**/chat/sessions/${id}/messages`;
    const problem = {
      type: 'about:blank',
      title: 'Wait',
      status: 429,
      code: 'rate_limited',
      detail: 'Too many.',
    };
    const headers = { 'retry-after': '60' };
    await page.route(messages, (route) =>
      route.fulfill({
        status: 429,
        headers,
        contentType: 'application/problem+json',
        body: JSON.stringify(problem),
      }),
    );
    await page.reload();
    expect(await area(page).inputValue()).toBe('Hello');
    await area(page).press('Enter');
    await page
      .getByRole('alert')
      .getByText(/Wait \d+ seconds/)
      .waitFor();
    expect(await again.isEnabled()).toBe(false);
    expect(await area(page).inputValue()).toBe('Hello');
    await page.unroute(messages);

    // The API has answered, but the answer is lost, and then nothing can be reached.
    await page.route(messages, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    const looks = new RegExp(`/chat/sessions/${id}\\?`);
    await page.route(looks, (route) => route.abort('connectionreset'));
    vendor.answerWith('The answer');
    await area(page).press('Enter');
    await page.getByText('it is not known yet what came of your message').waitFor();
    expect(await page.getByRole('button', { name: 'Send' }).isEnabled()).toBe(false);
    await listOf(page).getByText('Hello').waitFor();
    await page.unroute(looks);
    await again.click();
    await listOf(page).getByText('The answer').waitFor();
    expect(await area(page).inputValue()).toBe('');
    expect(vendor.asked).toEqual(['Hello']);
    expect(await say(id)).toEqual([
      ['The answer', 'completed'],
      ['Hello', 'completed'],
    ]);

    // Left before anybody knew: what came is looked for when the page opens again.
    vendor.answerWith('Another answer');
    await page.route(looks, (route) => route.abort('connectionreset'));
    await area(page).fill('Hello again');
    await area(page).press('Enter');
    await page.getByText('it is not known yet what came of your message').waitFor();
    await page.unroute(looks);
    await page.reload();
    await listOf(page).getByText('Another answer').waitFor();
    await expect.poll(() => page.getByText('Waiting for the reply').count()).toBe(0);
    expect(await area(page).inputValue()).toBe('');
    await page.unroute(messages);

    // Deleted from elsewhere: that is said, and the text is not lost.
    await api.deleteChatSession(id);
    await area(page).fill('Too late');
    await area(page).press('Enter');
    await page.getByRole('alert').getByText('session_not_found').first().waitFor();
    await page.getByText('No reply came. Your message is in the field again.').waitFor();
    expect(await area(page).inputValue()).toBe('Too late');
    // "Try again" is about this message, and not about what is written later.
    const form = page.locator('form').filter({ has: area(page) });
    expect(await form.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    await area(page).fill('Something else');
    expect(await form.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(vendor.asked).toEqual(['Hello', 'Hello again']);
  },
);

browserTest('a long chat shows older messages on demand, and one that was left what was kept', async () => {
  const { id } = await api.createChatSession({ title: 'Long', model: MODEL });
  for (let turn = 1; turn <= 17; turn += 1) await api.sendChatMessage({ id, content: `Question ${turn}.` });
  const opened = await openAt(`chat/${id}`);
  const { page } = opened;
  await listOf(page).getByText('Question 17.').waitFor();
  expect(await listOf(page).getByText('Question 1.', { exact: true }).count()).toBe(0);
  // It opens where it was left.
  await expect.poll(() => isSeen(page.getByRole('button', { name: 'Send' }))).toBe(true);
  const show = page.getByRole('button', { name: 'Show older messages' });
  await show.scrollIntoViewIfNeeded();
  const oldest = await listOf(page).getByRole('listitem').first().elementHandle();
  const place = await oldest?.boundingBox();
  // A frame that comes before the older messages are drawn, as on a busy machine.
  await page.evaluate(() => {
    window.requestAnimationFrame = (callback) => {
      queueMicrotask(() => callback(performance.now()));
      return 0;
    };
  });
  await show.click();
  await listOf(page).getByText('Question 1.', { exact: true }).waitFor();
  const moved = ((await oldest?.boundingBox())?.y ?? Number.NaN) - (place?.y ?? 0);
  expect(Math.abs(moved)).toBeLessThan(2);
  expect(await listOf(page).getByRole('listitem').count()).toBe(34);
  await expect.poll(() => listOf(page).evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);

  vendor.answerWith('What had come', new Promise(() => {}));
  await area(page).fill('Leave me');
  await area(page).press('Enter');
  await listOf(page).getByText('What had come').waitFor();
  await page.getByRole('link', { name: 'All chats' }).click();
  await page.getByRole('row').filter({ hasText: 'Long' }).getByRole('link').click();
  await listOf(page).getByText('It was stopped. This had come by then.').waitFor();
  await listOf(page).getByText('What had come').waitFor();
  expect(await area(page).inputValue()).toBe('');
  expect((await say(id)).slice(0, 2)).toEqual([
    ['What had come', 'cancelled'],
    ['Leave me', 'completed'],
  ]);

  // Retention has removed what was before the newest 30.
  await page.route(new RegExp(`/chat/sessions/${id}\\?`), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), nextCursor: null } });
  });
  await page.reload();
  await page.getByText('Older messages were removed').waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('an admin reads the chats of everybody, and others only their own', async () => {
  const member = await clientOf(started.url, MEMBER, DEMO_PASSWORD);
  const { id } = await member.createChatSession({ title: HOSTILE, model: MODEL, systemPrompt: HOSTILE });
  vendor.answerWith(HOSTILE);
  await member.sendChatMessage({ id, content: HOSTILE });
  const { id: own } = await api.createChatSession({ title: 'Of the admin', model: MODEL });
  const opened = await openAt('chat?tab=all');
  const { page } = opened;
  const row = page.getByRole('row').filter({ hasText: 'a link' });
  await row.getByRole('cell', { name: 'Acme User' }).waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await row.getByRole('link').click();
  await page.getByText('Only the person whose chat this is can write in it.').waitFor();
  await listOf(page).getByText('Acme User').waitFor();
  await page.getByText('System prompt').click();
  expect(await area(page).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Rename or change' }).count()).toBe(0);
  expect(await page.locator('img, ol a, b').count()).toBe(0);
  await expectUsable(opened, EVERY_SIZE);
  expect(opened.complaints()).toEqual([]);

  const theirs = await openAt('chat?tab=all', MEMBER);
  theirs.expectRefusal(/^404 /);
  await theirs.page.getByRole('row').filter({ hasText: 'a link' }).waitFor();
  expect(await theirs.page.getByRole('link', { name: 'Chats of everybody' }).count()).toBe(0);
  expect(await theirs.page.getByText('Of the admin').count()).toBe(0);
  await theirs.page.goto(`${started.url}/o/acme/chat/${own}`);
  await theirs.page.getByRole('alert').getByText('session_not_found').waitFor();
  expect(theirs.complaints()).toEqual([]);

  // Whoever may not chat still finds the numbers.
  await theirs.page.route(/\/auth\/me$/, async (route) => {
    const response = await route.fetch();
    const me: { permissions: string[] } = await response.json();
    const permissions = me.permissions.filter((one) => one !== 'models:call');
    await route.fulfill({ response, json: { ...me, permissions } });
  });
  await theirs.page.reload();
  await theirs.page.getByText('You need the right “models:call”').waitFor();
  await theirs.page.getByRole('link', { name: 'Numbers of chats' }).click();
  await theirs.page.getByText('Messages without a reply').waitFor();
  expect(await theirs.page.getByRole('link', { name: 'New chat' }).count()).toBe(0);
  expect(theirs.complaints()).toEqual([]);
});
