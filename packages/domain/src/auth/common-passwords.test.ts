import { expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';

it.each(['password', 'PassWord', '!!password', 'password!?', '*password*', 'qwerty', '123456'])(
  'knows %s as one of the commonest',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  },
);

it.each(['', '!!!', 'pass word', 'correct horse battery', 'pass-word', 'passwordpasswordpassword'])(
  'does not take %j for one',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  },
);
