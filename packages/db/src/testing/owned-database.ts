import { randomBytes } from 'node:crypto';
import { globSync } from 'node:fs';
import type { TestServices } from '@refinery/testing/services.ts';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres, { type Sql } from 'postgres';
import { onTestFinished } from 'vitest';
import { migrationsFolder, readFunctions } from '../available-migrations.ts';
import { WORKING_ROLES } from '../create-db.ts';
import { LOGIN_ROLE } from '../login-role.ts';

/**
 * A database whose owner is no superuser: row-level security binds it too. Gone when the test has finished.
 */
export async function openOwnedDatabase({ databaseUrl }: TestServices): Promise<{ admin: Sql; owner: Sql }> {
  const name = `owned_${randomBytes(4).toString('hex')}`;
  const server = postgres(databaseUrl, { max: 1 });
  await server.unsafe(`create role ${name} login createrole password 'secret'`);
  await server.unsafe(`grant ${[...WORKING_ROLES, LOGIN_ROLE].join(', ')} to ${name} with admin option`);
  await server.unsafe(`create database ${name} owner ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const admin = postgres(url.href, { max: 1 });
  const [username, password] = [name, 'secret'];
  const owner = postgres(url.href, { max: 1, username, password, onnotice: () => undefined });
  onTestFinished(async () => {
    await Promise.all([admin.end(), owner.end()]);
    await server.unsafe(`drop database ${name} with (force)`);
    await server.unsafe(`drop owned by ${name}; drop role ${name}`);
    await server.end();
  });
  return { admin, owner };
}

/** The place of a migration in their order, by its name without the number. */
export const placeOf = (name: string): number =>
  globSync('*.sql', { cwd: migrationsFolder })
    .sort()
    .findIndex((file) => file.endsWith(`_${name}.sql`));

/**
 * Applies the migrations from one place in their order up to another, and not that one; without another up to
 * the last one, with the functions of now.
 */
export async function applyMigrations(owner: Sql, from: number, to?: number): Promise<void> {
  await owner.unsafe('create schema if not exists drizzle');
  await owner.unsafe('create table if not exists drizzle.__drizzle_migrations (id int)');
  for (const { sql } of readMigrationFiles({ migrationsFolder }).slice(from, to)) {
    await owner.begin(async (tx) => {
      for (const statement of sql) await tx.unsafe(statement);
    });
  }
  if (to === undefined) await owner.unsafe(readFunctions());
}
