import { gzipSync } from 'node:zlib';
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { type PrefixProxy, startPrefixProxy } from '@refinery/testing/browser/prefix-proxy.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { startOpenai } from '@refinery/testing/fake-vendors/openai-environment.ts';
import { SLOW } from '@refinery/testing/slow.ts';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { isOfOrganization, PAGES, type Page as PageInfo } from '../src/routes/pages.ts';
import {
  type Answer,
  type Answers,
  answerFor,
  DETAIL,
  type OperationAddress,
  operationsOf,
  REQUEST_ID,
} from './testing/answers.ts';
import { clientOf } from './testing/client-of.ts';
import { type Example, makeExamples } from './testing/examples.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { hiddenFocus, tooWide } from './testing/layout.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  openTabOf,
  openVisitor,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';

const PREFIX = '/a/b';
const [acme] = DEMO_ORGANIZATIONS;
const person = acme?.people[0]?.email ?? '';
const folder = removableFolder();
let instance: Started;
let proxy: PrefixProxy;
let vendor: Awaited<ReturnType<typeof startOpenai>>;
let examples: Readonly<Record<string, Example>>;
let operations: Map<string, OperationAddress>;
/**
 * Somebody who has signed in, and the same person where the test moves the clock. What is loaded once stays
 * with them, as with people.
 */
let member: BrowserContext | undefined;
let clocked: BrowserContext | undefined;

beforeAll(async () => {
  // What holds below a path holds at the root as well, where the other tests are.
  proxy = await startPrefixProxy(PREFIX, { strips: true, target: () => new URL(instance.url) });
  vendor = await startOpenai();
  const env = { PUBLIC_URL: proxy.url, RATE_LIMIT_PRO: '100000', ...vendor.env };
  instance = await startWithConsole(folder.path, env);
  operations = await operationsOf(instance.url);
  examples = await makeExamples(await clientOf(instance.url, person, DEMO_PASSWORD));
});
afterAll(async () => {
  await closeBrowser();
  await proxy?.close();
  await instance?.launcher.end('SIGTERM');
  await vendor?.openai.close();
  folder.remove();
});

/** Those outside need no session and read nothing. */
const INSIDE = PAGES.filter(({ group }) => group !== 'outside');
const named = (pages: readonly PageInfo[]) => pages.map((page) => [page.path, page] as const);

function exampleOf({ path }: PageInfo): Example {
  const example = examples[path];
  if (!example) throw new Error(`The page ${path} has no example in testing/examples.ts.`);
  return example;
}

function addressOf(page: PageInfo): string {
  const path = page.path.replaceAll(/\$(\w+)/g, (_, name) => exampleOf(page).params?.[name] ?? '');
  const search = exampleOf(page).search ?? '';
  return `${proxy.url}/${isOfOrganization(page) ? `o/${acme?.slug}/` : ''}${path}${search}`;
}

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** Waits until a page has all that it shows. What has just been read may make it read more. */
async function untilWhole({ page, isAsking }: Pick<WatchedPage, 'page' | 'isAsking'>): Promise<void> {
  const isWhole = async (): Promise<boolean> => {
    await page.evaluate(
      () => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done), { timeout: 1_000 })),
    );
    return !isAsking() && (await page.locator('main[aria-busy=true]').count()) === 0;
  };
  await heading(page).waitFor();
  await expect.poll(async () => (await isWhole()) && (await isWhole())).toBe(true);
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'Loading' }).count()).toBe(0);
}

/** A page of somebody who has signed in, which they do once. */
async function opened(): Promise<WatchedPage> {
  if (member) return openTabOf(member, proxy.url);
  member = await openVisitor();
  const first = await openTabOf(member, proxy.url);
  await first.page.goto(`${proxy.url}/sign-in`);
  await signIn(first, person, DEMO_PASSWORD);
  return first;
}

/** The same, with a clock that stands until the test moves it. */
async function openClocked(): Promise<WatchedPage> {
  if (clocked) return openTabOf(clocked, proxy.url);
  const { page } = await opened();
  clocked = await openVisitor({ storageState: await page.context().storageState() });
  await clocked.clock.install();
  return openTabOf(clocked, proxy.url);
}

/** Opens a page whose operation is answered by the test. */
async function openAnswered(info: PageInfo, first: Answer): Promise<WatchedPage & { answers: Answers }> {
  const watched = await openClocked();
  const { reads = info.operation ?? '', act } = exampleOf(info);
  const address = operations.get(reads);
  if (!address) throw new Error(`There is no operation ${reads}.`);
  const answers = await answerFor(watched.page, address);
  answers.set(first);
  await watched.page.goto(addressOf(info));
  await heading(watched.page).waitFor();
  await act?.(watched.page);
  return { ...watched, answers };
}

