import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
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

/** The page of a prompt, of somebody who has signed in. */
async function openPrompt(id: string, part: string): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/prompts/${id}?tab=${part}`);
  await signIn(opened, ADMIN, DEMO_PASSWORD);
  return opened;
}

browserTest('a link is made on the page of a prompt, shown once, and revoked there', async () => {
  const { id } = await api.createPrompt({ name: 'Letter', content: 'Answer {{name}}.' });
  await api.setPromptLabel({ id, label: 'production', version: 1 });
  await api.updatePrompt({ id, content: 'A draft for {{name}}.' });
  const opened = await openPrompt(id, 'links');
  const { page, complaints } = opened;
  await page.getByText('There is no link to this prompt', { exact: false }).waitFor();
  await expectUsable(opened);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  // The version in use, and not the draft.
  await expect.poll(() => dialog.getByLabel('Version', { exact: true }).inputValue()).toBe('1');
  await expectUsable(opened, EVERY_SIZE);
  await dialog.getByLabel('Password', { exact: true }).fill('open sesame');
  await dialog.getByLabel('How often it can be read', { exact: true }).fill('2');
  await dialog.getByLabel('Until', { exact: true }).fill('2099-01-01T12:00');
  await dialog.getByRole('button', { name: 'Make the link', exact: true }).click();
  const shown = dialog.locator('code');
  await shown.waitFor();
  const url = (await shown.textContent()) ?? '';
  expect(url).toContain('/s/prs_');
  await expectUsable(opened);
  await dialog.getByRole('button', { name: 'Copy the link', exact: true }).click();
  await dialog.getByText('Copied', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('cell', { name: '0 of 2', exact: true }).waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain('prs_');
  await expectUsable(opened, EVERY_SIZE);
  const headers = { accept: 'application/json', 'x-share-password': 'open sesame' };
  expect(await (await fetch(url, { headers })).json()).toMatchObject({ version: 1, remainingViews: 1 });
  await page.getByRole('button', { name: /^Revoke: / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('There is no link to this prompt', { exact: false }).waitFor();
  expect((await fetch(url, { headers })).status).toBe(404);
  expect(complaints()).toEqual([]);
});

browserTest(
  'what is wrong with a new link is said at its field, and a used up link is shown as ended',
  async () => {
    const { id: promptId } = await api.createPrompt({ name: 'Used up', content: 'Answer.' });
    const { url } = await api.createShare({ promptId, version: 1, maxViews: 1 });
    const reply = await fetch(url, { headers: { accept: 'application/json' } });
    expect(reply.status).toBe(200);
    const opened = await openPrompt(promptId, 'links');
    const { page } = opened;
    opened.expectRefusal(/^400 /);
    await page.getByRole('cell', { name: 'ended', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByLabel('Until', { exact: true }).fill('2020-01-01T12:00');
    await dialog.getByRole('button', { name: 'Make the link', exact: true }).click();
    await dialog.getByText('must be in the future', { exact: true }).waitFor();
    expect(opened.complaints()).toEqual([]);
  },
);
