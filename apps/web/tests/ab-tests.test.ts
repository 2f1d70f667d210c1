import { createHash, randomUUID } from 'node:crypto';
import type { AbTest, PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { afterAll, beforeAll, expect } from 'vitest';
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
import { tabTo } from './testing/tab-to.ts';

type Page = WatchedPage['page'];

const ADMIN = 'admin@acme.com';
const HOSTILE = `<img src=x onerror="document.title='hacked'">\u202Eeman\u202C`;
const folder = removableFolder();
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  started = await startWithConsole(folder.path);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  folder.remove();
});

/** A page of the organization, signed in. */
async function openAt(path: string): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, ADMIN, DEMO_PASSWORD);
  return opened;
}

/** A prompt with three versions that say the same in other words; the first is in production. */
async function makePrompt(name: string): Promise<{ id: string; slug: string }> {
  const slug = `p-${randomUUID()}`;
  const { id } = await api.createPrompt({ name, slug, content: 'Answer {{question}}.' });
  for (const content of ['Please answer {{question}}.', 'Answer {{question}}, please.'])
    await api.updatePrompt({ id, content });
  await api.setPromptLabel({ id, label: 'production', version: 1 });
  return { id, slug };
}

const settings = (promptId: string) => ({
  promptId,
  label: 'production',
  metric: 'solved',
  arms: [
    { version: 1, weight: 0.5 },
    { version: 2, weight: 0.5 },
  ],
});

/** Waits until the page says this status. */
const status = (page: Page, text: string): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor();

/** The id of the test whose page has opened. */
const idIn = async (page: Page): Promise<string> => {
  await page.waitForURL(/ab-tests\/[0-9a-f-]{36}$/);
  return /[0-9a-f-]{36}$/.exec(page.url())?.[0] ?? '';
};

