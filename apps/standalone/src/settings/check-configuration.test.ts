import { expect, test } from 'vitest';
import { checkConfiguration } from './check-configuration.ts';

test('production wants its secrets from the environment', async () => {
  await expect(checkConfiguration({ NODE_ENV: 'production' })).rejects.toMatchObject({
    problems: expect.arrayContaining([
      expect.stringContaining('JWT_SECRET is missing'),
      expect.stringContaining('ENCRYPTION_KEYS is missing'),
    ]),
  });
  expect(await checkConfiguration({})).toMatchObject({ NODE_ENV: 'development' });
});

test('a bad keyring', async () => {
  await expect(checkConfiguration({ ENCRYPTION_KEYS: 'k1:dG9vIHNob3J0' })).rejects.toThrow(
    'ENCRYPTION_KEYS: the key "k1" must be',
  );
});
