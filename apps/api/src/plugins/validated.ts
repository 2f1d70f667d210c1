import type { Static, TSchema } from 'typebox';

/** Values that were found to fit a schema, as they are after that: with defaults, and converted. */
const schemaOf = new WeakMap<object, TSchema>();

/** Notes that a value fits a schema. The validator says so, and nobody else. */
export function noteValidated(schema: TSchema, value: unknown): void {
  if (typeof value === 'object' && value !== null) schemaOf.set(value, schema);
}

/**
 * Whether the validator has compared this very object with this very schema. It is not compared once more.
 */
export const isValidatedBy = <S extends TSchema>(schema: S, value: unknown): value is Static<S> =>
  typeof value === 'object' && value !== null && schemaOf.get(value) === schema;
