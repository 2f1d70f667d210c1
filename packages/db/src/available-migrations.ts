import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';

export const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));

let count: number | undefined;

/** How many migrations the code brings. Their files are read once. */
export function countAvailable(): number {
  count ??= readMigrationFiles({ migrationsFolder }).length;
  return count;
}
