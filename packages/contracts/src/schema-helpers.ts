import { type TSchemaOptions, Type } from 'typebox';

/** One of a fixed list of strings, shown as an `enum` in the OpenAPI document. */
export const oneOf = <const T extends readonly string[]>(values: T, options: TSchemaOptions = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options });

/** A value that may be null. */
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] });

export const Uuid = (description?: string) =>
  Type.String({ format: 'uuid', ...(description ? { description } : {}) });

export const Timestamp = (description = 'ISO 8601, UTC') => Type.String({ format: 'date-time', description });

export const NullableTimestamp = Type.Unsafe<string | null>({
  anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
});

/** An object that refuses fields it does not know, so that a misspelt option is told and not ignored. */
export const strict = { additionalProperties: false } as const;
