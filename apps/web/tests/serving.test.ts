import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { type PrefixProxy, startPrefixProxy } from '@refinery/testing/browser/prefix-proxy.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
  untilBuilt,
} from './testing/open-console.ts';

const PREFIX = '/a/b';
const folders = [removableFolder(), removableFolder(), removableFolder()] as const;
const [folder, otherFolder, failed] = folders.map(({ path: one }) => one) as [string, string, string];
const consoleDir = path.join(folder, 'console');
const instances: Started[] = [];
let root: Started;
let below: Started;
/** One leaves the prefix out of what it passes on, and one does not. */
let proxies: PrefixProxy[];

beforeAll(async () => {
  root = await startWithConsole(folder, { CONSOLE_DIR: '' });
  instances.push(root);
  const target = (): URL => new URL(below.url);
  proxies = await Promise.all([true, false].map((strips) => startPrefixProxy(PREFIX, { strips, target })));
  below = await startWithConsole(otherFolder, { CONSOLE_DIR: consoleDir, PUBLIC_URL: `${proxies[0]?.url}` });
  instances.push(below);
});
afterAll(async () => {
  await closeBrowser();
  await Promise.all((proxies ?? []).map((proxy) => proxy.close()));
  await Promise.all(instances.map(({ launcher }) => launcher.end('SIGTERM')));
  for (const { remove } of folders) remove();
});

/** Where the pages are reached: at the root, and below a path behind each proxy. */
const bases = (): string[] => [root.url, ...proxies.map(({ url }) => url)];

browserTest(
  'the address of the banner shows the page to sign in, silently, and asks nobody else',
  async () => {
    for (const base of bases()) {
      const opened = await openPage(base);
      // The build may still be made: the page that says so asks again by itself.
      opened.expectRefusal(/^503 \S+\/$/);
      await opened.page.goto(`${base}/`);
      const heading = opened.page.getByRole('heading', { name: 'Sign in', exact: true });
      await heading.waitFor();
      expect(opened.page.url()).toContain(`${base}/sign-in`);
      expect(opened.complaints()).toEqual([]);
      expect(await opened.accessibility()).toEqual([]);
    }
  },
);

browserTest('a first visit writes nothing on the console, and asks only for the ways in', async () => {
  await untilBuilt(root);
  for (const base of bases()) {
    const opened = await openPage(base);
    const asked: string[] = [];
    opened.page.on('request', (request) => asked.push(request.url()));
    for (const [address, ends] of [
      ['/', '/sign-in'],
      ['/o/acme/history?status=failed', '/sign-in?next=%2Fo%2Facme%2Fhistory%3Fstatus%3Dfailed'],
      ['/sign-up', '/sign-up'],
    ] as const) {
      await opened.page.goto(`${base}${address}`);
      await opened.page.getByRole('heading', { level: 1 }).waitFor();
      expect(opened.page.url()).toBe(`${base}${ends}`);
    }
    await opened.page.waitForLoadState('networkidle');
    const paths = asked.filter((url) => url.includes('/api/')).map((url) => new URL(url).pathname);
    expect(paths.filter((path) => !path.endsWith('/auth/methods'))).toEqual([]);
    expect(opened.complaints()).toEqual([]);
  }
});

browserTest(
  'whoever has signed in stays so behind a link on another site, without the cookie of the page',
  async () => {
    const opened = await openPage(root.url);
    await opened.page.goto(`${root.url}/sign-in`);
    await signIn(opened, DEMO_ORGANIZATIONS[0]?.people[0]?.email ?? '', DEMO_PASSWORD);
    const url = opened.page.url();
    await opened.page.route('http://elsewhere.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${url}">link</a>` }),
    );
    await opened.page.goto('http://elsewhere.example/');
    await opened.page.getByText('link').click();
    await opened.page.getByRole('heading', { name: 'Refine', exact: false }).first().waitFor();
    expect(opened.page.url()).toBe(url);
  },
);

browserTest(
  'a session that ended while the page was away leads to the page to sign in, and back',
  async () => {
    const opened = await openPage(root.url);
    await opened.page.goto(`${root.url}/sign-in`);
    await signIn(opened, DEMO_ORGANIZATIONS[0]?.people[0]?.email ?? '', DEMO_PASSWORD);
    const url = opened.page.url();
    const [cookie] = await opened.page.context().cookies();
    const headers = { cookie: `${cookie?.name}=${cookie?.value}`, origin: root.url };
    expect((await fetch(`${root.url}/api/auth/logout`, { method: 'POST', headers })).status).toBe(204);
    opened.expectRefusal(/^401 /);
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    await signIn(opened, DEMO_ORGANIZATIONS[0]?.people[0]?.email ?? '', DEMO_PASSWORD);
    await expect.poll(() => opened.page.url()).toBe(url);
    expect(opened.complaints()).toEqual([]);
  },
);

