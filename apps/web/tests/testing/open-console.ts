import { CHROMIUM_RUNS_HERE, launchChromium } from '@refinery/testing/browser/launch-chromium.ts';
import { openWatchedPage, type WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { onTestFinished, test } from 'vitest';
import { type Launcher, launch } from '../../../standalone/src/testing/start-launcher.ts';

/** `test` where the browser runs; elsewhere the tests are shown as skipped. */
export const browserTest = test.skipIf(!CHROMIUM_RUNS_HERE);

export interface Started {
  launcher: Launcher;
  /** Where the API listens, without a slash at its end. */
  url: string;
}

/** `pnpm start` on a data folder, with the console built as for everybody, and ready. Whoever calls this ends it. */
export async function startWithConsole(dataDir: string, env: Record<string, string> = {}): Promise<Started> {
  const launcher = launch({ env: { DATA_DIR: dataDir, CONSOLE_DIR: '', PUBLIC_URL: '', ...env } });
  await launcher.untilReady();
  const url = /API +(http:\S+)/.exec(launcher.output())?.[1];
  if (!url) throw new Error(`no address in:\n${launcher.output()}`);
  return { launcher, url };
}

let browser: ReturnType<typeof launchChromium> | undefined;

/** One for all tests of a file, which `closeBrowser` ends. */
export async function openPage(base: string): Promise<WatchedPage> {
  browser ??= launchChromium();
  const opened = await openWatchedPage(await browser, base);
  onTestFinished(opened.close);
  return opened;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** Signs in as people do. Afterwards the page is the one that was asked for, or the first of the organization. */
export async function signIn({ page }: WatchedPage, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/o\/[^/]+\//);
}
