import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const SCRIPT = `console.log("${'é'.repeat(2_000)}");\n`;

const dir = mkdtempSync(path.join(tmpdir(), 'refinery-console-'));
/** A new one for each test: a build never changes. */
let folder: string;
const inBuild = (file: string): string => path.join(dir, folder, file);
const setState = (state: unknown): void => writeFileSync(path.join(dir, 'state.json'), JSON.stringify(state));

function makeBuild(): void {
  folder = randomBytes(8).toString('hex');
  mkdirSync(inBuild('console-assets'), { recursive: true });
  writeFileSync(inBuild('index.html'), `<!doctype html><html><base href="/" /><title>${folder}</title>`);
  writeFileSync(inBuild('console-assets/main-AbC_1-2.js'), SCRIPT);
  writeFileSync(inBuild('console-assets/picture-1.png'), Buffer.alloc(4_000));
  setState({ state: 'ready', folder });
}

let test: TestApp;
/** The same console below a path. */
let below: TestApp;

beforeAll(async () => {
  test = await openTestApp(inject('services'), { env: { CONSOLE_DIR: dir } });
  below = await openTestApp(inject('services'), {
    env: { CONSOLE_DIR: dir, PUBLIC_URL: 'https://tools.example/a/b&c/' },
  });
});
beforeEach(() => {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  makeBuild();
});
afterAll(async () => {
  await test.close();
  await below.close();
  rmSync(dir, { recursive: true, force: true });
});

const get = (url: string, headers = {}, method: 'GET' | 'HEAD' = 'GET') =>
  test.call(null, method, url, undefined, headers);

it.each([
  '/',
  '/sign-in',
  '/sign-in/',
  '/sign-up',
  '/me',
  '/me/deleted',
  '/o/acme/refine?tab=x',
  '/o/acme/batches/1/2',
])('%s is the page, kept nowhere, with a policy of its own', async (url) => {
  const reply = await get(url);
  expect(reply.statusCode).toBe(200);
  expect(reply.body).toContain(`<base href="/" /><title>${folder}`);
  const { 'content-security-policy': policy, ...headers } = reply.headers;
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; .*base-uri 'self'; frame-ancestors 'none'/);
  expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types 'none'$/);
  expect(policy).not.toContain('unsafe');
});

it.each([
  ['typed by somebody without a session', { 'sec-fetch-site': 'none' }, true],
  ['opened by a page of ours', { 'sec-fetch-site': 'same-origin' }, true],
  [
    'with a cookie of another instance',
    { 'sec-fetch-site': 'none', cookie: 'refinery_0123456789ab=prc_x' },
    true,
  ],
  // It may have a cookie, which is not sent then.
  ['by a link on another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['by a browser that does not say', {}, false],
])('a page %s says whether nobody has signed in', async (_who, headers, isSure) => {
  for (const url of ['/', '/sign-up', '/o/acme/refine'])
    expect((await get(url, headers)).body.includes('<html data-session="none">')).toBe(isSure);
});

it('a page for a browser with the cookie leaves it to the API what the cookie is worth', async () => {
  const cookie = `${test.app.sessionCookie.name}=prc_whatever`;
  expect((await get('/', { 'sec-fetch-site': 'none', cookie })).body).toContain('<html>');
});

it('an address that nothing has is a page for a browser, and a problem for programs', async () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  for (const url of ['/nonsense', '/nonsense/deeper?x=1', '/sharing']) {
    const reply = await get(url, { accept });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(reply.body).toContain(`<title>${folder}`);
    for (const program of ['*/*', 'application/json'])
      expectProblem(await get(url, { accept: program }), 404, 'route_not_found');
  }
  for (const url of ['/api', '/api/v1/nonsense', '/v1/nonsense', '/console-assets/gone.js'])
    expect((await get(url, { accept })).headers['content-type']).toContain('json');
});

