import { expect, test } from 'vitest';
import { StartError, withFileAdvice } from './errors.ts';
import { postgresFailed } from './postgres-failure.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open 'x'`), { code });
}

test.each(['EACCES', 'EPERM', 'ENOSPC', 'EROFS', 'ENOTDIR'])(
  '%s gets advice that names the folder',
  (code) => {
    const error = withFileAdvice(systemError(code), '/srv/data');
    expect(error).toBeInstanceOf(StartError);
    expect(error).toMatchObject({ advice: expect.stringContaining('/srv/data'), cause: { code } });
  },
);

test('other errors stay as they are', () => {
  const unknown = new Error('boom');
  expect(withFileAdvice(unknown, '/srv/data')).toBe(unknown);
  const known = new StartError('a', 'b');
  expect(withFileAdvice(known, '/srv/data')).toBe(known);
});

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
