import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { TEMPLATE_DATABASE, type TestServices, withDatabase } from './services.ts';

export interface TestDatabase {
  /** The superuser's URL. */
  url: string;
  /** For the processes of the product. */
  loginUrl: string;
  drop(): Promise<void>;
}

/** Any number: copies of the template are made one after the other, since it must have no other session then. */
const COPY_LOCK = 4_711;

/** A migrated database of one test file's own. */
export async function createTestDatabase(services: TestServices): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(services, async (sql) => {
    await sql`select pg_advisory_lock(${COPY_LOCK})`;
    await sql.unsafe(`create database ${name} template ${TEMPLATE_DATABASE} strategy file_copy`);
  });
  return {
    url: withDatabase(services.databaseUrl, name),
    loginUrl: withDatabase(services.loginUrl, name),
    drop: () =>
      asAdmin(services, async (sql) => {
        await sql.unsafe(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asAdmin(services: TestServices, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
