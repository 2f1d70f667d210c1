import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLauncher, temporaryFolder } from './testing/start-launcher.ts';

/** Starts with what cannot work and answers what the launcher said about it. */
async function refusal(env: Record<string, string>, script?: string): Promise<string> {
  const launcher = startLauncher({
    env: { DATA_DIR: temporaryFolder(), ...env },
    ...(script ? { script } : {}),
  });
  expect((await launcher.exited).code).toBe(1);
  expect(launcher.output()).not.toMatch(/^\s+at /m);
  return launcher.output();
}

test('a bad configuration: every problem of launcher, API and worker at once', async () => {
  const said = await refusal({
    PORT: '99999',
    DATABASE_URL: 'mysql://localhost/x',
    RATE_LIMIT_PRO: 'many',
    WORKER_CONCURRENCY: '0',
    JWT_SECRET: 'short',
    ENCRYPTION_KEYS: 'k1:dG9vIHNob3J0',
    PRICE_OVERRIDES: '{',
  });
  for (const name of ['ENCRYPTION_KEYS', 'PRICE_OVERRIDES']) expect(said).toContain(`- ${name}: `);
  for (const name of ['PORT', 'DATABASE_URL', 'RATE_LIMIT_PRO', 'WORKER_CONCURRENCY', 'JWT_SECRET']) {
    expect(said).toContain(`- ${name} must`);
  }
  expect(said).not.toContain('mysql://');
});

test('a server out of reach is named without its password, and nothing is started', async () => {
  const said = await refusal({ DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/x' });
  expect(said).toContain('no Postgres can be reached at 127.0.0.1:1');
  expect(said).not.toContain('geheim');
  expect(said).not.toContain('is ready');
});

test('a data folder that cannot be made', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await refusal({ DATA_DIR: join(file, 'data') })).toContain('Choose another DATA_DIR');
});

test('the demo accounts are refused in production', async () => {
  expect(await refusal({ NODE_ENV: 'production' }, 'seed.ts')).toContain('not made with NODE_ENV=production');
});