browserTest('whoever tries the product out need not look for the demo login', async () => {
  const opened = await openPage(root.url);
  await opened.page.goto(`${root.url}/sign-in`);
  await opened.page.getByText('Demo login: admin@acme.com / password123').waitFor();
  await opened.page.getByRole('button', { name: 'Use the demo login' }).click();
  await opened.page.getByRole('heading', { name: 'Refine', exact: false }).first().waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('each address reloads the same, at the root and below a path', async () => {
  for (const base of bases()) {
    const opened = await openPage(base);
    for (const [address, title] of [
      ['/sign-in', 'Sign in'],
      ['/sign-up', 'Make an account'],
    ] as const) {
      const heading = opened.page.getByRole('heading', { name: title, exact: true });
      await opened.page.goto(`${base}${address}`);
      await heading.waitFor();
      const url = opened.page.url();
      await opened.page.reload();
      await heading.waitFor();
      expect(opened.page.url()).toBe(url);
      expect(new URL(url).pathname).toBe(`${new URL(base).pathname}${address}`.replace('//', '/'));
      expect(await opened.accessibility()).toEqual([]);
    }
    expect(opened.complaints()).toEqual([]);
  }
});

browserTest('an address that nothing has is a page that says so', async () => {
  for (const base of bases()) {
    const opened = await openPage(base);
    opened.expectRefusal(/^404 \S+\/nonsense$/);
    await opened.page.goto(`${base}/nonsense`);
    await opened.page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
    await opened.page.getByRole('link', { name: 'Prompt Refinery' }).click();
    await opened.page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    expect(opened.complaints()).toEqual([]);
  }
});

browserTest('who signs in stays signed in at the same address, below a path, too', async () => {
  for (const base of bases()) {
    const opened = await openPage(base);
    await opened.page.goto(`${base}/sign-in`);
    const person = DEMO_ORGANIZATIONS[0]?.people[0]?.email ?? '';
    await signIn(opened, person, DEMO_PASSWORD);
    const url = opened.page.url();
    expect(url).toContain(`${base}/o/`);
    await opened.page.getByRole('heading', { level: 1 }).waitFor();
    await opened.page.reload();
    await opened.page.getByRole('heading', { level: 1 }).waitFor();
    expect(opened.page.url()).toBe(url);
    expect(await opened.accessibility()).toEqual([]);
    expect(opened.complaints()).toEqual([]);
  }
});

browserTest('text becomes neither markup nor code, and nobody frames the page', async () => {
  const { page } = await openPage(root.url);
  await page.goto(`${root.url}/sign-in`);
  const tried = await page.evaluate(`(async () => {
    const refused = (work) => { try { work(); return 'done'; } catch (error) { return error.name; } };
    const violates = (directive, work) => new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective === directive) resolve(event.blockedURI);
      });
      work();
    });
    return [
      refused(() => { document.createElement('div').innerHTML = '<b>x</b>'; }),
      refused(() => trustedTypes.createPolicy('default', {})),
      await violates('connect-src', () => { fetch('https://elsewhere.example/').catch(() => {}); }),
      await violates('img-src', () => document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))),
    ];
  })()`);
  expect(tried).toEqual([
    'TypeError',
    'TypeError',
    'https://elsewhere.example/',
    'https://elsewhere.example/x.png',
  ]);
  const foreign = await openPage('http://elsewhere.example');
  await foreign.page.route('http://elsewhere.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${root.url}/sign-in"></iframe>` }),
  );
  await foreign.page.goto('http://elsewhere.example/');
  // What Chromium shows in place of a page that it may not.
  await expect
    .poll(() => foreign.page.frames().map((frame) => frame.url()))
    .toEqual(['http://elsewhere.example/', 'chrome-error://chromewebdata/']);
});

test('files are kept for good, a missing one is a problem and no page', async () => {
  for (const base of bases()) {
    const html = await (await fetch(`${base}/sign-in`)).text();
    const [, script = ''] = /src="\.\/(console-assets\/[^"]+\.js)"/.exec(html) ?? [];
    const asset = await fetch(`${base}/${script}`, { headers: { 'accept-encoding': 'br' } });
    expect([asset.status, asset.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const missing = await fetch(`${base}/console-assets/index-gone.js`);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  }
});

test('the second start finds the build', async () => {
  const [build = ''] = readdirSync(consoleDir).filter((name) => name !== 'state.json');
  const page = path.join(consoleDir, build, 'index.html');
  const { mtimeMs, ino } = statSync(page);
  const { port } = new URL(root.url);
  await root.launcher.end('SIGTERM');
  root = await startWithConsole(folder, { CONSOLE_DIR: '', PORT: port });
  instances.push(root);
  await expect.poll(async () => (await fetch(`${root.url}/`)).status).toBe(200);
  expect(statSync(page)).toMatchObject({ mtimeMs, ino });
});

browserTest('while the console is built the page says so, and shows it when it is there', async () => {
  // Of an instance that serves whatever this folder says.
  mkdirSync(failed, { recursive: true });
  const say = (state: object) => writeFileSync(path.join(failed, 'state.json'), JSON.stringify(state));
  say({ state: 'building' });
  const instance = await startWithConsole(path.join(failed, 'data'), { CONSOLE_DIR: failed });
  instances.push(instance);
  const opened = await openPage(instance.url);
  opened.expectRefusal(/^503 \S+\/$/);
  await opened.page.goto(instance.url);
  expect(await opened.page.getByRole('heading').textContent()).toBe('The console is being built');
  say({ state: 'failed' });
  await opened.page.getByText('logs/console.log').waitFor();
  // A page that leaves in the middle of it cannot be judged.
  const still = await openPage(instance.url);
  const said = await (await fetch(instance.url)).text();
  await still.page.setContent(said.replace(/<meta http-equiv="refresh"[^>]*>/, ''));
  expect(await still.accessibility()).toEqual([]);
  // As builds do: what they are is said when all of it is there.
  const state = path.join(consoleDir, 'state.json');
  cpSync(consoleDir, failed, { recursive: true, filter: (from) => from !== state });
  say(JSON.parse(readFileSync(state, 'utf8')));
  await opened.page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  expect(opened.complaints()).toEqual([]);
});
