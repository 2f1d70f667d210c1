import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '@refinery/testing/test-database.ts';
import postgres from 'postgres';
import { expect, inject, it, onTestFinished } from 'vitest';
import { WORKING_ROLES } from './create-db.ts';
import { canLogIn, ensureLogin, loginUrl } from './login-role.ts';
import { scramVerifier } from './scram-verifier.ts';

async function openDatabase() {
  const database = await createTestDatabase(inject('services'));
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const login = { role: `login_${randomBytes(4).toString('hex')}`, password: 'first-password' };
  onTestFinished(async () => {
    await database.drop();
    await sql.end();
    const server = postgres(inject('services').databaseUrl, { max: 1, onnotice: () => undefined });
    await server.unsafe(`drop role if exists ${login.role}`);
    await server.end();
  });
  return { ...database, sql, login };
}

it('a login is made, works as both roles and nothing else, and gets another password', async () => {
  const { url, sql, login } = await openDatabase();
  expect(await canLogIn(url, login)).toBe(false);
  await ensureLogin(url, login);
  expect(await canLogIn(url, login)).toBe(true);
  const [role] = await sql`
    select rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = ${login.role}`;
  const nothing = { rolinherit: false, rolsuper: false, rolcreaterole: false, rolbypassrls: false };
  expect(role).toEqual({ rolcanlogin: true, ...nothing });

  const changed = { ...login, password: 'second-password' };
  await ensureLogin(url, changed);
  await ensureLogin(url, changed);
  expect(await canLogIn(url, changed)).toBe(true);
  expect(await canLogIn(url, login)).toBe(false);
});

it('a login gets back what it lost: a role, or the right to connect', async () => {
  const { url, sql, login } = await openDatabase();
  await ensureLogin(url, login);
  for (const role of WORKING_ROLES) {
    await sql.unsafe(`revoke ${role} from ${login.role}`);
    expect(await canLogIn(url, login)).toBe(false);
    await ensureLogin(url, login);
    expect(await canLogIn(url, login)).toBe(true);
  }
  const [{ name } = { name: '' }] = await sql<{ name: string }[]>`select current_database() as name`;
  await sql.unsafe(`revoke connect on database ${name} from public`);
  expect(await canLogIn(url, login)).toBe(false);
  await ensureLogin(url, login);
  expect(await canLogIn(url, login)).toBe(true);
});

it('several that make the same login at the same moment all succeed', async () => {
  const { url, login } = await openDatabase();
  await Promise.all(Array.from({ length: 4 }, () => ensureLogin(url, login)));
  expect(await canLogIn(url, login)).toBe(true);
});

it('who may change no role is content with a login that works, and with no other', async () => {
  const { url, login } = await openDatabase();
  await ensureLogin(url, login);
  const asLogin = loginUrl(url, login) ?? '';
  await ensureLogin(asLogin, login);
  await expect(ensureLogin(asLogin, { ...login, password: 'another' })).rejects.toMatchObject({
    code: '42501',
  });
});

it('the URL of a login is that of the database, but for who signs in', () => {
  const login = { role: 'refinery_login', password: 'a_b.~-' };
  const url = loginUrl('postgres://owner:secret@db.example:6432/prompts?sslmode=require', login);
  expect(url).toBe('postgres://refinery_login:a_b.~-@db.example:6432/prompts?sslmode=require');
  expect(loginUrl('postgres://a:b@one:1,two:2/x', login)).toBeUndefined();
});

it('a verifier is what Postgres makes of the same password and salt', async () => {
  // The example of RFC 7677, section 3.
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  expect(await scramVerifier('pencil', salt)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
  expect(await scramVerifier('pencil')).not.toBe(await scramVerifier('pencil'));
});
