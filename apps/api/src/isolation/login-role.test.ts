import { randomBytes } from 'node:crypto';
import { assertRestrictedRole } from '@refinery/db/assert-role.ts';
import { createDb, type DatabaseRole, WORKING_ROLES } from '@refinery/db/create-db.ts';
import { canLogIn, ensureLogin, loginUrl } from '@refinery/db/login-role.ts';
import { migrationStatus } from '@refinery/db/migrate.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import type { RawClient } from '@refinery/testing/raw-client.ts';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

const DENIED = '42501';
const NO_SUCH_ROLE = '22023';

const test = fixture(openTestApp);

let loginAddress: string;

beforeAll(async () => {
  loginAddress = test.environment.DATABASE_URL ?? '';
  const member = await buildMember(test.ctx);
  const payload = { text: 'Please write a poem.' };
  expect((await test.post(member, '/api/optimize', payload)).statusCode).toBe(200);
});

/** A connection as the pools open it. */
function openPool(role: DatabaseRole, url = loginAddress) {
  const db = createDb({ url, role, maxConnections: 1, applicationName: 'test' });
  onTestFinished(() => db.$client.end());
  return db;
}

const outcome = (work: Promise<readonly object[]>): Promise<unknown> =>
  work.then(
    (rows) => [...rows],
    (error: { code?: string }) => error.code,
  );

const userOf = async (client: RawClient): Promise<unknown[]> => {
  const [row] = await client`select session_user, current_user`;
  return Object.values(row ?? {});
};

async function protectedTables(): Promise<string[]> {
  const rows = await test.sql<{ name: string }[]>`
    select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`;
  return rows.map(({ name }) => name);
}

describe.each(WORKING_ROLES)('a connection that leaves %s', (role) => {
  it.each([
    ['set role none', 'refinery_login'],
    ['set session authorization default; set role none', 'refinery_login'],
    ['set session authorization default', role],
    ['reset role', role],
    ['reset all', role],
    ['discard all', role],
  ])('by "%s" is left as %s', async (statement, left) => {
    const client = openPool(role).$client;
    await client.unsafe(statement).simple();
    expect(await userOf(client)).toEqual(['refinery_login', left]);
    if (left !== 'refinery_login') return;
    for (const table of await protectedTables()) {
      expect([table, await outcome(client.unsafe(`select * from ${table}`))]).toEqual([table, DENIED]);
    }
    expect(await outcome(client`create table public.mine (id int)`)).toBe(DENIED);
  });

  it('becomes nobody with more rights', async () => {
    const client = openPool(role).$client;
    const others = await test.sql<{ name: string }[]>`
      select rolname as name from pg_roles where not (rolname = any (${[...WORKING_ROLES, 'refinery_login']}))`;
    const [owner] =
      await test.sql`select tableowner as name from pg_tables where tablename = 'optimizations'`;
    expect(others.map(({ name }) => name)).toContain(owner?.name);
    for (const { name } of others) {
      // Other tests remove theirs meanwhile.
      const refused = [DENIED, NO_SUCH_ROLE];
      expect(refused, name).toContain(await outcome(client.unsafe(`set role "${name}"`)));
      const authorization = client.unsafe(`set session authorization "${name}"`);
      expect(refused, name).toContain(await outcome(authorization));
    }
    for (const attack of [
      'alter role refinery_login superuser',
      'grant pg_read_all_data to refinery_login',
      'create role another',
      'alter table optimizations no force row level security',
      'drop policy tenant on optimizations',
    ]) {
      expect([attack, await outcome(client.unsafe(attack))]).toEqual([attack, DENIED]);
    }
  });

  it('as the other role sees no prompt', async () => {
    const client = openPool(role).$client;
    await client`set role refinery_system`;
    for (const column of ['original_text', 'refined_text', '*']) {
      expect(await outcome(client.unsafe(`select ${column} from optimizations`))).toBe(DENIED);
    }
    expect(await outcome(client`select text from batch_items`)).toBe(DENIED);
    await client`set role refinery_app`;
    expect(await outcome(client`select original_text from optimizations`)).toEqual([]);
  });
});

