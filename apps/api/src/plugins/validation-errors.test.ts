import { Readable } from 'node:stream';
import type { FieldError } from '@refinery/domain/errors/domain-error.ts';
import { type TSchema, Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { fieldErrors, ValidationError, validatorCompiler } from './validation.ts';

describe('the sentence of a refusal', () => {
  const lacks: FieldError = { path: '', message: 'lacks a' };
  const wrong = (count: number): FieldError[] =>
    Array.from({ length: count }, (_, index) => ({ path: `list.${index}`, message: 'is wrong' }));

  it.each<[string, FieldError[], string | undefined, string]>([
    ['of a body', [lacks], 'body', 'The body lacks a.'],
    ['of a query', [lacks], 'querystring', 'The query lacks a.'],
    ['of a path', [lacks], 'params', 'The path lacks a.'],
    ['of headers', [lacks], 'headers', 'The headers lacks a.'],
    ['of any other part', [lacks], 'trailers', 'The request lacks a.'],
    ['of no part', [lacks], undefined, 'The body lacks a.'],
    ['without errors', [], 'body', 'The request is not valid.'],
    ['of a field', wrong(2), 'query', 'list.0 is wrong.'],
    ['of 49 errors', wrong(49), 'body', 'list.0 is wrong.'],
    ['of 50 errors', wrong(50), 'body', 'list.0 is wrong. Checking stopped after 50 errors.'],
  ])('%s', (_name, errors, part, expected) => {
    const error = new ValidationError(errors, part);
    expect([error.message, error.errorCount, error.errors]).toEqual([expected, errors.length, errors]);
  });

  it('names no more than fifty errors', () => {
    const error = new ValidationError(wrong(60), 'body');
    expect([error.errors, error.errorCount]).toEqual([wrong(60).slice(0, 50), 50]);
  });

  it('tells in an upload which line is wrong', () => {
    const error = (instancePath: string) => ({ keyword: 'x', instancePath, message: 'is wrong', params: {} });
    const paths = ['/items/0/text', '/items/12', '/items', '/other/items/1', '/items/x'];
    expect(fieldErrors(paths.map(error))).toEqual([
      { path: 'items.0.text', message: 'is wrong', line: 1 },
      { path: 'items.12', message: 'is wrong', line: 13 },
      { path: 'items', message: 'is wrong' },
      { path: 'other.items.1', message: 'is wrong' },
      { path: 'items.x', message: 'is wrong' },
    ]);
  });
});

describe('a part of a request', () => {
  /** What comes of a value: itself as it is taken, or the sentence of its refusal. */
  function check(httpPart: string, schema: TSchema, input: unknown): unknown {
    const result: unknown = validatorCompiler({ schema, httpPart, method: 'POST', url: '/' })(input);
    if (typeof result !== 'object' || result === null) throw new Error('a validator says what it found');
    if ('error' in result)
      return result.error instanceof ValidationError ? result.error.message : result.error;
    return 'value' in result ? result.value : undefined;
  }
  const Int = Type.Object({ n: Type.Integer() }, { additionalProperties: false });
  const Text = Type.Object({ t: Type.String({ minLength: 1 }) });
  const Default = Type.Object({ n: Type.Integer({ default: 5 }) });
  const Optional = Type.Object({ n: Type.Optional(Type.Integer()) });
  const List = Type.Object({ l: Type.Array(Type.Integer(), { maxItems: 2 }) });
  const Flag = Type.Object({ f: Type.Boolean() });

  it.each<[string, TSchema, unknown, unknown]>([
    ['body', Int, { n: 1 }, { n: 1 }],
    ['body', Int, { n: '1' }, 'n must be of type integer.'],
    ['body', Default, {}, { n: 5 }],
    ['body', Default, undefined, 'The body must be of type object.'],
    ['body', List, { l: [1, 2, 3] }, 'l must not have more than 2 items.'],
    ['body', Text, { t: 'a\0' }, expect.stringMatching(/^t .*NUL/)],
    ['querystring', Int, { n: '1' }, { n: 1 }],
    ['querystring', Int, { n: '-0' }, { n: -0 }],
    ['querystring', Int, { n: '1.5' }, 'n must be of type integer.'],
    ['querystring', Int, { n: '' }, 'n must be of type integer.'],
    ['querystring', Int, {}, 'The query lacks n.'],
    ['querystring', Int, undefined, 'The query lacks n.'],
    ['querystring', Int, { n: '1', m: '2' }, 'The query has the unknown field m.'],
    ['querystring', Default, {}, { n: 5 }],
    ['querystring', Optional, undefined, {}],
    ['querystring', Optional, { n: '' }, 'n must be of type integer.'],
    ['querystring', Flag, { f: 'true' }, { f: true }],
    ['querystring', Flag, { f: 'yes' }, 'f must be of type boolean.'],
    ['querystring', Text, { t: '\ud800' }, expect.stringMatching(/^t .*surrogate/)],
    ['querystring', Type.Array(Type.Integer()), ['1'], [1]],
    ['params', Int, { n: '7' }, { n: 7 }],
    ['params', Int, {}, 'The path lacks n.'],
    ['headers', Int, { n: '7' }, { n: 7 }],
    ['headers', Int, {}, 'The headers lacks n.'],
    ['headers', Text, { t: '\ud800' }, { t: '\ud800' }],
  ])('%s %#: %j is taken or refused', (httpPart, schema, input, expected) => {
    expect(check(httpPart, schema, input)).toEqual(expected);
  });

  it('that is a file on its way is left to its reader', () => {
    const file = Readable.from([]);
    expect(check('body', Int, file)).toBe(file);
  });
});
