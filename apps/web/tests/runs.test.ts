import { readFileSync } from 'node:fs';
import type { PromptRefinery, RunResult, SetLabelPolicyInput } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { startOpenai } from '@refinery/testing/fake-vendors/openai-environment.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { usdIn } from '../src/i18n/numbers.ts';
import { clientOf } from './testing/client-of.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { makeLab, makeRun, untilEnded } from './testing/make-run.ts';
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
const HOSTILE = `<img src=x onerror="document.title='hacked'"><b>\u202Eeman\u202C {{7*7}}`;
const folder = removableFolder();
let vendor: Awaited<ReturnType<typeof startOpenai>>;
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  vendor = await startOpenai();
  started = await startWithConsole(folder.path, vendor.env);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await vendor?.openai.close();
  folder.remove();
});
beforeEach(() => vendor.openai.reset());

/** The shorter question costs less, and gets a wrong answer for the third order. */
const answerByVersion = (): void =>
  vendor.openai.respondWith(({ messages }) => {
    const asked = messages.at(-1)?.text ?? '';
    const isLong = asked.startsWith('Please');
    const usage = { inputTokens: isLong ? 400 : 250, outputTokens: 60 };
    return { kind: 'reply', usage, text: !isLong && asked.includes('order 3 ') ? HOSTILE : 'ok' };
  });

/** A page of the organization, signed in. */
async function openAt(path: string, email = ADMIN): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, email, email === ADMIN ? DEMO_PASSWORD : PASSWORD);
  return opened;
}

