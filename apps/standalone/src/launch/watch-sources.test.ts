import { join } from 'node:path';
import { expect, test } from 'vitest';
import { concerns, isSource } from './watch-sources.ts';

test.each([
  [join('api', 'src', 'app.ts'), true],
  [join('api', 'src', 'app.test.ts'), false],
  [join('api', 'package.json'), false],
  [join('api', 'node_modules', 'x', 'src', 'y.ts'), false],
])('%s is source: %s', (file, expected) => {
  expect(isSource(file)).toBe(expected);
});

test('an app is concerned by its own source and that of the packages', () => {
  expect(concerns(join('apps', 'api', 'src', 'app.ts'), 'api')).toBe(true);
  expect(concerns(join('apps', 'api', 'src', 'app.ts'), 'worker')).toBe(false);
  expect(concerns(join('packages', 'domain', 'src', 'errors.ts'), 'worker')).toBe(true);
});
