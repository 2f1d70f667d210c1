import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { openLogFile } from './log-file.ts';

test('a full log makes room and is appended to by the next start', () => {
  const path = join(temporaryFolder(), 'api.log');
  const first = openLogFile(path, 10);
  first.write('12345678\n');
  first.write('abc\n');
  const second = openLogFile(path, 10);
  second.write('def\n');
  expect(readFileSync(`${path}.old`, 'utf8')).toBe('12345678\n');
  expect(readFileSync(path, 'utf8')).toBe('abc\ndef\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