async function untilStarted(page: Page): Promise<string> {
  await page.waitForURL(/runs\/[0-9a-f-]{36}$/);
  return /runs\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Waits until the run of the page has this status. */
const status = (page: Page, text: string): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor();

const armOf = (page: Page, number: number): Locator =>
  page.getByRole('group', { name: new RegExp(`^Arm ${number}`) });

const evaluatorBox = (page: Page, id: string): Locator => page.locator(`input[value="${id}"]`);

/** A sum as the console writes it. */
const usd = (value: number | null = null): string => usdIn('en', value ?? Number.NaN);

async function resultOf(runId: string, isWanted: (result: RunResult) => boolean): Promise<RunResult> {
  for await (const result of api.streamRunResults(runId)) if (isWanted(result)) return result;
  throw new Error('The run has no such result.');
}

browserTest('two versions are compared, and a person rates the output that differs', async () => {
  answerByVersion();
  const { promptId, datasetId, evaluatorId } = await makeLab(api, { items: 12, name: HOSTILE });
  const opened = await openAt('runs');
  const { page } = opened;
  await page.getByText('Nobody has made a run yet.').waitFor();
  await page.getByRole('link', { name: 'New run' }).first().click();
  await page.getByLabel('Name').fill(HOSTILE);
  await page.getByLabel('Dataset').selectOption(datasetId);
  for (const number of [1, 2]) {
    await armOf(page, number).getByLabel('Prompt', { exact: true }).selectOption(promptId);
    await armOf(page, number).getByLabel('Version').selectOption('2');
  }
  await page.getByRole('button', { name: 'Add an arm' }).click();
  await armOf(page, 3).getByLabel('Version').selectOption('1');
  await page.getByText('12 items × 3 arms × 1 output = 36 outputs').waitFor();
  // Version 1 becomes the baseline, and one of the others goes.
  await page.getByRole('button', { name: 'Move up: Arm 3' }).click();
  await page.getByRole('button', { name: 'Move up: Arm 2' }).click();
  expect(await armOf(page, 1).getByLabel('Version').inputValue()).toBe('1');
  await page.getByRole('button', { name: 'Remove: Arm 2' }).click();
  expect(await armOf(page, 2).evaluate((arm) => arm === arm.ownerDocument.activeElement)).toBe(true);
  await evaluatorBox(page, evaluatorId).check();
  await page.getByLabel('Margin in points').fill('50');
  await page.getByLabel('Maximum cost').fill('2.5');
  await expectUsable(opened, EVERY_SIZE);
  await page.getByRole('button', { name: 'Start the run' }).click();
  const id = await untilStarted(page);
  await status(page, 'completed');
  expect(await api.getRun(id)).toMatchObject({
    name: HOSTILE,
    datasetId,
    margin: 0.5,
    maxCostUsd: 2.5,
    evaluators: [evaluatorId],
    arms: [
      { promptId, version: 1 },
      { promptId, version: 2 },
    ],
    cells: { total: 24, completed: 24 },
  });

  const { arms, runCostUsd } = await api.getRunComparison(id);
  expect(arms).toMatchObject([{ verdict: 'equivalent', evaluators: [{ n: 12 }] }]);
  const [arm] = arms;
  const pays = arm?.paysAfterCalls?.toLocaleString('en');
  await page
    .getByText(
      `Version 2 is as good as version 1 to within 50 points, and takes 32.6% fewer tokens: ${usd(arm?.per1000CallsUsd.saved)} saved per 1,000 calls; the run cost ${usd(runCostUsd)} and pays after ${pays} calls.`,
    )
    .waitFor();
  await page.getByText('The same as numbers').first().click();
  const numbers = page.locator('figure table').first().getByRole('cell');
  expect((await numbers.allTextContents()).slice(0, 3)).toEqual(['12', '91.7', '100']);
  await expectUsable(opened, EVERY_SIZE);

  await page.getByLabel('Only where the scores').check();
  await page.waitForURL(/only=different/);
  const rows = page.getByRole('region', { name: 'Outputs' }).last().getByRole('row');
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('link', { name: `${HOSTILE} 3` }).click();
  await page.getByRole('heading', { name: `${HOSTILE} 3` }).waitFor();
  await page.reload();
  const output = page.getByRole('region', { name: 'version 2' }).first();
  await output.getByText(HOSTILE).first().waitFor();
  await output.getByLabel('Rating').selectOption('1');
  await output.getByLabel('Why').fill(HOSTILE);
  await output.getByRole('button', { name: 'Save the rating' }).click();
  await output.getByText('Rated.').waitFor();
  const rated = await resultOf(id, (one) => one.arm === 1 && one.execution?.rating === 1);
  expect(rated).toMatchObject({ customId: `${HOSTILE} 3`, execution: { feedback: HOSTILE } });
  await expectUsable(opened, EVERY_SIZE);
  expect(await page.locator('img, b, [onerror]').count()).toBe(0);
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.goto(`${started.url}/o/acme/runs/${id}?item=${promptId}`);
  await page.getByText('The run has no output of this item yet').waitFor();
  await page.goto(`${started.url}/o/acme/runs?dataset=${datasetId}`);
  await page.getByRole('row').filter({ hasText: HOSTILE }).getByText('24 of 24').waitFor();
  expect(await page.locator('img, b, [onerror]').count()).toBe(0);
  expect(opened.complaints()).toEqual([]);
});

browserTest(
  'a dataset goes with its runs only where that is asked for, and never while a label needs it',
  async () => {
    answerByVersion();
    const { id: runId, datasetId, evaluators } = await makeRun(api, { items: 2, name: 'Two orders' });
    const policy = (require: SetLabelPolicyInput['require']) =>
      api.setLabelPolicy({ label: 'staging', require });
    await policy({ evaluation: { datasetId, evaluators } });
    const opened = await openAt(`datasets/${datasetId}`);
    const { page } = opened;
    opened.expectRefusal(/^409 .*\/datasets\//);
    const dialog = page.getByRole('dialog');
    const remove = dialog.getByRole('button', { name: 'Delete the dataset' });
    await page.getByRole('button', { name: 'Delete the dataset' }).click();
    await remove.click();
    await dialog.getByText('Labels require a run with the dataset: staging.').waitFor();
    await policy({});
    await remove.click();
    await dialog.getByRole('alert').getByText('outputs, scores and comparisons: 1.').waitFor();
    await expectUsable(opened, EVERY_SIZE);
    expect(await api.getRun(runId)).toMatchObject({ status: 'completed' });
    await dialog.getByRole('button', { name: 'Delete it with its runs' }).click();
    await page.waitForURL(/datasets$/);
    await expect(api.getDataset(datasetId)).rejects.toMatchObject({ code: 'dataset_not_found' });
    await expect(api.getRun(runId)).rejects.toMatchObject({ code: 'run_not_found' });
    expect(opened.complaints()).toEqual([]);
  },
);

browserTest('a run is started and cancelled by keyboard alone, and one tab asks for all', async () => {
  const released = Promise.withResolvers<string>();
  vendor.openai.respondWith(() => released.promise);
  const { promptId, datasetId, evaluatorId } = await makeLab(api, { items: 60, name: 'Sixty orders' });
  const address = `runs/new?dataset=${datasetId}&prompt=${promptId}&baseline=1&candidate=2`;
  const { page, complaints } = await openAt(address);
  await page.getByText('60 items × 2 arms × 1 output = 120 outputs').waitFor();
  await tabTo(page, evaluatorBox(page, evaluatorId));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Start the run' }));
  await page.keyboard.press('Enter');
  const id = await untilStarted(page);
  await status(page, 'running');
  await page.getByText('There is no verdict yet').waitFor();
  const run = await api.getRun(id);
  expect(run.arms.map(({ version }) => version)).toEqual([1, 2]);
  expect(run.evaluators).toEqual([evaluatorId]);

  const other = await page.context().newPage();
  const polls: Page[] = [];
  await other.goto(page.url());
  await status(other, 'running');
  page.context().on('request', (request) => {
    if (new URL(request.url()).pathname === `/api/v1/runs/${id}`) polls.push(request.frame().page());
  });
  await expect.poll(() => polls.length).toBeGreaterThan(2);
  expect(new Set(polls).size).toBe(1);

  await tabTo(page, page.getByRole('button', { name: 'Cancel the run' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  released.resolve('ok');
  await status(page, 'cancelled');
  await status(other, 'cancelled');
  const { status: ended, cells } = await untilEnded(api, id);
  expect(ended).toBe('cancelled');
  expect(cells.cancelled).toBeGreaterThan(0);
  await page.getByText('The run was cancelled, so there is no verdict on whether version 2').waitFor();
  await page.getByText('Whoever cancels a run may have seen its figures').waitFor();
  expect(await page.getByText('undecided').count()).toBe(0);
  expect(complaints()).toEqual([]);
});

browserTest('what the API refuses is said with what to do, and a lost answer makes one run', async () => {
  const { promptId, datasetId } = await makeLab(api, { items: 2 });
  await api.updatePrompt({ id: promptId, content: 'Was {{order}} sent to {{city}}?' });
  const opened = await openAt(`runs/new?dataset=${datasetId}&prompt=${promptId}&baseline=1&candidate=3`);
  const { page } = opened;
  opened.expectRefusal(/^\d+ .*\/api\/v1\/runs$/);
  const start = page.getByRole('button', { name: 'Start the run' });
  await start.click();
  await page.getByText('These items have no value for a variable of the prompts').waitFor();
  expect(await page.getByRole('main').getByRole('listitem').allTextContents()).toEqual([
    'Order status 0: has no value for city',
    'Order status 1: has no value for city',
  ]);
  await expectUsable(opened, EVERY_SIZE);
  await armOf(page, 2).getByLabel('Version').selectOption('2');
  await armOf(page, 2).getByLabel('Model').fill('openai/nobody-knows-it');
  await page.getByLabel('Maximum cost').fill('1');
  await start.click();
  await page.getByText('A budget needs models with a known price.').waitFor();
  await page.getByText('price_unknown').waitFor();
  await armOf(page, 2).getByLabel('Model').fill('');
  await page.getByLabel('Outputs for each item and arm').fill('11');
  await start.click();
  expect(page.url()).toContain('/new');
  await page.getByLabel('Outputs for each item and arm').fill('2');
  await page.getByLabel('Name').fill('lost');

  const post = (url: URL): boolean => url.pathname.endsWith('/api/v1/runs');
  await page.route(post, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await start.click();
  await page.getByText('The service cannot be reached.').waitFor();
  await page.unroute(post);
  await start.click();
  const id = await untilStarted(page);
  const all = await Array.fromAsync(api.listRuns({ datasetId }));
  expect(all.map((run) => [run.id, run.name, run.repeats])).toEqual([[id, 'lost', 2]]);
});

browserTest(
  'what failed is tried again, further scores come, and who only reads has no buttons',
  async () => {
    let isFixed = false;
    vendor.openai.respondWith(({ messages }) => {
      if (isFixed || !messages.at(-1)?.text.includes('order 1 ')) return 'ok';
      return { kind: 'error', status: 400, message: 'Not this one.' };
    });
    const { id, datasetId } = await makeRun(api, { items: 3, name: 'again' });
    const more = await api.createEvaluator({ name: 'More', kind: 'contains', settings: {} });
    const opened = await openAt(`runs/${id}`);
    const { page } = opened;
    await page.getByText('6: 4 completed and 2 failed').waitFor();
    await page.getByText('a model or a judge that failed').waitFor();
    const table = page.getByRole('region', { name: 'Outputs' }).last();
    await table.getByText('provider_invalid_request').first().waitFor();
    isFixed = true;
    await page.getByRole('button', { name: 'Try again what failed' }).click();
    await page.getByText('6 of 6', { exact: true }).waitFor();
    await expect.poll(() => table.getByText('provider_invalid_request').count()).toBe(0);
    expect(await untilEnded(api, id)).toMatchObject({ cells: { completed: 6, failed: 0 } });

    await page.getByRole('button', { name: 'Add scores' }).click();
    await evaluatorBox(page, more.id).check();
    await page.getByRole('button', { name: 'Score the outputs' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await table.getByText('More: 1').first().waitFor();
    expect((await api.getRun(id)).evaluators).toContain(more.id);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the results' }).click();
    const lines = readFileSync(await (await downloading).path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).status)).toEqual(Array(6).fill('completed'));
    expect(opened.complaints()).toEqual([]);

    const email = 'runs-viewer@acme.test';
    await api.createUser({ email, fullName: 'Vera Viewer', password: PASSWORD, role: 'viewer' });
    const reader = await openAt(`runs/${id}`, email);
    await status(reader.page, 'completed');
    await reader.page.getByText('The same as numbers').first().waitFor();
    expect(await reader.page.getByRole('main').getByRole('button').allTextContents()).toEqual([]);
    await reader.page.goto(`${started.url}/o/acme/runs?dataset=${datasetId}`);
    await reader.page.getByRole('link', { name: 'Shorter question' }).waitFor();
    expect(await reader.page.getByText('New run').count()).toBe(0);
    expect(reader.complaints()).toEqual([]);
  },
);

browserTest('rare verdicts, labels that wait and long results are told', async () => {
  const run = await makeRun(api, { items: 2, name: 'rare' });
  const comparison = await api.getRunComparison(run.id);
  const first = await resultOf(run.id, ({ arm }) => arm === 0);
  const opened = await openAt('runs');
  const { page } = opened;
  const [evaluatorId = ''] = run.evaluators;
  await page.route(/\/api\/v1\/runs\/[0-9a-f-]{36}$/, (route) =>
    route.fulfill({
      json: {
        ...run,
        stopReason: 'budget_reached',
        maxCostUsd: 1,
        cells: { ...run.cells, total: 900 },
        move: { label: 'live', version: 2, status: 'refused', detail: 'Somebody has moved it.' },
      },
    }),
  );
  await page.route(/\/comparison$/, (route) =>
    route.fulfill({
      json: {
        ...comparison,
        arms: comparison.arms.map((arm) => ({
          ...arm,
          verdict: 'no_noise',
          savedTokensPercentage: -12,
          paysAfterCalls: null,
          evaluators: arm.evaluators.map((one) => ({ ...one, verdict: 'no_noise' })),
          per1000CallsUsd: { baseline: null, candidate: null, saved: null },
        })),
        judges: [
          { evaluatorId, consistency: 0.52, isInconsistent: true, ratedPairs: 10, kappa: null },
          { evaluatorId: run.id, consistency: 0.9, isInconsistent: false, ratedPairs: 40, kappa: 0.62 },
        ],
      },
    }),
  );
  const execution = { ...first.execution, output: null, input: null, textsRemovedAt: run.createdAt };
  const line = (item: number): string =>
    JSON.stringify({
      ...first,
      customId: `long ${item}`,
      itemId: run.id.replace(/^.{8}/, String(10_000_000 + item)),
      execution,
    });
  await page.route(/\/results$/, (route) =>
    route.fulfill({
      contentType: 'application/x-ndjson',
      body: Array.from({ length: 900 }, (_, item) => `${line(item)}\n`).join(''),
    }),
  );
  await page.goto(`${started.url}/o/acme/runs/${run.id}`);
  await page.getByText('a further call could have cost more than the budget').waitFor();
  await page.getByText('The label “live” did not move to version 2.').waitFor();
  await page.getByText('Somebody has moved it.').waitFor();
  await page
    .getByText(
      'It cannot be said whether version 2 is as good as version 1, because version 1 always says the same. It takes 12% more tokens: what it costs is not known',
    )
    .waitFor();
  await page.getByText('Add scores of a judge.').waitFor();
  await page.getByText('in both orders for only 52% of the pairs').waitFor();
  await page.getByText('Rate both outputs of 20 more items').waitFor();
  await page.getByText('κ = 0.62 in 40 pairs').waitFor();
  await page.getByText('400 of 900 outputs are read.').waitFor();
  const table = page.getByRole('region', { name: 'Outputs' }).last();
  await table.getByText('removed').first().waitFor();
  await table.getByText('not read yet').first().waitFor();
  await expectUsable(opened);
  await page.getByRole('button', { name: 'Read more outputs' }).click();
  await page.getByText('800 of 900 outputs are read.').waitFor();
  await page.getByRole('button', { name: 'Read more outputs' }).click();
  await page.getByText('900 of 900 outputs are read.').waitFor();
  expect(await page.getByRole('button', { name: 'Read more outputs' }).count()).toBe(0);
  expect(await table.getByRole('row').count()).toBe(901);
  await table.getByRole('link', { name: 'long 7', exact: true }).click();
  await page.getByText('The texts were removed').waitFor();
  await page.getByText('The item is not in the dataset any more.').waitFor();
  expect(opened.complaints()).toEqual([]);
});
