import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { inCodeUnits } from './code-units.ts';

/** A family: one character to a reader, eleven code units. */
const LONG_CHARACTER = '👨‍👩‍👧‍👦';

const accepts = (schema: TSchema, value: unknown) => Value.Check(inCodeUnits(schema), value);
const messages = (schema: TSchema, value: unknown) =>
  Value.Errors(inCodeUnits(schema), value).map(({ message }) => message);

describe('inCodeUnits', () => {
  it('counts code units, up to the limit and not beyond', () => {
    const schema = Type.String({ maxLength: 10 });
    expect(accepts(schema, 'x'.repeat(10))).toBe(true);
    expect(accepts(schema, 'x'.repeat(11))).toBe(false);
    expect(accepts(schema, LONG_CHARACTER)).toBe(false);
    expect(Value.Check(schema, LONG_CHARACTER)).toBe(true);
    expect(messages(schema, LONG_CHARACTER)).toEqual(['must not have more than 10 characters']);
  });

  it('takes no text for too short a one only when it is empty', () => {
    const schema = Type.String({ minLength: 1, maxLength: 10 });
    expect(messages(schema, '')).toEqual(['must not have fewer than 1 characters']);
    expect(accepts(schema, 'x')).toBe(true);
    expect(accepts(Type.String({ maxLength: 10 }), '')).toBe(true);
  });

  it('leaves longer minimums and schemas without a maximum as they are', () => {
    expect(accepts(Type.String({ minLength: 2, maxLength: 100 }), 'x')).toBe(false);
    expect(accepts(Type.String({ minLength: 2, maxLength: 100 }), 'xx')).toBe(true);
    expect(accepts(Type.String({ minLength: 1 }), '')).toBe(false);
    expect(accepts(Type.String({ pattern: '^a' }), 'b')).toBe(false);
  });

  it('reaches fields, entries and alternatives', () => {
    const short = Type.String({ maxLength: 10 });
    const schema = Type.Object({
      list: Type.Array(Type.Object({ name: short })),
      any: Type.Union([short, Type.Null()]),
    });
    expect(accepts(schema, { list: [{ name: 'x' }], any: null })).toBe(true);
    expect(accepts(schema, { list: [{ name: LONG_CHARACTER }], any: null })).toBe(false);
    expect(accepts(schema, { list: [], any: LONG_CHARACTER })).toBe(false);
  });

  it('keeps the further checks of a schema, with and without a length', () => {
    const isUpper = (value: unknown) => value === String(value).toUpperCase();
    for (const options of [{}, { maxLength: 10 }]) {
      const schema = Type.Refine(Type.String(options), isUpper, () => 'must be upper case');
      expect(messages(schema, 'a')).toEqual(['must be upper case']);
      expect(accepts(schema, 'A')).toBe(true);
    }
  });

  it('does not take data for schemas', () => {
    const data = { maxLength: 1, minLength: 1 };
    const copy = inCodeUnits(Type.Object({}, { default: data, examples: [data], enum: [data] }));
    expect(copy).toMatchObject({ default: data, examples: [data], enum: [data] });
  });
});
