import { expect, it } from 'vitest';
import { findOversized } from './find-oversized.ts';

const list = (maxItems: number, items: object = {}) => ({ type: 'array', maxItems, items });
const fields = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const named = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1]));

const TOO_MANY = 'must not have more than 2 items';

it.each<[string, object, unknown, string, string]>([
  ['a list', list(2), [1, 2, 3], '', TOO_MANY],
  ['a list in an object', fields({ a: list(2) }), { a: [1, 2, 3] }, 'a', TOO_MANY],
  ['a list in a list', list(2, list(2)), [[], [1, 2, 3]], '1', TOO_MANY],
  [
    'one far inside',
    list(2, fields({ a: fields({ b: list(2) }) })),
    [{ a: { b: [1, 2, 3] } }],
    '0.a.b',
    TOO_MANY,
  ],
  ['the first of several', fields({ a: list(2), b: list(1) }), { b: [1, 2], a: [1, 2, 3] }, 'a', TOO_MANY],
  ['an object', fields({ a: {}, b: {} }), named(53), '', 'has too many fields'],
  ['an object in a list', list(2, fields({})), [named(51)], '0', 'has too many fields'],
  ['a record', fields({}, { maxProperties: 10 }), named(61), '', 'has too many fields'],
  [
    'a structure in a list of unique items',
    { type: 'array', uniqueItems: true },
    ['a', {}],
    '1',
    'must not be a list or an object',
  ],
])('finds %s that is too large, and says where', (_case, schema, value, path, message) => {
  expect(findOversized(schema, value)).toEqual({ path, message });
});

it.each<[string, unknown, unknown]>([
  ['as many items as there may be', list(2), [1, 2]],
  ['as many fields as are named one by one', fields({ a: {}, b: {} }), named(52)],
  ['as many as a record may have', fields({}, { maxProperties: 10 }), named(60)],
  ['plain items that must be unique', { type: 'array', uniqueItems: true }, ['a', 'a', null]],
  ['a structure of a list that may repeat', list(2), [{}, []]],
  ['another type than the schema wants', fields({ a: list(1) }), { a: 'text' }],
  ['what no schema knows', fields({}), { a: [1, 2, 3] }],
  ['a field that only its prototype has', fields({ a: list(1) }), Object.create({ a: [1, 2, 3] })],
  ['anything where there is no schema', true, [1, 2, 3]],
])('leaves %s to the validator', (_case, schema, value) => {
  expect(findOversized(schema, value)).toBeNull();
});
