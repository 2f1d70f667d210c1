import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { usdIn } from '../src/i18n/numbers.ts';
import { clientOf } from './testing/client-of.ts';
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

const ADMIN = 'admin@acme.com';
const folder = removableFolder();
let vendor: FakeVendor;
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: vendor.baseUrl };
  started = await startWithConsole(folder.path, env);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await vendor?.close();
  folder.remove();
});

browserTest('costs and speed of a period are those of the API, by keyboard alone', async () => {
  for (const report of ['first', 'second']) {
    const text = `Please kindly summarize the ${report} report in at most five sentences.`;
    await api.optimize({ text, provider: 'openai', model: 'gpt-4o-mini', fallback: false });
  }
  await waitFor(async () => (await api.getCostAnalytics()).costUsd > 0, { what: 'the hour to be counted' });
  const opened = await openPage(started.url);
  const { page } = opened;
  await page.goto(`${started.url}/o/acme/analytics?period=nonsense&by=provider`);
  await signIn(opened, ADMIN, DEMO_PASSWORD);
  const { costs } = await api.getCostAnalytics();
  const columns = page.getByRole('figure').locator('svg rect');
  await columns.last().waitFor();
  // A month of days, of which the last one has costs.
  const heights = await columns.evaluateAll((all) => all.map((one) => Number(one.getAttribute('height'))));
  expect(heights).toEqual([...Array.from({ length: 29 }, () => 0), 100]);
  expect(costs).toHaveLength(1);

  const period = page.getByLabel('Period');
  await tabTo(page, period);
  await page.keyboard.type('7 days');
  await page.waitForURL(/period=week/);
  await expect.poll(() => columns.count()).toBe(7);
  await tabTo(page, page.getByLabel('Costs by'));
  await page.keyboard.type('Model');
  await page.waitForURL(/by=model/);
  await page.reload();
  await page.getByRole('figure').getByText('openai/gpt-4o-mini').first().waitFor();
  expect(await period.inputValue()).toBe('week');
  await tabTo(page, page.getByText('The same as numbers'));
  await page.keyboard.press('Enter');
  const [group] = (await api.getCostAnalytics({ by: 'model' })).costs;
  const row = page.getByRole('figure').getByRole('row').filter({ hasText: 'openai/gpt-4o-mini' });
  expect(await row.getByRole('cell').allTextContents()).toEqual([
    usdIn('en', group?.costUsd ?? 0),
    '2',
    (group?.tokens.input ?? 0).toLocaleString('en'),
    (group?.tokens.output ?? 0).toLocaleString('en'),
  ]);
  const speed = page.getByRole('region', { name: 'Speed of the models' }).last();
  await speed.getByRole('row').filter({ hasText: 'openai/gpt-4o-mini' }).getByText('100%').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  expect(opened.complaints()).toEqual([]);
});
