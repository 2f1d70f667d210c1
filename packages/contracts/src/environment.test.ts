import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment } from './environment.ts';

const schema = Type.Object({
  NAME: Type.String({ minLength: 3, description: 'What it is called' }),
  COUNT: Type.Integer({ minimum: 1, default: 4 }),
  SECRET: Type.String({ minLength: 32 }),
  EXTRA: Type.Optional(Type.String()),
});
const secret = 'x'.repeat(32);

const problemsOf = (env: Record<string, string>) => {
  try {
    parseEnvironment(schema, env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
};

describe('parseEnvironment', () => {
  it('fills in defaults, converts numbers and drops what it does not know', () => {
    expect(parseEnvironment(schema, { NAME: ' abc ', SECRET: secret, PATH: '/bin' })).toEqual({
      NAME: 'abc',
      COUNT: 4,
      SECRET: secret,
    });
    expect(parseEnvironment(schema, { NAME: 'abc', COUNT: '7', SECRET: secret }).COUNT).toBe(7);
  });

  it('takes an empty variable for a missing one', () => {
    expect(problemsOf({ NAME: '', SECRET: secret })).toEqual(['NAME is missing (What it is called)']);
  });

  it('names all problems at once and repeats no value', () => {
    const problems = problemsOf({ NAME: 'ab', COUNT: 'many', SECRET: 'hunter2' });
    expect(problems).toHaveLength(3);
    expect(problems.join(' ')).toMatch(/NAME.*COUNT.*SECRET/);
    expect(problems.join(' ')).toContain('What it is called');
    expect(problems.join(' ')).not.toContain('hunter2');
  });
});
