import { readFileSync } from 'node:fs';
import { type BatchHistogram, PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { SLOW } from '@refinery/testing/slow.ts';
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

type Page = WatchedPage['page'];

const ADMIN = 'admin@acme.com';
const PASSWORD = 'numismatics, mostly';
const ROWS = 1_000;
const folder = removableFolder();
let vendor: FakeVendor;
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: vendor.baseUrl };
  started = await startWithConsole(folder.path, env);
  const { accessToken } = await new PromptRefinery({ baseUrl: started.url }).login({
    email: ADMIN,
    password: DEMO_PASSWORD,
  });
  api = new PromptRefinery({ baseUrl: started.url, accessToken });
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await vendor?.close();
  folder.remove();
});

/** A page of the organization, signed in. */
async function openAt(path: string, email = ADMIN): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, email, email === ADMIN ? DEMO_PASSWORD : PASSWORD);
  return opened;
}

const idIn = (page: Page): string => /batches\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

async function untilUploaded(page: Page): Promise<string> {
  await page.waitForURL(/batches\/[0-9a-f-]{36}/);
  return idIn(page);
}

/** Waits until the batch of the page has this status. */
const status = (page: Page, text: string): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor();

/** Drops a file where a person would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    `(() => { const all = new DataTransfer(); all.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return all; })()`,
  );
  await page.getByText('Drop a file here').dispatchEvent('drop', { dataTransfer });
}

/** The session ends behind an open page, which asks for it and goes on. */
async function signInAgain(opened: WatchedPage): Promise<void> {
  const { page } = opened;
  opened.expectRefusal(/^401 .*\/api\/v1\//);
  await page.context().clearCookies();
  const dialog = page.getByRole('dialog', { name: 'Sign in' });
  await dialog.waitFor();
  await dialog.getByLabel('E-mail').fill(ADMIN);
  await dialog.getByLabel('Password').fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** What rules and models lose is rare: the API says here that it happened. */
async function drawsLosses({ page }: WatchedPage): Promise<void> {
  const losses = [
    { kind: 'quantity', lost: 6, doubtful: 2, items: 5 },
    { kind: 'negation', lost: 0, doubtful: 4, items: 4 },
  ];
  const isHistogram = ({ pathname }: URL): boolean => pathname.endsWith('/histogram');
  await page.route(isHistogram, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), losses } });
  });
  await page.reload();
  const bars = page.getByRole('figure').filter({ hasText: 'lost or doubtful' }).locator('dd svg');
  await bars.first().waitFor();
  const widths = await bars.evaluateAll((all) =>
    all.map((one) => [...one.querySelectorAll('rect')].map((part) => Number(part.getAttribute('width')))),
  );
  expect(widths).toEqual([
    [750, 250],
    [0, 500],
  ]);
  await page.unroute(isHistogram);
}

/** Heights of the columns, of 100. */
const heightsOf = ({ savings }: BatchHistogram): number[] => {
  const most = Math.max(1, ...savings.map(({ items }) => items));
  return savings.map(({ items }) => Math.round((items / most) * 100));
};