it('the login has no attribute, no property and no membership but the working roles', async () => {
  const [role] = await test.sql`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit, rolcanlogin
    from pg_roles where rolname = 'refinery_login'`;
  expect(Object.entries(role ?? {}).filter(([, value]) => value)).toEqual([['rolcanlogin', true]]);
  const memberships = await test.sql`
    select g.rolname as name from pg_auth_members m join pg_roles g on g.oid = m.roleid
    where m.member = 'refinery_login'::regrole order by 1`;
  expect(memberships.map(({ name }) => name)).toEqual([...WORKING_ROLES].sort());
  const owned =
    await test.sql`select 1 from pg_shdepend where refobjid = 'refinery_login'::regrole and deptype = 'o'`;
  expect(owned.length).toBe(0);
});

describe('a process refuses to start', () => {
  /** A login that is made for the test and dropped after it. */
  async function makeLogin(grants: (name: string) => string): Promise<string> {
    const login = {
      role: `test_${randomBytes(4).toString('hex')}`,
      password: randomBytes(8).toString('hex'),
    };
    await ensureLogin(test.databaseUrl, login);
    await test.sql.unsafe(grants(login.role));
    onTestFinished(async () => {
      await test.sql.unsafe(`drop owned by ${login.role}; drop role ${login.role}`);
    });
    return loginUrl(test.databaseUrl, login) ?? '';
  }
  const judge = async (url: string, strict: boolean): Promise<string> =>
    assertRestrictedRole(openPool('refinery_app', url), { strict }).then(
      (said) => said ?? 'fine',
      (error: Error) => `throws: ${error.message}`,
    );

  it('with the login it does start', async () => {
    expect(await judge(loginAddress, true)).toBe('fine');
    expect(await judge(await makeLogin(() => ''), true)).toBe('fine');
  });

  it.each<[string, (name: string) => string, RegExp]>([
    ['a superuser', (name) => `alter role ${name} superuser`, /user "test_\w+" can/],
    ['one that passes policies by', (name) => `alter role ${name} bypassrls`, /user "test_\w+" can/],
    [
      'one that may become a superuser, two steps away',
      (name) => `create role ${name}_step; grant postgres to ${name}_step; grant ${name}_step to ${name}`,
      /user "test_\w+", as a member of "postgres", can/,
    ],
    [
      'the owner of a table',
      (name) =>
        `create table of_${name} (); alter table of_${name} enable row level security, owner to ${name}`,
      /user "test_\w+" can/,
    ],
  ])('in production, of a session that is %s', async (_, grants, said) => {
    const url = await makeLogin(grants);
    const name = new URL(url).username;
    const warning = await judge(url, false);
    expect(warning).toMatch(said);
    expect(warning).toContain('APP_DATABASE_PASSWORD');
    expect(await judge(url, true)).toBe(`throws: ${warning}`);
    await test.sql.unsafe(`drop role if exists ${name}_step`);
  });

  it('everywhere, where the role it works as may become another', async () => {
    const step = `test_${randomBytes(4).toString('hex')}`;
    await test.sql.unsafe(`create role ${step} bypassrls`);
    onTestFinished(async () => {
      await test.sql.unsafe(`drop role ${step}`);
    });
    const url = await makeLogin((name) => `grant ${step} to ${name}`);
    expect(await judge(url, false)).toContain(`as a member of "${step}"`);
  });
});

describe('the password', () => {
  it('is set on the client, so that no statement holds it, and can be changed again', async () => {
    const login = { role: `test_${randomBytes(4).toString('hex')}`, password: 'first-password' };
    onTestFinished(async () => {
      await test.sql.unsafe(`drop owned by ${login.role}; drop role ${login.role}`);
    });
    await ensureLogin(test.databaseUrl, login);
    expect(await canLogIn(test.databaseUrl, login)).toBe(true);
    const next = { ...login, password: 'second.password~' };
    // Roles belong to the cluster: several instances may do this at the same moment.
    await Promise.all(Array.from({ length: 5 }, () => ensureLogin(test.databaseUrl, next)));
    expect(await canLogIn(test.databaseUrl, login)).toBe(false);
    expect(await canLogIn(test.databaseUrl, next)).toBe(true);
    const [stored] = await test.sql`select rolpassword from pg_authid where rolname = ${login.role}`;
    expect(stored?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  it('is left as it is by a user who may change no role, where it is right already', async () => {
    const { username: role, password } = new URL(loginAddress);
    await ensureLogin(loginAddress, { role, password });
    await expect(ensureLogin(loginAddress, { role, password: 'another-password' })).rejects.toMatchObject({
      code: DENIED,
    });
    expect(await canLogIn(loginAddress, { role, password })).toBe(true);
  });
});

it('the login can tell whether the schema is the newest', async () => {
  const { applied, available } = await migrationStatus(loginAddress);
  expect(applied).toBe(available);
});
