import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { type TestServices, withDatabase } from './services.ts';
import type { TestDatabase } from './test-database.ts';

/** A database in which nothing was made yet, on a server that knows the roles. */
export async function createUnmigratedDatabase(services: TestServices): Promise<TestDatabase> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  const asAdmin = async (statement: string): Promise<void> => {
    const admin = postgres(services.databaseUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
    await admin.unsafe(statement).finally(() => admin.end());
  };
  await asAdmin(`create database ${name}`);
  return {
    url: withDatabase(services.databaseUrl, name),
    loginUrl: withDatabase(services.loginUrl, name),
    billingUrl: withDatabase(services.billingUrl, name),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
}
