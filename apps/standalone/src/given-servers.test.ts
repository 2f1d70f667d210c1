import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PromptRefinery } from '@prompt-refinery/client';
import { BILLING_LOGIN_ROLE, BILLING_ROLES, canLogIn } from '@refinery/db/login-role.ts';
import { startPostgres } from '@refinery/embedded/postgres/start-postgres.ts';
import { isSameProcessAlive } from '@refinery/embedded/process/process-identity.ts';
import { createTestDatabase } from '@refinery/testing/test-database.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { curlIn, paste } from './testing/banner-curl.ts';
import { expectLongTextsRefined, LEAVES_THE_LOOP } from './testing/long-texts.ts';
import { treeOf } from './testing/processes.ts';
import { registeredCaller, urlOf } from './testing/registered-caller.ts';
import { type Launcher, startLauncher, temporaryFolder } from './testing/start-launcher.ts';

const KEPT = { explanation: expect.stringMatching(/(?:all \d+|both) checked requirements kept/) };

/** The variables of an instance on the test run's servers; `loginUrl` is their database for the login. */
async function onTestServers() {
  const services = inject('services');
  const database = await createTestDatabase(services);
  onTestFinished(database.drop);
  return {
    DATA_DIR: temporaryFolder(),
    DATABASE_URL: database.url,
    loginUrl: database.loginUrl,
    REDIS_URL: services.redisUrl,
    REDIS_PREFIX: `t${randomBytes(6).toString('hex')}`,
  };
}

function openDatabase(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1 });
  onTestFinished(() => sql.end());
  return sql;
}

/** The API accepts a trial, and the worker, which alone may, begins it. */
async function expectTrialBegins(launcher: Launcher): Promise<void> {
  const account = { email: 'trial@example.com', password: 'brown kettles whistle', fullName: 'Some One' };
  const baseUrl = urlOf(launcher);
  const { accessToken } = await new PromptRefinery({ baseUrl }).register(account);
  const client = new PromptRefinery({ baseUrl, accessToken: accessToken ?? undefined });
  expect(await client.startTrial()).toMatchObject({ mode: 'stripe', plan: 'free', pending: 'trial' });
  await waitFor(async () => (await client.getBilling()).plan === 'pro', { what: () => launcher.output() });
}

/** Whom API and worker have signed in to a database as. */
async function usersOf(url: string): Promise<unknown[]> {
  const rows = await openDatabase(url)`
    select distinct usename as user from pg_stat_activity
    where datname = current_database() and application_name in ('prompt-refinery-api', 'prompt-refinery-worker')`;
  return rows.map(({ user }) => user);
}

/**
 * What whoever reads /proc learns of the processes that a launcher started; nothing where there is no such
 * folder.
 */
const environmentsBelow = (launcher: number): string[] =>
  treeOf(launcher)
    .filter(({ pid }) => pid !== launcher)
    .map(({ pid }) => readFileSync(`/proc/${pid}/environ`, 'utf8'));

const production = () => ({
  NODE_ENV: 'production',
  SIGNUP_PLAN: 'enterprise',
  JWT_SECRET: randomBytes(48).toString('base64'),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
});

