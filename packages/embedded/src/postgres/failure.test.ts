import { expect, test } from 'vitest';
import { postgresFailed } from './failure.ts';

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'The disk is full'],
  ['initdb: error: could not create directory "/srv/data": Permission denied', 'may not write'],
  ['FATAL:  could not create shared memory segment: Cannot allocate memory', 'not enough'],
  ['initdb: error while loading shared libraries: libpq.so.5', 'not completely installed'],
])('Postgres that says "%s" is explained', (output, explanation) => {
  const error = postgresFailed('Postgres ended', '/srv/data', `LOG:  starting\n${output}\n`);
  expect(error.message).toContain(explanation);
  expect(error.message).toContain(output);
  expect(error.advice).not.toBe('');
});

test('an unknown failure shows what was printed', () => {
  const error = postgresFailed('Postgres ended (exit code 1)', '/srv/data', 'FATAL:  never seen\n');
  expect(error.message).toBe('Postgres ended (exit code 1)\nFATAL:  never seen');
  expect(error.advice).toContain('DATABASE_URL');
});
