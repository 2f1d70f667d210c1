import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { TEMPLATE_DATABASE, type TestServices, withDatabase } from './services.ts';

export interface TestDatabase {
  /** The superuser's URL. */
  url: string;
  /** For the processes of the product. */
  loginUrl: string;
  /** For what a worker does about plans. */
  billingUrl: string;
  drop(): Promise<void>;
}

/**
 * Any number: copies of the template are made one after the other, since it must have no other session then.
 */
const COPY_LOCK = 4_711;

/** A migrated database of one test file's own. */
export async function createTestDatabase(services: TestServices): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = adminOf(services);
  await admin`select pg_advisory_lock(${COPY_LOCK})`;
  try {
    await admin.unsafe(`create database ${name} template ${TEMPLATE_DATABASE} strategy file_copy`);
  } finally {
    await admin`select pg_advisory_unlock(${COPY_LOCK})`;
  }
  return {
    url: withDatabase(services.databaseUrl, name),
    loginUrl: withDatabase(services.loginUrl, name),
    billingUrl: withDatabase(services.billingUrl, name),
    drop: async () => {
      await adminOf(services).unsafe(`drop database if exists ${name} with (force)`);
    },
  };
}

/**
 * The superuser of the servers, whose connection each process of tests opens once: one costs as much as fifty
 * statements.
 */
const admins = new Map<string, postgres.Sql>();

function adminOf({ databaseUrl }: TestServices): postgres.Sql {
  const admin =
    admins.get(databaseUrl) ??
    postgres(databaseUrl, { max: 1, idle_timeout: 10, fetch_types: false, onnotice: () => undefined });
  admins.set(databaseUrl, admin);
  return admin;
}
