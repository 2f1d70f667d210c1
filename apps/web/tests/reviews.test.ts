import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';

const folder = removableFolder();
let started: Started;

beforeAll(async () => {
  started = await startWithConsole(folder.path);
});
afterAll(async () => {
  await closeBrowser();
  await started.launcher.end('SIGTERM');
  folder.remove();
});

browserTest('a result asks for its review only once there is one', async () => {
  const opened = await openPage(started.url);
  const { page } = opened;
  const asked: string[] = [];
  page.on('response', (reply) => {
    if (reply.url().endsWith('/review')) asked.push(`${reply.request().method()} ${reply.status()}`);
  });
  await page.goto(`${started.url}/sign-in`);
  await signIn(opened, DEMO_ORGANIZATIONS[0]?.people[0]?.email ?? '', DEMO_PASSWORD);
  const prompt =
    'Could you please write a summary of the attached report? Do not exceed 100 words. Thanks a lot!';
  await page.getByLabel('Your prompt', { exact: true }).fill(prompt);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  const keep = page.getByRole('button', { name: 'Keep this version', exact: true });
  await keep.waitFor();
  await page.reload();
  await keep.waitFor();
  expect(asked).toEqual([]);
  await keep.click();
  await page.getByText('Your version is kept with the prompt.').waitFor();
  expect(asked).toEqual(['PUT 200']);
  await page.reload();
  await keep.waitFor();
  await expect.poll(() => keep.isDisabled()).toBe(true);
  expect(asked).toEqual(['PUT 200', 'GET 200']);
  expect(opened.complaints()).toEqual([]);
});