/** Waits for something that comes after pauses: they pass at once. */
async function soon(page: Page, found: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if ((await found.count()) > 0) return true;
      await page.clock.fastForward(5_000);
      return false;
    })
    .toBe(true);
}

/** What each says is the same part on every page: all of them on one page, the last two everywhere. */
const REFUSALS: readonly [answer: Exclude<Answer, string | { json: unknown }>, says: RegExp][] = [
  [{ status: 403, code: 'forbidden' }, /admin of the organization can give you the right/],
  [{ status: 403, code: 'organization_suspended' }, /organization is suspended/],
  [{ status: 403, code: 'email_not_verified' }, /Confirm your e-mail/],
  [{ status: 403, code: 'two_factor_setup_required' }, /two-factor/],
  [{ status: 403, code: 'sso_required' }, /only through its own sign-in page/],
  [{ status: 404, code: 'route_not_found' }, /nothing at this address/],
  [{ status: 410, code: 'texts_removed' }, /texts were removed/],
  [{ status: 429, code: 'quota_exceeded' }, /words of the API/],
  [{ status: 402, code: 'budget_exceeded' }, /words of the API/],
  [{ status: 500, code: 'internal_error' }, /words of the API/],
  [{ status: 429, code: 'rate_limited', retryAfterSeconds: 60 }, /Wait \d+ seconds?/],
];

/** Bytes of scripts, packed, that a page has asked for. Each script is packed once. */
const packed = new Map<string, Promise<number>>();
async function sizeOfScripts(urls: ReadonlySet<string>): Promise<number> {
  const sizes = [...urls].map((url) => {
    const known = packed.get(url);
    if (known) return known;
    const size = fetch(url)
      .then((reply) => reply.text())
      .then((text) => gzipSync(text, { level: 9 }).length);
    packed.set(url, size);
    return size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function scriptsOf(page: Page): ReadonlySet<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  return scripts;
}

/** Of the page that asks for the fewest scripts. */
let least: Promise<number> | undefined;
async function leastScripts(): Promise<number> {
  const watched = await opened();
  const scripts = scriptsOf(watched.page);
  await watched.page.goto(`${proxy.url}/me`);
  await untilWhole(watched);
  return sizeOfScripts(scripts);
}

// Names of people and organizations hold no addresses: "document.title" would be one.
const HOSTILE = `<img src=x onerror="document['title']='hacked'"><b>\u202Eeman\u202C {{7*7}}`;

browserTest('what people call themselves is text on every page', SLOW, async () => {
  const email = 'hostile@example.com';
  const password = 'a password of its own';
  const reply = await fetch(`${instance.url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, fullName: HOSTILE, organizationName: HOSTILE }),
  });
  expect([reply.status, await reply.text()]).toEqual([201, expect.any(String)]);
  const watched = await openPage(proxy.url);
  const { page, complaints } = watched;
  await page.goto(`${proxy.url}/sign-in`);
  await signIn(watched, email, password);
  const [, slug = ''] = /\/o\/([^/]+)\//.exec(page.url()) ?? [];
  expect(slug).toMatch(/^[a-z0-9-]+$/);
  for (const info of INSIDE.filter(({ path }) => !path.includes('$'))) {
    await page.goto(
      isOfOrganization(info) ? `${proxy.url}/o/${slug}/${info.path}` : `${proxy.url}/${info.path}`,
    );
    await untilWhole(watched);
    expect(await page.getByRole('button', { name: HOSTILE }).count()).toBeGreaterThan(0);
    expect(await page.locator('img, b, [onerror]').count()).toBe(0);
    expect(await page.title()).toContain('Prompt Refinery');
    expect(await tooWide(page)).toEqual([]);
  }
  expect(complaints()).toEqual([]);
});

browserTest('a page of another site cannot act for who has signed in', async () => {
  const { page } = await opened();
  await page.goto(`${proxy.url}/o/${acme?.slug}/history`);
  await heading(page).waitFor();
  const foreign = await page.context().newPage();
  const asked: { url: string; cookie: boolean }[] = [];
  page.context().on('request', (request) => {
    if (request.method() === 'POST')
      void request
        .allHeaders()
        .then((headers) => asked.push({ url: request.url(), cookie: 'cookie' in headers }));
  });
  await foreign.route('http://elsewhere.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" enctype="text/plain" action="${proxy.url}/api/v1/auth/logout"></form><button onclick="document.forms[0].submit()">Go</button>`,
    }),
  );
  await foreign.goto('http://elsewhere.example/');
  await foreign.getByRole('button', { name: 'Go' }).click();
  await foreign.waitForURL(/logout/);
  await expect.poll(() => asked).toEqual([{ url: `${proxy.url}/api/v1/auth/logout`, cookie: false }]);
  await page.reload();
  await heading(page).waitFor();
  expect(page.url()).not.toContain('sign-in');
});

