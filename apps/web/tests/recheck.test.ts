import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { type Answers, answerFor } from './testing/answers.ts';
import { clientOf } from './testing/client-of.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';

const [acme] = DEMO_ORGANIZATIONS;
const person = acme?.people[0]?.email ?? '';
const folder = removableFolder();
let instance: Started;
let client: PromptRefinery;

beforeAll(async () => {
  instance = await startWithConsole(folder.path, { RATE_LIMIT_PRO: '100000' });
  client = await clientOf(instance.url, person, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await instance?.launcher.end('SIGTERM');
  folder.remove();
});

const PROMPT = 'Could you please kindly summarize the report? Use at most 5 sentences.';

/** A result that is being edited by hand, with a clock that stands until the test moves it. */
async function openEditor() {
  const { id } = await client.optimize({ text: PROMPT, provider: 'local' });
  const watched = await openPage(instance.url);
  const { page } = watched;
  /** The texts whose checks were asked for, and those that the page no longer waits for. */
  const [asked, given]: [string[], string[]] = [[], []];
  page.on('request', (request) => void (isCheck(request.url()) && asked.push(textOf(request))));
  page.on('requestfailed', (request) => void (isCheck(request.url()) && given.push(textOf(request))));
  const answers = await answerFor(page, { method: 'POST', path: '/checks' });
  await page.clock.install();
  await page.goto(`${instance.url}/o/${acme?.slug}/refine/${id}`);
  await signIn(watched, person, DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Edit the result yourself' }).click();
  const field = page.getByRole('textbox', { name: 'Refined' });
  const first = await field.inputValue();
  await page.clock.pauseAt(Date.now() + 60_000);
  return { ...watched, answers, asked, given, field, first };
}

const isCheck = (url: string): boolean => url.endsWith('/checks');

const textOf = (request: { postDataJSON(): { rewritten: string } }): string =>
  request.postDataJSON().rewritten;

/** Waits for a moment in which something holds. What comes at once needs a few milliseconds of the clock. */
const becomes = (page: Page, what: () => Promise<boolean> | boolean): Promise<void> =>
  expect
    .poll(async () => {
      if (await what()) return true;
      await page.clock.runFor(1);
      return false;
    })
    .toBe(true);

/** Waits until the line above the text says it. */
const says = (page: Page, line: string | RegExp): Promise<void> =>
  becomes(page, async () => (await page.getByRole('main').getByText(line).count()) > 0);

const untilAsked = (page: Page, answers: Answers, count: number): Promise<void> =>
  becomes(page, () => answers.asked() >= count);

browserTest('a text is checked once it is left alone, and once only', async () => {
  const { page, answers, asked, given, field, first, complaints } = await openEditor();
  answers.set('hold');
  await field.fill('second');
  await says(page, 'checking …');
  await page.clock.runFor(400);
  await field.fill('third');
  await page.clock.runFor(450);
  expect(asked).toEqual([]);
  await page.clock.runFor(50);
  await untilAsked(page, answers, 1);
  // One check at a time: nobody waits for what was left behind.
  await field.fill('fourth');
  await page.clock.runFor(500);
  await untilAsked(page, answers, 2);
  await becomes(page, () => given.length > 0);
  expect([asked, given]).toEqual([['third', 'fourth'], ['third']]);
  await says(page, 'checking …');
  answers.set('real');
  await says(page, /^! Something may be lost/);
  await field.fill(first);
  await says(page, /^✓ Nothing is lost/);
  await field.fill('fourth');
  await says(page, /^! Something may be lost/);
  await page.clock.runFor(5_000);
  expect(asked).toEqual(['third', 'fourth']);
  // What was seen long ago is asked for again; what came with the result is always known.
  await field.fill(first);
  await page.clock.runFor(70_000);
  await field.fill('fourth');
  await page.clock.runFor(500);
  await untilAsked(page, answers, 3);
  await field.fill(first);
  await says(page, /^✓ Nothing is lost/);
  expect(asked).toEqual(['third', 'fourth', 'fourth']);
  expect(complaints().filter((line) => !line.includes('ERR_ABORTED'))).toEqual([]);
});

browserTest('a check waits as long as the API asks it to, and then is of the text of then', async () => {
  const { page, answers, asked, field, expectRefusal } = await openEditor();
  expectRefusal(/^429 /);
  answers.set({ status: 429, code: 'rate_limited', retryAfterSeconds: 30 });
  await field.fill('second');
  await page.clock.runFor(500);
  await says(page, /Wait 30 seconds/);
  answers.set('real');
  await field.fill('third');
  await page.clock.runFor(28_000);
  expect(asked).toEqual(['second']);
  await says(page, /Wait \d seconds?/);
  await page.clock.runFor(2_000);
  await says(page, /^! Something may be lost/);
  expect(asked).toEqual(['second', 'third']);
  // Where nobody writes meanwhile, the same text is asked for again.
  answers.set({ status: 429, code: 'rate_limited', retryAfterSeconds: 30 });
  await field.fill('fourth');
  await page.clock.runFor(500);
  await says(page, /Wait 30 seconds/);
  answers.set('real');
  await page.clock.runFor(30_000);
  await says(page, /^! Something may be lost/);
  expect(asked).toEqual(['second', 'third', 'fourth', 'fourth']);
});

browserTest('a check that failed says so, and is tried again', async () => {
  const { page, answers, asked, field } = await openEditor();
  const again = page.getByRole('button', { name: 'Try again' });
  answers.set('offline');
  await field.fill('second');
  await page.clock.runFor(500);
  await becomes(page, () => again.isVisible());
  // The findings of the text before it are still shown.
  expect(await page.getByRole('button', { name: /^(kept|lost) / }).count()).toBeGreaterThan(0);
  await field.fill('third');
  await says(page, 'checking …');
  await field.fill('second');
  await page.clock.runFor(500);
  await untilAsked(page, answers, 2);
  await becomes(page, () => again.isVisible());
  answers.set('real');
  await again.click();
  await says(page, /^! Something may be lost/);
  expect(asked).toEqual(['second', 'second', 'second']);
  // One that nobody waits for any more fails unheard.
  answers.set('hold');
  await field.fill('fourth');
  await page.clock.runFor(500);
  await untilAsked(page, answers, 4);
  await field.fill('fifth');
  answers.set('offline');
  await page.clock.runFor(400);
  await says(page, 'checking …');
  answers.set('real');
  await page.clock.runFor(100);
  await says(page, /^! Something may be lost/);
  expect(asked.slice(3)).toEqual(['fourth', 'fifth']);
});

browserTest('a page that is left asks nothing more, and goes on where it is opened again', async () => {
  const { page, answers, asked, field } = await openEditor();
  answers.set('hold');
  await field.fill('second');
  // Drafts are kept a moment after the last key.
  await page.clock.runFor(400);
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await becomes(page, () => page.getByRole('heading', { level: 1, name: 'History' }).isVisible());
  await page.clock.runFor(5_000);
  expect(asked).toEqual([]);
  await page.goBack();
  await becomes(page, () => field.isVisible());
  expect(await field.inputValue()).toBe('second');
  await page.clock.runFor(500);
  await untilAsked(page, answers, 1);
  // A check that is given up because the page is left has not failed.
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await becomes(page, () => page.getByRole('heading', { level: 1, name: 'History' }).isVisible());
  answers.set('real');
  await page.goBack();
  await becomes(page, () => field.isVisible());
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.clock.runFor(500);
  await says(page, /^! Something may be lost/);
  expect(asked).toEqual(['second', 'second']);
});