it('other addresses stay what they are', async () => {
  expectProblem(await get('/index.html'), 404, 'route_not_found');
  expectProblem(await get('/organizations'), 404, 'route_not_found');
  expectProblem(await get('/state.json'), 404, 'route_not_found');
  expectProblem(await get('/api/usage'), 401, 'unauthenticated');
  expectProblem(await test.post(null, '/'), 404, 'route_not_found');
  expect((await get('/verify-email')).body).toContain('account-pages/main.js');
});

it.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['*', 'br', brotliDecompressSync],
  ['br;q=0, *', 'gzip', gunzipSync],
  ['identity', undefined, (body: Buffer) => body],
  ['', undefined, (body: Buffer) => body],
])('a file goes to who accepts %s as %s', async (accepted, encoding, unpack) => {
  const reply = await get('/console-assets/main-AbC_1-2.js', { 'accept-encoding': accepted });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  });
  expect(reply.headers['content-encoding']).toBe(encoding);
  expect(unpack(reply.rawPayload).toString()).toBe(SCRIPT);
  const head = await get('/console-assets/main-AbC_1-2.js', { 'accept-encoding': accepted }, 'HEAD');
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect(head.headers['content-length']).toBe(String(reply.rawPayload.length));
});

it('a picture is not compressed', async () => {
  const reply = await get('/console-assets/picture-1.png', { 'accept-encoding': 'br' });
  expect(reply.headers['content-encoding']).toBeUndefined();
  expect([reply.headers['content-type'], reply.rawPayload.length]).toEqual(['image/png', 4_000]);
});

it.each([
  '/console-assets/gone-123.js',
  '/console-assets/',
  '/console-assets/.',
  '/console-assets/%2e%2e%2findex.html',
  '/console-assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/console-assets/..%5cindex.html',
  '/console-assets/main-AbC_1-2.js%00',
  '/console-assets/sub/main.js',
  '/console-assets/sub',
  '/console-assets/link.js',
  '/console-assets/toString',
  `/console-assets/${'a'.repeat(5_000)}`,
])('%s is no file of the build, and never a page', async (url) => {
  mkdirSync(inBuild('console-assets/sub'));
  writeFileSync(inBuild('console-assets/sub/main.js'), 'secret');
  writeFileSync(path.join(dir, 'outside.js'), 'secret');
  symlinkSync(path.join(dir, 'outside.js'), inBuild('console-assets/link.js'));
  const reply = await get(url);
  expectProblem(reply, 404, 'route_not_found');
  expect(reply.body).not.toContain('secret');
});

it('a build, or its files, that are a link lead nowhere', async () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'refinery-elsewhere-'));
  renameSync(path.join(dir, folder), path.join(elsewhere, folder));
  symlinkSync(path.join(elsewhere, folder), path.join(dir, folder));
  expect((await get('/')).statusCode).toBe(503);
  expectProblem(await get('/console-assets/main-AbC_1-2.js'), 404, 'route_not_found');
  makeBuild();
  rmSync(inBuild('console-assets'), { recursive: true });
  symlinkSync(elsewhere, inBuild('console-assets'));
  expect((await get('/')).statusCode).toBe(503);
  rmSync(elsewhere, { recursive: true });
});

it.each([
  [{ state: 'building' }, 'The console is being built'],
  [{ state: 'failed' }, 'logs/console.log'],
  [{ state: 'ready', folder: '../../etc' }, 'There is no console yet'],
  [{ state: 'ready' }, 'There is no console yet'],
  [[], 'There is no console yet'],
])('while the state is %j a page says so without script, and asks again', async (state, words) => {
  setState(state);
  for (const url of ['/', '/o/acme/history']) {
    const reply = await get(url);
    expect([reply.statusCode, reply.headers['retry-after'], reply.headers['cache-control']]).toEqual([
      503,
      '1',
      'no-store',
    ]);
    expect(reply.body).toContain(words);
    expect(reply.body).toContain('<meta http-equiv="refresh"');
    expect(reply.body).not.toMatch(/<script|<style|<link/);
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  }
  expectProblem(await get('/console-assets/main-AbC_1-2.js'), 404, 'route_not_found');
});