browserTest('without a right every page of an organization says which one is missing', SLOW, async () => {
  const { page } = await opened();
  await page.route(/\/auth\/me$/, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...(await reply.json()), permissions: [] } });
  });
  for (const info of INSIDE.filter(isOfOrganization)) {
    await page.goto(addressOf(info));
    await page.getByText(/You need the right “[\w-]+:[\w-]+”.*“Members”/).waitFor();
  }
});

describe.each(named(INSIDE))('%s', (_, info) => {
  browserTest('reloads the same, fits and is usable by everybody', async () => {
    const watched = await opened();
    const { page, complaints } = watched;
    const scripts = scriptsOf(page);
    await page.goto(addressOf(info));
    await untilWhole(watched);
    const size = await sizeOfScripts(scripts);
    const seen = await page.locator('main').textContent();
    const url = page.url();
    await page.reload();
    await untilWhole(watched);
    expect(page.url()).toBe(url);
    expect(await page.locator('main').textContent()).toBe(seen);
    expect(await hiddenFocus(page)).toEqual([]);
    await expectUsable(watched, EVERY_SIZE);
    expect(complaints()).toEqual([]);
    least ??= leastScripts();
    expect(await least).toBeGreaterThan(50_000);
    expect(size - (await least)).toBeLessThan(40_000);
    if (info.path === 'refine') expect(size).toBeLessThan(160_000);
  });

  browserTest(
    'keeps its place while it loads, says why something cannot be done, and tries again',
    async () => {
      const { act } = exampleOf(info);
      const { page, answers, accessibility } = await openAnswered(info, act ? 'offline' : 'hold');
      if (!act) await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
      const place = await heading(page).boundingBox();
      if (!act) answers.set('offline');
      // Some pages ask again by themselves, and have heard the next answer before anybody presses.
      const again = async (heard: Locator): Promise<void> => {
        if (act) return act(page);
        const retry = page.getByRole('button', { name: 'Try again' }).first();
        await expect
          .poll(async () => {
            if ((await heard.count()) > 0) return true;
            await retry.click({ timeout: 100 }).catch(() => undefined);
            await page.clock.fastForward(20_000);
            return heard.count();
          })
          .toBeTruthy();
      };
      await soon(page, page.getByText(/cannot be reached/));
      for (const [answer, says] of info.path === 'history' ? REFUSALS : REFUSALS.slice(-2)) {
        answers.set(answer);
        const alert = page.getByRole('alert').filter({ hasText: answer.code }).first();
        await again(alert);
        await soon(page, alert);
        const said = await alert.textContent();
        expect(said).toMatch(says);
        expect(said).toContain(DETAIL);
        expect(said).toContain(REQUEST_ID);
      }
      if (info.path === 'history') expect(await accessibility()).toEqual([]);
      // Whoever has to wait is kept from asking in vain.
      if (!act) expect(await page.getByRole('button', { name: 'Try again' }).first().isEnabled()).toBe(false);
      answers.set({ status: 401, code: 'unauthenticated' });
      await page.clock.fastForward(61_000);
      const dialog = page.getByRole('dialog', { name: 'Sign in' });
      await again(dialog);
      await dialog.waitFor();
      answers.set('real');
      await signIn({ page }, person, DEMO_PASSWORD);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(page.url()).toBe(addressOf(info));
      if (act) return;
      await expect.poll(() => page.getByRole('alert').count()).toBe(0);
      await expect.poll(() => page.getByRole('status').filter({ hasText: 'Loading' }).count()).toBe(0);
      expect(await heading(page).boundingBox()).toEqual(place);
    },
  );

  browserTest('without anything says how to begin', async () => {
    if (!exampleOf(info).isList) return;
    const { page, accessibility } = await openAnswered(info, { json: [] });
    await page.locator('main').getByText('curl ').first().waitFor();
    expect(await accessibility()).toEqual([]);
  });
});