/** Presses a button that asks first, and says yes. */
const confirm = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await untilOpen(() => page.getByRole('button', { name, exact: true }).first().click(), dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

browserTest('a draft is made, refused at its fields, started, and stopped', async () => {
  const { id: promptId } = await makePrompt(HOSTILE);
  const opened = await openAt('ab-tests');
  const { page } = opened;
  opened.expectRefusal(/^(?:400|422) /);
  await page.getByText('There is no A/B test yet.').waitFor();
  await page.getByRole('link', { name: 'New A/B test' }).first().click();
  // The list has a field for prompts as well.
  await page.getByRole('heading', { name: 'New A/B test', level: 1 }).waitFor();
  await page.getByLabel('Prompt', { exact: true }).selectOption(promptId);
  await page.getByLabel('Label', { exact: true }).selectOption('production');
  // The control is what has the label.
  expect(await page.getByLabel('Control: version').inputValue()).toBe('1');
  await page.getByLabel('Control: version').selectOption('2');
  await page.getByText('production is at version 1 now').waitFor();
  await page.getByLabel('Control: version').selectOption('1');
  await page.getByLabel('Arm 2: version').selectOption('2');
  await page.getByRole('button', { name: 'Add an arm' }).click();
  await page.getByLabel('Arm 3: version').selectOption('2');
  await page.getByLabel('Arm 3: weight in %').fill('20.5');
  await page.getByText('Sum of the weights: 120.5 %. It must be 100 %.').waitFor();
  await page.getByLabel('Metric', { exact: true }).fill('solved');
  const add = page.getByRole('button', { name: 'Add a guardrail' });
  await add.click();
  await page.getByLabel('Guardrail 1: at most so many % more').fill('10');
  await page.getByLabel('Guardrail 1: cap').fill('0.05');
  await add.click();
  await page.getByLabel('Guardrail 2: kind of limit').selectOption('points');
  await page.getByLabel('Guardrail 2: at most so much more').fill('900');
  await page.getByLabel('Guardrail 2: cap').fill('800');
  await expectUsable(opened, EVERY_SIZE);

  const create = page.getByRole('button', { name: 'Make the draft' });
  /** What the API refuses is said at the field, which has the focus. */
  const refusedAt = async (label: string, says: RegExp): Promise<void> => {
    await create.click();
    const field = page.getByLabel(label);
    await page.locator('span').filter({ hasText: says }).waitFor();
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => field.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  };
  await refusedAt('Arm 1: weight in %', /sum up to 1\.205, not to 1/);
  await page.getByRole('button', { name: 'Share equally' }).click();
  await page.getByText('Sum of the weights: 100 %.').waitFor();
  await refusedAt('Arm 3: version', /is that of another arm/);
  await page.getByLabel('Arm 3: version').selectOption('3');
  await refusedAt('Guardrail 2: at most so much more', /must be less than cap/);
  await page.getByRole('button', { name: 'Remove: Guardrail 2' }).click();
  await page.getByLabel('Rate of false winners in %').fill('10');
  await page.getByLabel('Give the winner the label').check();
  await create.click();

  const id = await idIn(page);
  await status(page, 'draft');
  expect(await api.getAbTest(id)).toMatchObject({
    promptId,
    label: 'production',
    metric: 'solved',
    status: 'draft',
    alpha: 0.1,
    autoPromote: true,
    arms: [
      { version: 1, weight: 0.3334 },
      { version: 2, weight: 0.3333 },
      { version: 3, weight: 0.3333 },
    ],
    guardrails: [{ metric: 'cost', maxIncrease: 0.1, cap: 0.05, windowMinutes: 10 }],
  });
  await page.getByRole('heading', { level: 1, name: 'A/B test of' }).getByText(HOSTILE).waitFor();
  expect(await page.locator('img').count()).toBe(0);

  // A label that has moved is told before anybody tries.
  await api.setPromptLabel({ id: promptId, label: 'production', version: 2 });
  await page.reload();
  await page.getByText('is at version 2 now, but the first arm is version 1').waitFor();
  await untilOpen(
    () => page.getByRole('button', { name: 'Start the test' }).click(),
    page.getByRole('dialog'),
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Start the test' }).click();
  await page.getByRole('alert').getByText('must be 2, which has the label production').waitFor();
  await page.keyboard.press('Escape');
  await api.setPromptLabel({ id: promptId, label: 'production', version: 1 });
  await page.reload();
  await confirm(page, 'Start the test');
  await status(page, 'running');
  await page.getByText(`client.reportMetric(prompt, 'cost', 0.002);`).waitFor();
  await page.getByText('0 and 0 of 100').first().waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await confirm(page, 'Stop the test');
  await status(page, 'stopped');
  await page.getByText('There is no winner.').waitFor();
  expect(await api.getAbTest(id)).toMatchObject({ status: 'stopped', winner: null });
  expect(opened.complaints()).toEqual([]);
});

browserTest('a test is made and started by keyboard alone', async () => {
  const { id: promptId } = await makePrompt('By keyboard');
  const { page, complaints } = await openAt(`ab-tests/new?prompt=${promptId}`);
  const press = async (name: string): Promise<void> => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  const choose = async (label: string, text: string): Promise<void> => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  };
  await page.getByRole('option', { name: 'production (version 1)' }).waitFor({ state: 'attached' });
  await choose('Label', 'production');
  await choose('Arm 2: version', '3');
  await press('Add an arm');
  // The focus is in the new arm.
  const third = page.getByLabel('Arm 3: version');
  await expect.poll(() => third.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  await press('Remove: Arm 3');
  const add = page.getByRole('button', { name: 'Add an arm' });
  await expect.poll(() => add.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  await choose('Metric', 'solved');
  await press('Make the draft');
  const id = await idIn(page);
  await status(page, 'draft');
  await press('Start the test');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Start the test' }));
  await page.keyboard.press('Enter');
  await status(page, 'running');
  expect(await api.getAbTest(id)).toMatchObject({
    status: 'running',
    arms: [{ version: 1 }, { version: 3 }],
  });
  expect(complaints()).toEqual([]);
});

/** Of two arms with equal weights, the control has the lower half of the hashes. */
const isOfControl = (salt: string | undefined, unit: string): boolean =>
  (createHash('sha256').update(`${salt}:${unit}`).digest()[0] ?? 0) < 128;

browserTest('lost units halt a test, which its page and the list show by themselves', async () => {
  const { id: promptId, slug } = await makePrompt('Lossy');
  const { id } = await api.createAbTest(settings(promptId));
  await api.startAbTest(id);
  const opened = await openAt(`ab-tests/${id}`);
  const { page } = opened;
  await status(page, 'running');
  const list = await page.context().newPage();
  await list.goto(`${started.url}/o/acme/ab-tests?prompt=${promptId}&status=nonsense`);
  const row = list.getByRole('row').filter({ hasText: 'Lossy' });
  await row.getByRole('cell', { name: 'running' }).waitFor();
  expect(await list.getByRole('row').count()).toBe(2);

  // A program that reports only units of the control.
  const { abTest } = await api.resolvePrompt({ name: slug });
  const events = Array.from({ length: 200 }, (_, unit) => `user-${unit}`)
    .filter((unit) => isOfControl(abTest?.salt, unit))
    .map((unit) => ({ eventId: randomUUID(), unit, kind: 'exposure' as const }));
  await api.recordAbEvents({ id, events });
  await status(page, 'halted');
  await page.getByText('by the weights. Something is wrong with how they are exposed.').waitFor();
  await page.getByText('The units are not shared out by the weights: something is wrong').waitFor();
  await row.getByRole('cell', { name: 'halted' }).waitFor();
  await row.getByRole('cell', { name: String(events.length), exact: true }).waitFor();
  expect(await api.getAbTest(id)).toMatchObject({ status: 'halted', srm: { mismatch: true } });

  await list.getByLabel('Status').selectOption('stopped');
  await list.getByText('No A/B test fits these filters.').waitFor();
  expect(list.url()).toContain('status=stopped');
  await list.reload();
  await list.getByText('No A/B test fits these filters.').waitFor();
  await list.getByLabel('Prompt', { exact: true }).selectOption('');
  await list.waitForURL((url) => !url.search.includes('prompt='));
  await expectUsable(opened, EVERY_SIZE);
  expect(opened.complaints()).toEqual([]);
});

browserTest('a decided test says who won, how certain that is, and why', async () => {
  const { id: promptId } = await makePrompt('Decided');
  const made = await api.createAbTest({ ...settings(promptId), guardrails: [GUARDRAIL] });
  const opened = await openAt('ab-tests');
  const { page } = opened;
  await page.route(`**/api/v1/ab-tests/${made.id}`, (route) => route.fulfill({ json: decided(made) }));
  await page.goto(`${started.url}/o/acme/ab-tests/${made.id}`);
  await status(page, 'decided');
  await page.getByText('The winner is version 2.').waitFor();
  await page.getByText('Version 2 is better and keeps all guardrails.').waitFor();
  await page.getByText('To use the winner, give it the label.').waitFor();
  await page.getByText('Look as often as you like').waitFor();
  await page.getByText('80 is needed: 2 × 2 compared arms').waitFor();
  const cellsOf = (table: string, version: string) =>
    page
      .getByRole('region', { name: table, exact: true })
      .last()
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: version }) })
      .getByRole('cell')
      .allTextContents();
  expect(await cellsOf('Arms', '1 (control)')).toEqual(['50%', '1,000', '900', '0.7']);
  expect(await cellsOf('What a winner needs', '2')).toEqual([
    'over 1,000,000 of 80',
    '450 and 900 of 100',
    '1 of 1',
  ]);
  expect(await cellsOf('What a winner needs', '3')).toEqual(['0.25 of 80', '440 and 900 of 100', '0 of 1']);
  const guardrails = page.getByRole('region', { name: 'Guardrails', exact: true }).last();
  await guardrails.getByText('proven: it is kept').waitFor();
  await guardrails.getByText('not known yet').waitFor();
  await guardrails.getByText('at most 10% more than the control').first().waitFor();
  // The picture has the same numbers as its table.
  const lines = page.getByRole('figure').locator('dd svg').first().locator('g line').first();
  const ends = await Promise.all([lines.getAttribute('x1'), lines.getAttribute('x2')]);
  expect(ends.map((end) => Math.round(Number(end)))).toEqual([600, 750]);
  await page.getByText('The same as numbers').click();
  await page.getByRole('row', { name: '2 better +0.07 +0.04 +0.1 over 1,000,000' }).waitFor();
  await page.getByText('All is well: the units are shared out by the weights.').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  expect(opened.complaints()).toEqual([]);
});

