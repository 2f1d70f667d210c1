import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';
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

test('the defaults of .env.example are valid when uncommented', () => {
  const uncommented = parseEnv(read('.env.example').replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
  expect(loadConfig(uncommented)).toEqual(loadConfig({}));
});
