import { createTestDatabase } from '@refinery/testing/test-database.ts';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migrate } from './migrations.ts';

const terminal = { progress: () => {}, warn: () => {}, print: () => {} };

test('a database of a newer release is refused', async () => {
  const database = await createTestDatabase(inject('services'));
  onTestFinished(database.drop);
  await migrate(database.url, terminal);
  const sql = postgres(database.url, { max: 1 });
  onTestFinished(() => sql.end());
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
  await expect(migrate(database.url, terminal)).rejects.toThrow('belongs to a newer release');
});
