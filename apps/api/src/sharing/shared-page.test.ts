import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger } from '@refinery/runtime/logger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const FOLDER = '0123456789abcdef';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const dir = mkdtempSync(path.join(tmpdir(), 'refinery-shared-'));
const lines: string[] = [];
let bare: TestApp;
let test: TestApp;
let ada: Member;
let token: string;

const setState = (state: unknown): void => writeFileSync(path.join(dir, 'state.json'), JSON.stringify(state));

beforeAll(async () => {
  mkdirSync(path.join(dir, FOLDER, 'console-assets'), { recursive: true });
  const page = '<!doctype html><html><base href="/" /><title>The console</title>';
  writeFileSync(path.join(dir, FOLDER, 'index.html'), page);
  const write = (line: string): void => void lines.push(line);
  const logger = createLogger({ name: 'api', level: 'trace' }, { write });
  test = await openTestApp(inject('services'), { logger, env: { CONSOLE_DIR: dir, LOG_LEVEL: 'trace' } });
  bare = await openTestApp(inject('services'), {
    environment: { ...test.environment, CONSOLE_DIR: '', LOG_LEVEL: 'silent' },
  });
});
beforeEach(async () => {
  setState({ state: 'ready', folder: FOLDER });
  ada = await buildMember(test.ctx);
  token = await share({ maxViews: 1 });
  lines.length = 0;
});
afterAll(async () => {
  await bare.close();
  await test.close();
  rmSync(dir, { recursive: true, force: true });
});

async function share(extra: object, name = 'Answer'): Promise<string> {
  const made = { name, content: 'Answer {{name}}.' };
  const prompt = await test.post(ada, '/api/prompts', made);
  const payload = { promptId: prompt.json().id, version: 1, ...extra };
  const url = '/api/sharing/create';
  return (await test.post(ada, url, payload)).json().token;
}
const open = (url: string, headers = {}, on = test, method: 'GET' | 'HEAD' = 'GET') =>
  on.call(null, method, url, undefined, headers);
const asJson = { accept: 'application/json' };

it('a link opens a page that is in no index and no cache, and tells no other site where it was', async () => {
  for (const url of [`/s/${token}`, `/s/${token}/`, `/s/${token}?utm=x`]) {
    const reply = await open(url, { accept: BROWSER });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toContain('The console');
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      vary: 'accept',
    });
    expect(reply.headers['content-security-policy']).toContain("connect-src 'self'");
  }
});

it('neither people who open the page, nor previews and crawlers, use a view; whoever names JSON does', async () => {
  for (const accept of [BROWSER, '*/*', '', 'image/png,*/*', 'application/*', 'application/jsonlines']) {
    for (const method of ['GET', 'HEAD'] as const) {
      const reply = await open(`/s/${token}`, { accept }, test, method);
      expect([accept, reply.statusCode, reply.headers['content-type']]).toEqual([
        accept,
        200,
        'text/html; charset=utf-8',
      ]);
      expect(reply.body).not.toContain('Answer');
    }
  }
  expect((await open(`/s/${token}`, asJson, test, 'HEAD')).statusCode).toBe(200);
  const shown = await open(`/s/${token}`, asJson);
  expect(shown.json()).toMatchObject({ name: 'Answer', content: 'Answer {{name}}.', remainingViews: 0 });
  expect(shown.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  expectProblem(await open(`/s/${token}`, asJson), 410, 'share_ended');
  expect((await open(`/s/${token}`, asJson, test, 'HEAD')).statusCode).toBe(410);
});

it('to a program the page is what the API answers, with its password and its refusals', async () => {
  const locked = await share({ password: 'open sesame' }, 'Locked');
  expectProblem(await open(`/s/${locked}`, asJson), 403, 'share_password_required');
  const password = { ...asJson, 'x-share-password': 'open sesame' };
  expect((await open(`/s/${locked}`, password)).json().version).toBe(1);
  for (const name of ['prs_unknown', 'nonsense', 'my-shares', 'create'])
    expectProblem(await open(`/s/${name}`, asJson), 404, 'share_not_found');
  for (const method of ['POST', 'PUT', 'DELETE'] as const)
    expectProblem(await test.call(ada, method, `/s/${token}`, undefined, asJson), 404, 'route_not_found');
  expect((await open(`/s/${token}`, asJson)).statusCode).toBe(200);
});

it('no line of the log has a token', async () => {
  const unknown = 'not-even-a-token';
  for (const accept of [BROWSER, 'application/json', '*/*']) {
    await open(`/s/${token}`, { accept });
    await open(`/s/${token}/`, { accept });
    await open(`/api/sharing/${token}`, { accept });
    await open(`/s/${unknown}`, { accept });
  }
  const told = lines.map((line): { msg: string; path?: string } => JSON.parse(line));
  const paths = told.filter(({ msg }) => msg === 'request').map((line) => line.path);
  expect(paths).toHaveLength(12);
  expect(new Set(paths)).toEqual(new Set(['/s/:token', '/api/v1/sharing/:token']));
  expect(lines.join('')).not.toContain(token);
  expect(lines.join('')).not.toContain(unknown);
});

it('while the console is built the page says so; without one it says how a program reads the prompt', async () => {
  setState({ state: 'building' });
  const building = await open(`/s/${token}`, { accept: BROWSER });
  expect([building.statusCode, building.headers['retry-after']]).toEqual([503, '1']);
  for (const state of ['failed', 'missing']) {
    setState({ state });
    await expectPlain(test);
  }
  await expectPlain(bare);
  expect((await open(`/s/${token}`, asJson, bare)).statusCode).toBe(200);
  expectProblem(await open('/s/nonsense', asJson, bare), 404, 'share_not_found');
});

async function expectPlain(on: TestApp): Promise<void> {
  const reply = await open(`/s/${token}`, { accept: BROWSER }, on);
  expect([reply.statusCode, reply.headers['x-robots-tag']]).toEqual([200, 'noindex']);
  expect(reply.body).toContain('Accept: application/json');
  expect(reply.body).not.toMatch(/<script|<style|<link|prs_|Answer/);
  expect(reply.headers['content-security-policy']).toContain("default-src 'self'");
}
