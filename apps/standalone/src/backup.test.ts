import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrateDatabase } from '@refinery/db/migrate.ts';
import { freePort } from '@refinery/embedded/ports.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import postgres, { type Sql } from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { seedDemoAccounts } from './servers/demo.ts';

const run = promisify(execFile);
const guide = readFileSync(new URL('../../../docs/deployment.md', import.meta.url), 'utf8');

/**
 * What the guide tells to run as a superuser, for another name: roles belong to a server that other tests
 * use, too.
 */
function backupRole(name: string): string {
  const [, statements = ''] = /```sql\n(CREATE ROLE refinery_backup [^`]*)```/.exec(guide) ?? [];
  expect(statements).toContain('GRANT');
  return statements.replaceAll('refinery_backup', name).replace('…', 'secret');
}

/** The options that the guide gives a program after its name, without the database that they are for. */
function optionsOf(program: string): string[] {
  const [, options = ''] = new RegExp(`(?:^|; )${program} (.*?) ?--dbname=`, 'm').exec(guide) ?? [];
  return options.split(' ').filter(Boolean);
}

function connect(url: string, user: string): Sql {
  const at = new URL(url);
  at.username = user;
  at.password = 'secret';
  const sql = postgres(at.href, { max: 1, fetch_types: false, onnotice: () => undefined });
  onTestFinished(() => sql.end());
  return sql;
}

/** How many rows each table has, partitions one by one. */
async function countRows(sql: Sql): Promise<Record<string, number>> {
  const tables = await sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await sql`select count(*)::int as rows from ${sql(name)}`;
    counts[name] = row?.rows;
  }
  return counts;
}

const total = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((all, rows) => all + rows, 0);

/** A migrated database with the demo accounts, whose owner is no superuser. */
async function openFilled(admin: Sql, serverUrl: string, name: string): Promise<string> {
  await admin.unsafe(`create role ${name} login createrole createdb password 'secret'`);
  const [roles] =
    await admin`select string_agg(rolname, ', ') as names from pg_roles where rolname ~ '^refinery_(app|system|platform|operator|login|publisher)$'`;
  if (roles?.names) await admin.unsafe(`grant ${roles.names} to ${name} with admin option`);
  await admin.unsafe(`create database ${name} owner ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const asAdmin = postgres(url.href, { max: 1, onnotice: () => undefined });
  await asAdmin.unsafe(`grant create on schema public to ${name}`).finally(() => asAdmin.end());
  url.username = name;
  url.password = 'secret';
  await migrateDatabase(url.href);
  await seedDemoAccounts(url.href, 'development');
  return url.href;
}

test('the role of the guide reads what row-level security hides from the owner, and changes nothing', async () => {
  const { databaseUrl } = inject('services');
  const name = `backed_${randomBytes(4).toString('hex')}`;
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  onTestFinished(async () => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.unsafe(
      `drop role if exists ${name}_backup; drop owned by ${name}; drop role if exists ${name}`,
    );
    await admin.end();
  });
  const url = await openFilled(admin, databaseUrl, name);
  await admin.unsafe(backupRole(`${name}_backup`));
  const [owner, backup] = [connect(url, name), connect(url, `${name}_backup`)];
  // As pg_dump does: what would be hidden is an error.
  for (const sql of [owner, backup]) await sql`set row_security = off`;
  await expect(owner`select from memberships`).rejects.toThrow('row-level security');
  expect((await countRows(backup)).memberships).toBeGreaterThan(0);
  await expect(backup`delete from memberships`).rejects.toThrow('permission denied');
});

/** A folder with a server and its tools, of any version that this machine has. */
const [tools] = globSync('/usr/{lib/postgresql,pgsql,local/pgsql}{/*,}/bin/pg_restore').map(path.dirname);

/** A server of the installed version, with a superuser `postgres`. */
async function startInstalled(bin: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'refinery-backup-'));
  const data = path.join(folder, 'data');
  mkdirSync(data);
  // Postgres refuses to run as root.
  const root = process.getuid?.() === 0;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const account = root ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (account.uid && account.gid) {
    chmodSync(folder, 0o755);
    for (const each of [folder, data]) chownSync(each, account.uid, account.gid);
  }
  await run(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust'], {
    ...account,
    cwd: data,
  });
  const free = await freePort();
  const options = [
    '-D',
    data,
    '-p',
    String(free),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ];
  const server = spawn(path.join(bin, 'postgres'), options, { ...account, cwd: data, stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true });
  });
  const url = `postgres://postgres:secret@127.0.0.1:${free}/postgres`;
  await waitFor(async () => {
    const sql = postgres(url, { max: 1, connect_timeout: 2 });
    return sql`select 1`
      .then(
        () => true,
        () => false,
      )
      .finally(() => sql.end());
  });
  return url;
}

test.runIf(tools)('what the role dumps the owner restores, without an error', async () => {
  const bin = tools ?? '';
  const serverUrl = await startInstalled(bin);
  const folder = mkdtempSync(path.join(tmpdir(), 'refinery-dump-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const admin = connect(serverUrl, 'postgres');
  const url = await openFilled(admin, serverUrl, 'owner');
  await admin.unsafe(backupRole('refinery_backup'));
  const dump = path.join(folder, 'refinery.dump');
  const dumpAs = (user: string) => {
    const from = new URL(url);
    from.username = user;
    return run(path.join(bin, 'pg_dump'), [...optionsOf('pg_dump'), '-f', dump, `--dbname=${from.href}`]);
  };
  await expect(dumpAs('owner')).rejects.toThrow('row-level security');
  await dumpAs('refinery_backup');
  await admin.unsafe('create database restored owner owner');
  const to = new URL(url);
  to.pathname = '/restored';
  expect(optionsOf('pg_restore')).toContain('--exit-on-error');
  await run(path.join(bin, 'pg_restore'), [...optionsOf('pg_restore'), `--dbname=${to.href}`, dump]);
  const [before, after] = [connect(url, 'postgres'), connect(to.href, 'postgres')];
  const counts = await countRows(before);
  expect(await countRows(after)).toEqual(counts);
  expect(total(counts)).toBeGreaterThan(10);
});