it('a state that is missing, half written or of a build that is gone is no failure of the API', async () => {
  rmSync(path.join(dir, 'state.json'));
  expect((await get('/')).body).toContain('There is no console yet');
  writeFileSync(path.join(dir, 'state.json'), '{"state":');
  expect((await get('/')).statusCode).toBe(503);
  setState({ state: 'ready', folder: 'aaaaaaaaaaaaaaaa' });
  expect((await get('/')).body).toContain('There is no console yet');
});

it('the next build takes the place of the one before, for its files, too', async () => {
  const before = folder;
  expect((await get('/')).body).toContain(before);
  makeBuild();
  writeFileSync(inBuild('console-assets/new-1.js'), 'new');
  expect((await get('/console-assets/new-1.js')).body).toBe('new');
  expect((await get('/')).body).toContain(folder);
});

it('a file that is in both is found though the folder it was listed in is gone', async () => {
  await get('/');
  rmSync(path.join(dir, folder), { recursive: true });
  expectProblem(await get('/console-assets/main-AbC_1-2.js'), 404, 'route_not_found');
  makeBuild();
  expect((await get('/console-assets/main-AbC_1-2.js')).body).toBe(SCRIPT);
});

it('a file that was away when it was first asked for is sent once it is back', async () => {
  await get('/');
  const url = '/console-assets/main-AbC_1-2.js';
  renameSync(inBuild(url), path.join(dir, 'away.js'));
  expectProblem(await get(url), 404, 'route_not_found');
  renameSync(path.join(dir, 'away.js'), inBuild(url));
  expect((await get(url)).body).toBe(SCRIPT);
});

it('below a path the same build runs, whether a proxy leaves the path out or not', async () => {
  for (const prefix of ['/a/b&c', '']) {
    const page = await below.get(null, `${prefix}/o/acme/refine`);
    expect(page.body).toContain(`<base href="/a/b&amp;c/" /><title>${folder}`);
    const asset = await below.get(null, `${prefix}/console-assets/main-AbC_1-2.js`);
    expect(asset.body).toBe(SCRIPT);
    expectProblem(await below.get(null, `${prefix}/api/usage`), 401, 'unauthenticated');
    const mailed = await below.get(null, `${prefix}/reset-password`);
    expect(mailed.body).toContain('<base href="/a/b&amp;c/">');
  }
  expect((await below.get(null, '/a/b&c')).body).toContain(folder);
  expectProblem(await below.get(null, '/a/b&cd/me'), 404, 'route_not_found');
});

it('the page says the demo login, for those who come without a session, too', async () => {
  expect((await get('/sign-in')).body).not.toContain('data-demo-login');
  const demo = await openTestApp(inject('services'), {
    env: { CONSOLE_DIR: dir, DEMO_LOGIN: 'ada@acme.example:"pass&word' },
  });
  for (const headers of [{}, { 'sec-fetch-site': 'none' }]) {
    const { body } = await demo.get(null, '/sign-in', headers);
    expect(body).toContain('data-demo-login="ada@acme.example:&quot;pass&amp;word"');
  }
  await demo.close();
});

it('without CONSOLE_DIR there is none', async () => {
  const without = await openTestApp(inject('services'));
  for (const url of ['/', '/sign-in', '/o/acme', '/console-assets/main-AbC_1-2.js'])
    expectProblem(await without.get(null, url), 404, 'route_not_found');
  await without.close();
});

it('is no endpoint', async () => {
  expect(ENDPOINTS.filter(({ path: at }) => /^\/(?:$|o\/|me|sign-|console)/.test(at))).toEqual([]);
  expect((await get('/openapi.json')).body).not.toContain('console-assets');
});