browserTest('a dropped CSV becomes a batch, its results a CSV', async () => {
  const opened = await openAt('batches');
  const { page } = opened;
  await page.getByText('Nobody has uploaded prompts yet.').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await page.getByRole('link', { name: 'New batch' }).first().click();
  const hostile = '<img src=x onerror=alert(1)>';
  const rows = Array.from(
    { length: ROWS },
    (_, row) =>
      `${row === 0 ? hostile : `r${row}`},"Hello! ${row % 2 ? 'Please kindly' : 'Could you please'} write a summary of report ${row} in at most ${row} words, thank you.",en`,
  );
  await drop(page, 'märz.csv', ['ref,question,lang', ...rows].join('\r\n'));
  await page.getByLabel('Column with the prompts').selectOption('question');
  await page.getByLabel('Column with your own ids').selectOption('ref');
  await page.getByText('The other columns become metadata: lang.').waitFor();
  await page.getByLabel('Name of the batch').fill(hostile);
  await expectUsable(opened, EVERY_SIZE);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  const id = await untilUploaded(page);
  await page.getByRole('heading', { name: hostile }).waitFor();
  await status(page, 'completed');
  const batch = await api.getBatch(id);
  expect(batch).toMatchObject({ name: hostile, counts: { total: ROWS, completed: ROWS } });
  await page.getByText(`${ROWS.toLocaleString('en')} of ${ROWS.toLocaleString('en')}`).waitFor();

  const histogram = await api.getBatchHistogram(id);
  await page.getByText(`${ROWS.toLocaleString('en')} refined prompts are counted.`).waitFor();
  const columns = page.getByRole('figure').filter({ hasText: 'became shorter' }).locator('svg rect');
  const drawn = await columns.evaluateAll((all) =>
    all.map((one) => [Number(one.getAttribute('height')), Number(one.getAttribute('y'))]),
  );
  expect(drawn.map(([height = 0]) => Math.round(height))).toEqual(heightsOf(histogram));
  expect(drawn.every(([height = 0, y = 0]) => Math.round(height + y) === 100)).toBe(true);
  await page.getByText('The same as numbers').first().click();
  const numbers = await page
    .locator('figure table')
    .first()
    .getByRole('row')
    .getByRole('cell')
    .allTextContents();
  expect(numbers.map((text) => Number(text.replaceAll(',', '')))).toEqual(
    histogram.savings.map(({ items }) => items),
  );
  await expectUsable(opened, EVERY_SIZE);

  await drawsLosses(opened);
  const table = page.getByRole('region', { name: 'Prompts of the batch' }).last();
  await table.getByText(hostile).waitFor();
  const last = table.getByRole('link', { name: ROWS.toLocaleString('en'), exact: true });
  let most = 0;
  while (!(await last.isVisible())) {
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    most = Math.max(most, await table.getByRole('row').count());
  }
  expect(most).toBeLessThanOrEqual(200);
  await page.evaluate('scrollTo(0, 0)');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const csv = readFileSync(await (await downloading).path(), 'utf8').split('\r\n');
  expect(csv).toHaveLength(ROWS + 2);
  expect(csv[1]).toMatch(/^1,<img src=x onerror=alert\(1\)>,completed,/);

  await page.getByLabel('Status').selectOption('failed');
  await page.getByText('No prompt has this status.').waitFor();
  expect(page.url()).toContain('?status=failed');
  await page.reload();
  await page.getByText('No prompt has this status.').waitFor();
  await page.getByLabel('Status').selectOption('');
  await table.getByRole('link', { name: '2', exact: true }).click();
  await page.getByRole('heading', { name: 'Prompt 2' }).waitFor();
  await page
    .getByRole('region', { name: 'Original' })
    .last()
    .getByText('report 1 in at most 1 words')
    .waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await page.getByRole('link', { name: 'Next prompt' }).click();
  await page.getByRole('heading', { name: 'Prompt 3' }).waitFor();
  await page.getByRole('link', { name: 'See each change and its reason' }).click();
  await page.getByRole('heading', { name: 'Changes' }).waitFor();
  await page.goto(`${started.url}/o/acme/batches/${id}/${ROWS + 1}`);
  await page.getByText('batch_item_not_found').waitFor();
  await page.goto(`${started.url}/o/acme/batches?status=nonsense`);
  await page.getByRole('link', { name: hostile }).waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('pasted prompts become a CSV by keyboard alone, and the batch is deleted', async () => {
  const { page, complaints } = await openAt('batches');
  await page.getByRole('heading', { name: 'Batches' }).waitFor();
  await tabTo(page, page.getByRole('link', { name: 'New batch' }).first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Or paste prompts'));
  await page.keyboard.insertText(
    'Please kindly name three rivers.\n\nThank you! Could you please name two lakes?\n',
  );
  await tabTo(page, page.getByRole('button', { name: 'Upload', exact: true }));
  await page.keyboard.press('Enter');
  const id = await untilUploaded(page);
  await status(page, 'completed');
  expect(await Array.fromAsync(api.streamResults(id))).toMatchObject([{ position: 1 }, { position: 2 }]);
  await tabTo(page, page.getByRole('link', { name: 'Download as CSV' }));
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('three rivers');
  await tabTo(page, page.getByRole('button', { name: 'Delete the batch' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Delete the batch' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/batches$/);
  await expect(api.getBatch(id)).rejects.toMatchObject({ code: 'batch_not_found' });
  expect(complaints()).toEqual([]);
});

browserTest('what the API refuses is said by its lines, and a broken upload makes one batch', async () => {
  const { page } = await openAt('batches?form=open');
  const upload = page.getByRole('button', { name: 'Upload', exact: true });
  await upload.click();
  await page.getByText('Choose a file, or paste prompts.').waitFor();
  await page.getByLabel('Or paste prompts').fill('{"text":"a"}\n{"text":7}\n{"x":1}');
  await upload.click();
  const lines = page.getByRole('region', { name: '2 lines are not valid' });
  await lines.waitFor();
  expect(await lines.getByRole('row').allTextContents()).toEqual([
    'LineFieldWhat is wrong',
    '2textmust be of type string',
    '3lacks text',
  ]);
  await drop(page, 'x.csv', '"never closed\n');
  await page.getByText('The first line of a CSV must be a header row').waitFor();
  await page.getByRole('button', { name: 'Take another file' }).click();
  // What was written is still there.
  await page.getByLabel('Or paste prompts').fill('Please kindly name three rivers.');
  await page.getByLabel('Name of the batch').fill('broken');

  const post = (url: URL): boolean =>
    url.pathname.endsWith('/api/v1/batches') && url.search.includes('name=');
  await page.route(post, () => undefined);
  await upload.click();
  await page.getByRole('button', { name: 'Cancel the upload' }).click();
  await page.getByText('The upload was cancelled.').waitFor();
  await page.unroute(post);

  await page.route(post, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await upload.click();
  await page.getByText('The service cannot be reached.').waitFor();
  await page.unroute(post);
  await upload.click();
  const id = await untilUploaded(page);
  const all = await Array.fromAsync(api.listBatches());
  expect(all.filter(({ name }) => name === 'broken').map((one) => one.id)).toEqual([id]);
});

browserTest(
  'ten tabs follow a batch by the requests of one, and a tab that was hidden is up to date',
  SLOW,
  async () => {
    const released = Promise.withResolvers<void>();
    let isFixed = false;
    vendor.respondWith(async ({ messages }) => {
      await released.promise;
      const [, report] = /report (\d)/.exec(messages.at(-1)?.text ?? '') ?? [];
      if (report === '3' && !isFixed) return { kind: 'error', status: 400, message: 'Not this one.' };
      return `1|Summarize report ${report}.`;
    });
    const items = [1, 2, 3].map((report) => ({
      text: `Please kindly summarize report ${report}.`,
    }));
    const options = { provider: 'openai', model: 'gpt-4o-mini', fallback: false } as const;
    const { id } = await api.createBatch({ items, ...options, name: 'held' });
    const opened = await openAt(`batches/${id}`);
    const context = opened.page.context();
    const tabs = [opened.page];
    await status(opened.page, 'running');
    await signInAgain(opened);
    while (tabs.length < 10) {
      const tab = await context.newPage();
      await tab.goto(opened.page.url());
      tabs.push(tab);
    }
    await Promise.all(tabs.map((tab) => status(tab, 'running')));
    const polls: Page[] = [];
    context.on('request', (request) => {
      if (new URL(request.url()).pathname === `/api/v1/batches/${id}`) polls.push(request.frame().page());
    });
    await expect.poll(() => polls.length).toBeGreaterThan(2);
    const [leader] = polls;
    expect(new Set(polls).size).toBe(1);

    // Another one asks when this one is hidden.
    const hide = (isHidden: boolean) =>
      `Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${isHidden} });
     Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${isHidden ? 'hidden' : 'visible'}' });
     document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`;
    await leader?.evaluate(hide(true));
    polls.length = 0;
    await expect.poll(() => polls.length).toBeGreaterThan(1);
    expect(new Set(polls).size).toBe(1);
    expect(polls[0]).not.toBe(leader);

    // Without locks, as on pages without TLS, a tab asks for itself.
    const alone = await context.newPage();
    await alone.addInitScript('delete Navigator.prototype.locks');
    await alone.goto(opened.page.url());
    await status(alone, 'running');
    polls.length = 0;
    await expect.poll(() => new Set(polls).size).toBe(2);
    expect(polls).toContain(alone);

    const list = await context.newPage();
    await list.goto(`${started.url}/o/acme/batches`);
    const row = list.getByRole('row').filter({ hasText: 'held' });
    await row.getByText('running').waitFor();
    released.resolve();
    await row.getByText('completed').waitFor();
    await row.getByText('3 of 3').waitFor();
    await Promise.all([...tabs, alone].map((tab) => status(tab, 'completed')));
    await leader?.evaluate(hide(false));
    const page = opened.page;
    const table = page.getByRole('region', { name: 'Prompts of the batch' }).last();
    await page.getByLabel('Status').selectOption('failed');
    await table.getByText('invalid_request').waitFor();
    await table.getByText('Please kindly summarize report 3.').waitFor();
    await table.getByRole('link', { name: '3', exact: true }).click();
    await page.getByRole('heading', { name: 'Prompt 3' }).waitFor();
    await page.getByText('invalid_request').first().waitFor();
    await page.goBack();
    isFixed = true;
    await page.getByRole('button', { name: 'Try failed prompts again' }).click();

    await page.getByText('3 completed').waitFor();
    expect(await api.getBatch(id)).toMatchObject({ counts: { completed: 3, failed: 0 } });
    expect(opened.complaints()).toEqual([]);
  },
);

browserTest('a running batch is cancelled, and who only reads has no buttons', async () => {
  const released = Promise.withResolvers<string>();
  vendor.respondWith(() => released.promise);
  const items = Array.from({ length: 40 }, (_, report) => ({ text: `Please summarize report ${report}.` }));
  const { id } = await api.createBatch({ items, provider: 'openai', fallback: false, name: 'long' });
  const email = 'viewer@acme.test';
  await api.createUser({ email, fullName: 'Vera Viewer', password: PASSWORD, role: 'viewer' });
  const reader = await openAt(`batches/${id}`, email);
  await status(reader.page, 'running');
  expect(await reader.page.getByRole('main').getByRole('button').allTextContents()).toEqual([]);

  const { page, complaints } = await openAt(`batches/${id}`);
  await status(page, 'running');
  await page.getByRole('button', { name: 'Cancel the batch' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Prompts of “long” that have not started').waitFor();
  await dialog.getByRole('button', { name: 'Cancel the batch' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect((await api.getBatch(id)).status).toMatch(/^cancel/);
  released.resolve('1|Summarize the report.');
  await status(page, 'cancelled');
  await status(reader.page, 'cancelled');
  await page.getByRole('button', { name: 'Delete the batch' }).waitFor();
  await reader.page.goto(`${started.url}/o/acme/batches?form=open`);
  await reader.page.getByRole('link', { name: 'long' }).waitFor();
  expect(await reader.page.getByText('New batch').count()).toBe(0);
  // The console opens on a page that they may see.
  await reader.page.goto(`${started.url}/`);
  await reader.page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
  expect(reader.page.url()).toBe(`${started.url}/o/acme/prompts`);
  expect([...complaints(), ...reader.complaints()]).toEqual([]);
});

browserTest('usage is drawn as the API counts it', async () => {
  const opened = await openAt('usage');
  const { page } = opened;
  await page.getByRole('heading', { name: 'Spend' }).waitFor();
  const { meters } = await api.getUsage();
  const drawn = await page
    .getByRole('figure')
    .first()
    .locator('dd svg')
    .evaluateAll((all) => all.map((one) => Number(one.querySelector('rect')?.getAttribute('width'))));
  expect(drawn).toEqual(meters.map(({ used, limit }) => (used / (limit ?? 1)) * 1_000));
  expect(drawn[0]).toBeGreaterThan(0);
  await page.getByText('The same as numbers').first().click();
  const [row] = meters;
  const shown = [row?.used, row?.reserved, row?.remaining, row?.limit].map((value) =>
    value?.toLocaleString('en'),
  );
  expect(await page.locator('figure table').first().getByRole('cell').allTextContents()).toEqual(
    expect.arrayContaining(shown),
  );
  await expectUsable(opened, EVERY_SIZE);
  expect(opened.complaints()).toEqual([]);
});
