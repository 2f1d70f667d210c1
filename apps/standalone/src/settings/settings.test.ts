import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@refinery/embedded/errors.ts';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { readEnvironment } from './read-environment.ts';
import { loadSecrets, saveSecrets, withSecrets } from './secrets.ts';

test('the real environment wins over .env', () => {
  const folder = temporaryFolder();
  expect(readEnvironment(folder, { PORT: '1' })).toEqual({ PORT: '1' });
  writeFileSync(join(folder, '.env'), '# comment\nPORT=2\nLOG_LEVEL="warn"\n');
  expect(readEnvironment(folder, { PORT: '1' })).toEqual({ PORT: '1', LOG_LEVEL: 'warn' });
});

test('secrets are made once, for the owner only', () => {
  const file = join(temporaryFolder(), 'secrets.json');
  const made = loadSecrets(file);
  expect(loadSecrets(file)).toEqual(made);
  saveSecrets(file, { ...made, demoApiKey: 'prk_x' });
  expect(loadSecrets(file)).toEqual({ ...made, demoApiKey: 'prk_x' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(withSecrets({ JWT_SECRET: 'given', ENCRYPTION_KEYS: ' ' }, made)).toEqual({
    JWT_SECRET: 'given',
    ENCRYPTION_KEYS: made.encryptionKeys,
  });
});

test('a file of an earlier release keeps its secrets and gets a login, once', () => {
  const file = join(temporaryFolder(), 'secrets.json');
  const { databaseLogin: _, ...earlier } = loadSecrets(join(temporaryFolder(), 'secrets.json'));
  writeFileSync(file, JSON.stringify(earlier));
  const loaded = loadSecrets(file);
  expect(loaded).toMatchObject({
    ...earlier,
    databaseLogin: { role: expect.stringMatching(/^refinery_login_/) },
  });
  expect(loadSecrets(file)).toEqual(loaded);
});

test('a file that holds no secrets is never overwritten', () => {
  const file = join(temporaryFolder(), 'secrets.json');
  writeFileSync(file, '{}');
  expect(() => loadSecrets(file)).toThrow(StartError);
  expect(readFileSync(file, 'utf8')).toBe('{}');
});
