import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PromptRefinery } from '@prompt-refinery/client';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { longPrompt } from '@refinery/testing/long-prompts.ts';
import { withDatabase } from '@refinery/testing/services.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { bundle } from './bundle.ts';
import { describeBuild } from './describe-build.ts';
import { PROGRAMS } from './entries.ts';

/** Outside of the project: nothing is found that is not in the bundle. */
const folder = mkdtempSync(path.join(tmpdir(), 'refinery-bundle-'));
const entry = (name: string): string => path.join(folder, 'dist', `${name}.js`);
const run = promisify(execFile);

const services = inject('services');
const database = `bundle_${randomBytes(6).toString('hex')}`;
const ownerUrl = withDatabase(services.databaseUrl, database);
const admin = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
const env = {
  DATA_DIR: path.join(folder, 'data'),
  REDIS_URL: services.redisUrl,
  REDIS_PREFIX: `b${randomBytes(6).toString('hex')}`,
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  JWT_SECRET: randomBytes(48).toString('base64'),
  SIGNUP_PLAN: 'enterprise',
  NODE_OPTIONS: '--enable-source-maps',
  PORT: '0',
  WORKER_PORT: '0',
};
const asOwner = { env: { ...env, PATH: process.env.PATH, DATABASE_URL: ownerUrl } };

