import { expect, test } from 'vitest';
import { appEnvironment } from './app-environment.ts';
import { loadConfig } from './config.ts';
import { dataFiles } from './data-files.ts';

const ADDRESSES = { databaseUrl: 'postgres://embedded', redisUrl: 'redis://embedded', port: 5_080 };

test.each([
  [{}, 'enterprise'],
  [{ SIGNUP_PLAN: ' ' }, 'enterprise'],
  [{ SIGNUP_PLAN: 'pro' }, 'pro'],
  [{ NODE_ENV: 'production' }, undefined],
  [{ NODE_ENV: 'production', SIGNUP_PLAN: 'pro' }, 'pro'],
])('with %j new organizations are on the plan %s', (env, plan) => {
  const config = loadConfig(env);
  expect(appEnvironment(env, config, dataFiles(config.DATA_DIR), ADDRESSES).SIGNUP_PLAN).toBe(plan);
});

test('the API hears of the demo login where the launcher has made one', () => {
  const config = loadConfig({});
  const heard = (demoLogin?: string) =>
    appEnvironment({}, config, dataFiles(config.DATA_DIR), { ...ADDRESSES, demoLogin });
  expect(heard('ada@acme.example:pass:word').DEMO_LOGIN).toBe('ada@acme.example:pass:word');
  expect(heard()).not.toHaveProperty('DEMO_LOGIN');
});
