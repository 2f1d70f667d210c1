import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { loadConfig as loadApiConfig } from '../../api/src/config.ts';
import { loadConfig as loadWorkerConfig } from '../../worker/src/config.ts';
import { loadConfig } from './settings/config.ts';
import { PROJECT_ROOT } from './settings/project.ts';
import { envExample, environmentGroups, environmentTables } from './testing/environment-docs.ts';

const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const mend = 'run: node apps/standalone/src/testing/write-environment-docs.ts';

test('.env.example names every variable', () => {
  expect(read('.env.example'), mend).toBe(envExample());
});

test('docs/deployment.md names every variable', () => {
  expect(read('docs/deployment.md'), mend).toContain(environmentTables());
});

test('each variable is described once', () => {
  const variables = environmentGroups().flatMap((group) => group.variables);
  expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
  expect(variables.filter(({ description }) => !description)).toEqual([]);
});

/** What has no default. */
const GIVEN = {
  DATABASE_URL: 'postgres://127.0.0.1/refinery',
  REDIS_URL: 'redis://127.0.0.1',
  JWT_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
};

test.each([
  ['launcher', loadConfig],
  ['API', loadApiConfig],
  ['worker', loadWorkerConfig],
])('the defaults of .env.example are those of the %s when uncommented', (_app, load) => {
  const uncommented = parseEnv(read('.env.example').replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
  const config = load({ ...uncommented, ...GIVEN });
  expect(config).toEqual(load(GIVEN));
  expect(Object.keys(uncommented)).toEqual(expect.arrayContaining(Object.keys(config)));
});
