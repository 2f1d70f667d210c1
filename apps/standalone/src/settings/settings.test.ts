import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@refinery/embedded/errors.ts';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { environmentOf } from './app-environment.ts';
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

test('a file of an earlier release keeps its secrets and gets the logins that it lacks, once', () => {
  const file = join(temporaryFolder(), 'secrets.json');
  const { databaseLogin, billingLogin, ...keys } = loadSecrets(join(temporaryFolder(), 'secrets.json'));
  const made = {
    databaseLogin: { role: expect.stringMatching(/^refinery_login_/) },
    billingLogin: { role: expect.stringMatching(/^refinery_billing_login_/) },
  };
  for (const earlier of [keys, { ...keys, databaseLogin }, { ...keys, billingLogin }]) {
    writeFileSync(file, JSON.stringify(earlier));
    const loaded = loadSecrets(file);
    expect(loaded).toMatchObject({ ...made, ...earlier });
    expect(loadSecrets(file)).toEqual(loaded);
  }
  expect(billingLogin.password).not.toBe(databaseLogin.password);
});

test('a file that holds no secrets is never overwritten', () => {
  const file = join(temporaryFolder(), 'secrets.json');
  writeFileSync(file, '{}');
  expect(() => loadSecrets(file)).toThrow(StartError);
  expect(readFileSync(file, 'utf8')).toBe('{}');
});

test('only the worker is told the way to change plans', () => {
  const environment = {
    PORT: '1',
    BILLING_DATABASE_URL: 'postgres://billing:secret@host/database',
    BILLING_DATABASE_PASSWORD: 'secret',
  };
  expect(environmentOf('api', environment)).toEqual({ PORT: '1' });
  const { BILLING_DATABASE_PASSWORD: _, ...told } = environment;
  expect(environmentOf('worker', environment)).toEqual(told);
});
