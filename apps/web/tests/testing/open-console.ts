import { CHROMIUM_RUNS_HERE, launchChromium } from '@refinery/testing/browser/launch-chromium.ts';
import {
  openContext,
  openTab,
  openWatchedPage,
  type WatchedPage,
} from '@refinery/testing/browser/watched-page.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { onTestFinished, test } from 'vitest';
import { type Launcher, launch } from '../../../standalone/src/testing/start-launcher.ts';
import { builtConsole } from './built-console.ts';

/** `test` where the browser runs; elsewhere the tests are shown as skipped. */
export const browserTest = test.skipIf(!CHROMIUM_RUNS_HERE);

export interface Started {
  launcher: Launcher;
  /** Where the API listens, without a slash at its end. */
  url: string;
}

/**
 * `pnpm start` on a data folder, ready, with the console of all tests; with an empty `CONSOLE_DIR` it builds
 * its own, as for everybody. Whoever calls this ends it.
 */
export async function startWithConsole(dataDir: string, env: Record<string, string> = {}): Promise<Started> {
  const consoleDir = env.CONSOLE_DIR ?? (await builtConsole());
  const launcher = launch({ env: { DATA_DIR: dataDir, PUBLIC_URL: '', ...env, CONSOLE_DIR: consoleDir } });
  await launcher.untilReady();
  const url = /API +(http:\S+)/.exec(launcher.output())?.[1];
  if (!url) throw new Error(`no address in:\n${launcher.output()}`);
  return { launcher, url };
}

/** Waits for the build, which gives way to everything else on a busy machine. */
export const untilBuilt = async ({ url }: Started): Promise<void> =>
  void (await waitFor(async () => (await fetch(`${url}/sign-in`)).ok, { what: 'the console to be built' }));

let browser: ReturnType<typeof launchChromium> | undefined;

/** One for all tests of a file, which `closeBrowser` ends. */
export async function openPage(base: string, options?: BrowserContextOptions): Promise<WatchedPage> {
  browser ??= launchChromium();
  const opened = await openWatchedPage(await browser, base, options);
  onTestFinished(opened.close);
  return opened;
}

/** A page of a visitor of `openVisitor`. */
export async function openTabOf(visitor: BrowserContext, base: string): Promise<WatchedPage> {
  const opened = await openTab(visitor, base);
  onTestFinished(opened.close);
  return opened;
}

/** A visitor whose pages have one store, until `closeBrowser`. */
export async function openVisitor(options?: BrowserContextOptions): Promise<BrowserContext> {
  browser ??= launchChromium();
  return openContext(await browser, options);
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/**
 * Signs in as people do. Afterwards the page is the one that was asked for, or the first of the organization.
 */
export async function signIn(
  { page }: Pick<WatchedPage, 'page'>,
  email: string,
  password: string,
): Promise<void> {
  const field = page.getByLabel('Password', { exact: true });
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await field.fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await field.waitFor({ state: 'detached' });
  await page.waitForURL(/\/(o\/[^/]+\/|me\b)/);
}
