import { existsSync } from 'node:fs';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { loadConfig } from '../settings/config.ts';
import { dataFiles } from '../settings/data-files.ts';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { withDatabase } from './with-database.ts';

const SILENT = { progress: () => {}, warn: () => {}, print: () => {} };

test('work that fails leaves neither a server nor a lock behind, and the next one begins', async () => {
  const config = loadConfig({ DATA_DIR: temporaryFolder() });
  const files = dataFiles(config.DATA_DIR);
  let used = '';
  const failing = withDatabase(config, SILENT, async (url) => {
    used = url;
    throw new Error('too bad');
  });
  await expect(failing).rejects.toThrow('too bad');
  const sql = postgres(used, { max: 1, connect_timeout: 5 });
  await expect(sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await sql.end();
  expect(existsSync(files.lock)).toBe(false);
  const names: unknown[] = [];
  await withDatabase(config, SILENT, async (url) => {
    const again = postgres(url, { max: 1 });
    names.push(...(await again`select current_database() as name`));
    await again.end();
  });
  expect(names).toEqual([{ name: 'refinery' }]);
});