test('in production API and worker sign in as the login only, there are no demo accounts, and it ends with the pnpm that started it', async () => {
  // Roles belong to the server: one of its own, so that the other tests keep their password.
  const server = await startPostgres({ dataDir: join(temporaryFolder(), 'postgres'), durable: false });
  onTestFinished(server.stop);
  const env = { ...(await onTestServers()), ...production(), DATABASE_URL: server.url };
  const asOwner = startLauncher({ env });
  expect((await asOwner.exited).code).toBe(1);
  expect(asOwner.output()).toContain('set APP_DATABASE_PASSWORD, run the migrations as the owner');
  const doctor = startLauncher({ script: 'doctor.ts', env });
  expect((await doctor.exited).code).toBe(1);
  expect(doctor.output()).toContain('✖ Sign-in: in production, API and worker do not start with this user');

  const password = randomBytes(12).toString('hex');
  const passwords = { APP_DATABASE_PASSWORD: password, BILLING_DATABASE_PASSWORD: `${password}-billing` };
  const migrate = startLauncher({ script: 'migrate.ts', env: { ...env, ...passwords } });
  expect((await migrate.exited).code).toBe(0);
  expect(migrate.output()).not.toContain(password);
  const billing = { role: BILLING_LOGIN_ROLE, becomes: BILLING_ROLES };
  expect(await canLogIn(server.url, { ...billing, password })).toBe(false);
  expect(await canLogIn(server.url, { ...billing, password: `${password}-billing` })).toBe(true);
  const url = new URL(server.url);
  url.username = 'refinery_login';
  url.password = password;
  const asLogin = { ...env, DATABASE_URL: url.toString(), npm_lifecycle_event: 'start' };
  const launcher = startLauncher({ env: asLogin, throughShell: true });
  await launcher.untilReady();
  expect(await usersOf(server.url)).toEqual(['refinery_login']);
  expect(launcher.output()).not.toMatch(/Demo login|curl/);
  const caller = await registeredCaller(launcher, 'one@example.com');
  await expectLongTextsRefined(caller, 1, LEAVES_THE_LOOP);
  // The shell hands no signal on.
  expect(treeOf(launcher.pid).filter(isSameProcessAlive).length).toBeGreaterThan(3);
  expect(await launcher.end('SIGKILL')).toEqual([]);
});

test('outside production a server that may make roles gets logins of the data folder, one for billing', async () => {
  const env = { ...(await onTestServers()), STRIPE_SECRET_KEY: 'sk_test_none', SIGNUP_PLAN: 'free' };
  const launcher = startLauncher({ env });
  await launcher.untilReady();
  const users = (await usersOf(env.DATABASE_URL)).sort();
  expect(users).toEqual([
    expect.stringMatching(/^refinery_billing_login_[0-9a-f]{8}$/),
    expect.stringMatching(/^refinery_login_[0-9a-f]{8}$/),
  ]);
  await expectTrialBegins(launcher);
  expect(launcher.output()).not.toContain('can bypass');
  const owners = new URL(env.DATABASE_URL).password;
  const environments = environmentsBelow(launcher.pid);
  expect(environments.length).toBeGreaterThan(1);
  for (const environment of environments) expect(environment).not.toContain(owners);
  expect(await paste(curlIn(launcher.output()))).toMatchObject(KEPT);
  expect(await launcher.end('SIGTERM')).toEqual([]);
  const sql = openDatabase(env.DATABASE_URL);
  for (const user of users) await sql.unsafe(`drop owned by ${user}; drop role ${user}`);
});

test('where others reach it there are no demo accounts, and those that were made, once, are locked', async () => {
  const env = { ...(await onTestServers()), HOST: '0.0.0.0' };
  const seed = startLauncher({ script: 'seed.ts', env });
  expect((await seed.exited).code).toBe(0);
  expect(seed.output()).toContain('Made 3 demo accounts');
  expect(seed.output()).toContain('other machines can reach the API');
  const again = startLauncher({ script: 'seed.ts', env });
  expect((await again.exited).code).toBe(0);
  expect(again.output()).toContain('already exist');
  const launcher = startLauncher({ env: { ...env, DATABASE_URL: env.loginUrl } });
  await launcher.untilReady();
  expect(launcher.output()).toContain('Locked 3 demo accounts');
  expect(launcher.output()).toContain('POST /api/auth/register');
  expect(launcher.output()).not.toMatch(/Demo login|curl/);
  const client = new PromptRefinery({ baseUrl: urlOf(launcher) });
  const signingIn = client.login({ email: 'admin@acme.com', password: 'password123' });
  await expect(signingIn).rejects.toMatchObject({ status: 401, code: 'invalid_credentials' });
  expect(await launcher.end('SIGTERM')).toEqual([]);
});
