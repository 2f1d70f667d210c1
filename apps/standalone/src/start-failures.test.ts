import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { startProcess } from '@refinery/testing/start-process.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { createUnmigratedDatabase } from '@refinery/testing/unmigrated-database.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';

const services = inject('services');

let test: TestContext;
let env: Record<string, string>;

beforeAll(async () => {
  test = await openTestContext(services);
  env = { ...test.environment, HOST: '127.0.0.1', PORT: '0', WORKER_PORT: '0' };
});
afterAll(() => test.close());

/** What an app that cannot start prints. */
async function refusal(app: string, changes: Record<string, string>): Promise<string> {
  const failure = await startProcess(`apps/${app}/src/main.ts`, { ...env, ...changes }).then(
    (started) => {
      started.kill('SIGKILL');
      return 'started';
    },
    (error: Error) => error.message,
  );
  return failure.slice(failure.indexOf('\n') + 1);
}

/** The database of the tests, or another one, for another user. */
function signedInAs(user: string, password: string, database = env.DATABASE_URL): Record<string, string> {
  const url = new URL(database ?? '');
  url.username = user;
  url.password = password;
  return { DATABASE_URL: url.href };
}

/** A user of the server who may do nothing with the product. */
async function stranger(): Promise<{ user: string; password: string }> {
  const user = `stranger_${randomBytes(4).toString('hex')}`;
  const sql = postgres(services.databaseUrl, { max: 1 });
  await sql.unsafe(`create role ${user} login password 'geheim'`);
  onTestFinished(async () => {
    await sql.unsafe(`drop role ${user}`);
    await sql.end();
  });
  return { user, password: 'geheim' };
}

describe.each(['api', 'worker'])('the first line of the %s where it cannot start', (app) => {
  it('says that the password is wrong, and does not repeat it', async () => {
    const said = await refusal(app, signedInAs('refinery_login', 'geheim'));
    expect(said).toMatch(
      /^✖ Postgres: The Postgres at \S+ refuses the user refinery_login or the password\.\n {2}→ Correct .*APP_DATABASE_PASSWORD/,
    );
    expect(said).not.toContain('geheim');
  });

  it('says of another user nothing that is about the login', async () => {
    const said = await refusal(app, signedInAs('nobody_here', 'geheim'));
    expect(said).toMatch(
      /^✖ Postgres: The Postgres at \S+ refuses the user nobody_here or the password\.\n {2}→ Correct both in DATABASE_URL\.$/m,
    );
  });

  it('says that there is no server', async () => {
    const said = await refusal(app, { DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/x' });
    expect(said).toMatch(
      /^✖ Postgres: DATABASE_URL: no Postgres can be reached at 127\.0\.0\.1:1 \(ECONNREFUSED\)\.\n {2}→ /,
    );
    expect(said).not.toContain('geheim');
  });

  it('says that there is no such database', async () => {
    const url = new URL(env.DATABASE_URL ?? '');
    url.pathname = '/nowhere';
    const said = await refusal(app, { DATABASE_URL: url.href });
    expect(said).toMatch(/^✖ Postgres: The Postgres at \S+ does not have that database\.\n {2}→ /);
  });

  it('says that the user has no right', async () => {
    const { user, password } = await stranger();
    const said = await refusal(app, signedInAs(user, password));
    expect(said).toMatch(
      /^✖ Row-level security: the role refinery_app cannot be used.*\n {2}→ As a superuser: /,
    );
  });

  it('says which of the roles the user may not take', async () => {
    const { user, password } = await stranger();
    const sql = postgres(services.databaseUrl, { max: 1 });
    await sql.unsafe(`grant refinery_app to ${user}`);
    await sql.end();
    const said = await refusal(app, signedInAs(user, password));
    expect(said).toMatch(/^✖ Row-level security: the role refinery_system cannot be used/);
  });

  it('says that migrations are missing where the user has no right because of that', async () => {
    const { user, password } = await stranger();
    const database = await createUnmigratedDatabase(services);
    onTestFinished(database.drop);
    const said = await refusal(app, signedInAs(user, password, database.url));
    expect(said).toMatch(/^✖ Migrations: (\d+) of \1 are missing\n {2}→ Run as the owner .*db:migrate/);
  });

  it('says in production that the user could bypass row-level security', async () => {
    const admin = new URL(services.databaseUrl);
    const { username, password } = admin;
    const said = await refusal(app, { ...signedInAs(username, password), NODE_ENV: 'production' });
    expect(said).toMatch(
      /^✖ The database user "\w+" can bypass row-level security .* Sign in as refinery_login/,
    );
    expect(said).not.toMatch(/^\s+at /m);
  });

  it('says that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const said = await refusal(app, { PORT: port, WORKER_PORT: port });
    expect(said).toMatch(/^✖ It cannot listen \(.*EADDRINUSE.*\)\.\n {2}→ Another program listens there\./);
  });
});