const GUARDRAIL = { metric: 'cost', maxIncrease: 0.1, cap: 0.05 } as const;

/** A test as it would be after days. */
const decided = (test: AbTest): AbTest => ({
  ...test,
  status: 'decided',
  arms: [
    { version: 1, weight: 0.5, exposed: 1_000, closed: 900, mean: 0.7 },
    { version: 2, weight: 0.25, exposed: 500, closed: 450, mean: 0.77 },
    { version: 3, weight: 0.25, exposed: 490, closed: 440, mean: 0.69 },
  ],
  comparisons: [
    { arm: 2, difference: 0.07, lower: 0.04, upper: 0.1, eValue: 1e100, verdict: 'better' },
    { arm: 3, difference: -0.01, lower: -0.2, upper: 0.05, eValue: 0.25, verdict: 'inconclusive' },
  ],
  guardrails: test.guardrails.map((guardrail) => ({
    ...guardrail,
    arms: [
      { version: 2, difference: 0.001, proven: true, breached: false },
      { version: 3, difference: null, proven: false, breached: false },
    ],
  })),
  srm: { exposed: 0.2, counted: 0.3, mismatch: false },
  winner: 2,
  reason: 'Version 2 is better and keeps all guardrails.',
  startedAt: test.createdAt,
  endedAt: test.createdAt,
});
