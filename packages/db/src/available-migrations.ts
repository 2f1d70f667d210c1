import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';

export const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));

let migrations: MigrationMeta[] | undefined;

/** The migrations that the code brings, in order. Their files are read once. */
export function availableMigrations(): MigrationMeta[] {
  migrations ??= readMigrationFiles({ migrationsFolder });
  return migrations;
}

/** How many they are. */
export const countAvailable = (): number => availableMigrations().length;

/** The functions of the database as they are now, as SQL that makes each, whatever was there before. */
export function readFunctions(): string {
  const files = readdirSync(`${migrationsFolder}/functions`).sort();
  return files.map((file) => readFileSync(`${migrationsFolder}/functions/${file}`, 'utf8')).join('\n');
}

/** A change of a function comes with a migration, which names this: a database tells by it what it lacks. */
export const hashOf = (functions: string): string => createHash('sha256').update(functions).digest('hex');