beforeAll(async () => {
  await bundle(path.join(folder, 'dist'));
  await admin.unsafe(`create database ${database}`);
  await run(process.execPath, [entry('migrate')], asOwner);
});
afterAll(async () => {
  await admin.unsafe(`drop database if exists ${database} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true });
});

/** An entry of the bundle, in operation until the end of the test, which it must reach in good order. */
async function start(name: string, more: Record<string, string> = {}): Promise<StartedProcess> {
  const loginUrl = withDatabase(services.loginUrl, database);
  const started = await startProcess(entry(name), { ...env, ...more, DATABASE_URL: loginUrl });
  onTestFinished(async () => {
    started.kill('SIGTERM');
    expect(await started.exited, started.output()).toBe(0);
  });
  return started;
}

async function startApi(more: Record<string, string> = {}) {
  const baseUrl = String((await start('api', more)).ready.url);
  const signUp = async () => {
    const email = `${randomBytes(6).toString('hex')}@example.com`;
    const account = { email, password: 'correct horse battery', fullName: 'One' };
    const { accessToken } = await new PromptRefinery({ baseUrl }).register(account);
    return new PromptRefinery({ baseUrl, accessToken, retries: 0 });
  };
  return { baseUrl, signUp };
}

const page = async (url: string) => {
  const reply = await fetch(url);
  return { status: reply.status, text: await reply.text() };
};

test('a build says what it wrote, and what of it can be started', () => {
  const dist = path.join(folder, 'dist');
  const said = describeBuild(dist);
  expect(said).toMatch(/^Wrote .*dist \(\d+\.\d MB\):\n/);
  const started = said.match(/[\w-]+\.js/g) ?? [];
  expect(started).toEqual(['api.js', 'worker.js', 'migrate.js', 'seed.js', 'cli.js', 'doctor.js']);
  for (const file of started) expect(existsSync(path.join(dist, file))).toBe(true);
});

test('migrations are applied, seeding makes the accounts, and commands of operators find them', async () => {
  const again = await run(process.execPath, [entry('migrate')], asOwner);
  expect(again.stderr + again.stdout).toContain('All migrations are applied');
  await run(process.execPath, [entry('seed')], asOwner);
  const { stdout } = await run(process.execPath, [entry('cli'), 'org', 'list'], asOwner);
  expect(stdout).toContain('acme');
});

test.each(Object.keys(PROGRAMS))(
  '%s refuses a Node that is too old, before it loads anything of it',
  async (name) => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const options = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, entry(name)];
    await expect(run(process.execPath, options, asOwner)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^✖ This is Node\.js 20\.20\.2, and .* needs Node\.js 24 or newer\.\n {2}→ /,
      ),
    });
    expect(readFileSync(entry(name), 'utf8')).not.toMatch(/^import /m);
  },
);

test('the doctor finds nothing wrong, and says what is', async () => {
  const login = { ...env, NODE_ENV: 'production', DATABASE_URL: withDatabase(services.loginUrl, database) };
  const { stdout } = await run(process.execPath, [entry('doctor')], { env: login });
  for (const line of ['Configuration: valid', 'Postgres: version', 'Migrations: all', 'Redis: version'])
    expect(stdout).toContain(`✔ ${line}`);
  expect(stdout).toContain('✔ Secrets: none are stored yet');
  expect(stdout).toMatch(/○ API: nothing answers at http:.*\n○ Worker: nothing answers at http:/);
  expect(stdout).not.toContain('✖');
  const { DATABASE_URL: _, ...without } = { ...login, WORKER_CONCURRENCY: '0', PRICE_OVERRIDES: '{' };
  const examined = run(process.execPath, [entry('doctor')], { env: without });
  await expect(examined).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /✖ Configuration: (?=.*DATABASE_URL is missing)(?=.*WORKER_CONCURRENCY)(?=.*PRICE_OVERRIDES)/,
    ),
  });
});

test('a bundle has no servers and no secrets of its own, and says what it lacks', async () => {
  const bare = { env: { PATH: process.env.PATH, HOME: folder } };
  for (const name of ['migrate', 'seed'])
    await expect(run(process.execPath, [entry(name)], bare)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/✖ .*\n.*DATABASE_URL is missing/),
    });
  await expect(run(process.execPath, [entry('doctor')], bare)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/✖ Configuration: (?=.*JWT_SECRET is missing)(?=.*ENCRYPTION_KEYS)/),
  });
});

test('its messages name no command that a bundle does not have', async () => {
  const help = await run(process.execPath, [entry('cli')], asOwner);
  expect(help.stdout).toContain('Usage: node dist/cli.js <command>');
  const said = [help.stdout];
  const refused = [
    run(process.execPath, [entry('cli'), 'org', 'plan', 'acme', 'gold'], asOwner),
    run(process.execPath, [entry('cli'), 'org', 'list'], {
      env: { ...asOwner.env, DATABASE_URL: withDatabase(services.loginUrl, database) },
    }),
    run(process.execPath, [entry('doctor')], {
      env: { ...env, DATABASE_URL: 'postgres://me:x@127.0.0.1:1/x', REDIS_URL: 'redis://127.0.0.1:1' },
    }),
  ];
  for (const each of await Promise.allSettled(refused)) {
    if (each.status === 'fulfilled') throw new Error(`Not refused: ${each.value.stdout}`);
    said.push(`${each.reason.stdout}${each.reason.stderr}`);
  }
  expect(said.filter((text) => /pnpm|embedded/.test(text))).toEqual([]);
});

test('the API serves its pages and its documentation', async () => {
  const { baseUrl } = await startApi();
  expect(await page(`${baseUrl}/readyz`)).toMatchObject({ status: 200 });
  const { status, text } = await page(`${baseUrl}/reset-password`);
  expect([status, text]).toEqual([200, expect.stringContaining('"account-pages/main.js')]);
  for (const file of ['page.css', 'main.js', 'account.js'])
    expect(await page(`${baseUrl}/account-pages/${file}`)).toMatchObject({ status: 200 });
  expect(JSON.parse((await page(`${baseUrl}/openapi.json`)).text)).toHaveProperty('paths');
  expect((await page(`${baseUrl}/api-docs`)).text).toContain('swagger-ui');
  expect(await page(`${baseUrl}/api-docs/static/swagger-ui-bundle.js`)).toMatchObject({ status: 200 });
});

test('prompts are refined: at once, in a thread, by a vendor of each SDK, and in a batch; and mails are sent', async () => {
  const vendors = {
    openai: await startFakeVendor({ protocol: 'openai' }),
    anthropic: await startFakeVendor({ protocol: 'anthropic' }),
  };
  onTestFinished(async () => {
    for (const vendor of Object.values(vendors)) await vendor.close();
  });
  const { signUp } = await startApi({
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: vendors.openai.baseUrl,
    ANTHROPIC_API_KEY: 'sk-test',
    ANTHROPIC_BASE_URL: vendors.anthropic.baseUrl,
  });
  await start('worker');
  const client = await signUp();
  const text = 'Could you please kindly write a summary of the report? Thank you very much in advance!';
  for (const prompt of [text, longPrompt(17_000, 1)]) {
    const { refinedTokens, originalTokens, checks } = await client.optimize({ text: prompt });
    expect(checks.passed).toBe(true);
    expect(refinedTokens).toBeLessThan(originalTokens);
  }
  for (const [provider, vendor] of Object.entries(vendors)) {
    vendor.respondWith(() => '1|Summarize the report.');
    await client.optimize({ text, provider: provider === 'openai' ? 'openai' : 'anthropic' });
    expect(vendor.requests.length).toBeGreaterThan(0);
  }
  const items = [{ text }, { text: longPrompt(17_000, 2) }];
  const { id } = await client.createBatch({ items });
  const seen: unknown[] = [];
  for await (const { counts } of client.watchBatch(id, { intervalMs: 100 })) seen.push(counts);
  expect(seen.at(-1)).toMatchObject({ total: 2, completed: 2 });
  const outbox = path.join(env.DATA_DIR, 'outbox');
  await waitFor(() => existsSync(outbox) && readdirSync(outbox).some((name) => name.endsWith('.eml')), {
    what: 'the mail that confirms the address',
  });
});

test('a password that everybody uses is refused', async () => {
  const { baseUrl } = await startApi();
  const account = { email: 'two@example.com', password: 'password123', fullName: 'Two' };
  const registering = new PromptRefinery({ baseUrl }).register(account);
  await expect(registering).rejects.toMatchObject({ status: 400 });
});

test('errors tell of the lines of the sources', async () => {
  const url = pathToFileURL(entry('refiner-thread')).href;
  const script = `(await import('${url}')).questionsTask(undefined)`;
  const failed = run(process.execPath, ['--enable-source-maps', '--input-type=module', '-e', script]);
  await expect(failed).rejects.toThrow(/packages\/domain\/src\/refining\/internal\/refiner-worker\.ts:\d+/);
});
