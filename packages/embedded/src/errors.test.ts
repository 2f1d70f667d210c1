import { expect, test } from 'vitest';
import { StartError, withFileAdvice } from './errors.ts';

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
