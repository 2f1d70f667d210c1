import { type TSchemaOptions, Type } from 'typebox';
import Format from 'typebox/format';
import { exampleId } from './examples/ids.ts';

const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

// TypeBox takes leap seconds and the year 0 as RFC 3339 does; neither Date nor Postgres can hold them.
Format.Set('date-time', (value) => {
  const time = Format.IsDateTime(value) ? Date.parse(value) : Number.NaN;
  return time >= FIRST_MOMENT && time <= LAST_MOMENT;
});

/** One of a fixed list of strings, shown as an `enum` in the OpenAPI document. */
export const oneOf = <const T extends readonly string[]>(values: T, options: TSchemaOptions = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options });

/** A value that may be null. */
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] });

export const Uuid = (description?: string) =>
  Type.String({ format: 'uuid', ...(description ? { description } : {}) });

/** Path parameters of a route to one thing. */
export const IdParams = Type.Object({
  id: Type.String({ format: 'uuid', examples: [exampleId('optimization')] }),
});

export const Timestamp = (description = 'ISO 8601, UTC') => Type.String({ format: 'date-time', description });

export const NullableTimestamp = Type.Unsafe<string | null>({
  anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
});

/** The body of a reply that has none. */
export const NOTHING = Type.Null();

/** An object that refuses fields it does not know, so that a misspelt option is told and not ignored. */
export const strict = { additionalProperties: false } as const;

/**
 * Names of a `Type.Record`, line breaks included, of any form: what is not matched by it would go unchecked.
 */
export const AnyName = Type.String({ pattern: '^[\\s\\S]*$' });
