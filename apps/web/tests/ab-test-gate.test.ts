import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
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

const ADMIN = 'admin@acme.com';
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

/** A draft whose last two arms ask for something that the version in production does not. */
async function makeDraft(): Promise<string> {
  const { id: promptId } = await api.createPrompt({ name: 'Gated', content: 'Answer {{question}}.' });
  for (const content of [
    'Please answer {{question}}.',
    'Answer {{question}} in German.',
    'Answer {{question}} in French.',
  ])
    await api.updatePrompt({ id: promptId, content });
  await api.setPromptLabel({ id: promptId, label: 'production', version: 1 });
  const arms = [1, 2, 3, 4].map((version) => ({ version, weight: 0.25 }));
  const settings = { promptId, label: 'production', metric: 'solved', arms, autoPromote: true };
  return (await api.createAbTest(settings)).id;
}

browserTest('the start says what the gate found of each arm, and takes what is ticked', async () => {
  const id = await makeDraft();
  const opened = await openPage(started.url);
  const { page } = opened;
  opened.expectRefusal(/^409 /);
  await page.goto(`${started.url}/o/acme/ab-tests/${id}`);
  await signIn(opened, ADMIN, DEMO_PASSWORD);
  const dialog = page.getByRole('dialog');
  const start = dialog.getByRole('button', { name: 'Start the test' });
  await untilOpen(() => page.getByRole('button', { name: 'Start the test' }).click(), dialog);
  await start.click();
  const refusal = dialog.getByRole('alert');
  await refusal.getByText('Version 3 may not have the label production yet').waitFor();
  await refusal.getByText('Version 4 may not have the label production yet').waitFor();
  await refusal.getByText('What you tick holds for the winner, too').waitFor();
  expect(await refusal.getByText('Version 2').count()).toBe(0);
  await expect.poll(() => refusal.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  expect(await api.getAbTest(id)).toMatchObject({ status: 'draft' });
  await expectUsable(opened, EVERY_SIZE);

  // What is ticked holds for the next try, where another arm is left.
  await refusal.getByRole('checkbox', { name: 'in German' }).check();
  await start.click();
  await refusal.getByText('Version 3').waitFor({ state: 'detached' });
  await refusal.getByRole('checkbox', { name: 'in French' }).check();
  await start.click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('status')
    .filter({ hasText: /^running$/ })
    .waitFor();
  expect(await api.getAbTest(id)).toMatchObject({ status: 'running' });
  expect(opened.complaints()).toEqual([]);
});
