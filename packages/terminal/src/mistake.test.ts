import { parseArgs } from 'node:util';
import { expect, it } from 'vitest';
import { Mistake, orMistake } from './mistake.ts';

const fail = (error: Error) => () => {
  throw error;
};

it('what cannot be understood is told in a sentence', () => {
  expect(orMistake(() => 'read')).toBe('read');
  expect(orMistake(fail(new Mistake('No such plan')))).toEqual({ kind: 'mistake', message: 'No such plan' });
  const wrong = orMistake(() =>
    parseArgs({ args: ['--limit', '-1'], options: { limit: { type: 'string' } } }),
  );
  expect(wrong).toMatchObject({
    kind: 'mistake',
    message: expect.stringMatching(/^Option '--limit'[^\n]+[^.]$/),
  });
});

it('what is none of the user’s mistakes is no message for them', () => {
  expect(() => orMistake(fail(new Error('a bug')))).toThrow('a bug');
});
