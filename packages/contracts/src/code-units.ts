import { type TSchema, Type } from 'typebox';

/** Keywords whose values are no schemas. */
const DATA = new Set(['default', 'enum', 'examples']);

/**
 * A copy of a schema that counts the length of a text in UTF-16 code units, as the limits are meant. TypeBox
 * counts what a reader takes for one character, of which one may be a megabyte long (a letter and its
 * combining marks), and reads the whole text for it.
 */
export function inCodeUnits(schema: TSchema): TSchema {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) copy[key] = DATA.has(key) ? value : convert(value);
  const { minLength, maxLength } = copy;
  if (typeof maxLength !== 'number') return withRefinements(schema, Type.Unsafe(copy));
  delete copy.maxLength;
  // Longer minimums stay as they are: a password's characters are those that its owner sees.
  if (minLength === 1) delete copy.minLength;
  const longest = Type.Refine(
    withRefinements(schema, Type.Unsafe(copy)),
    (value) => typeof value !== 'string' || value.length <= maxLength,
    () => `must not have more than ${maxLength} characters`,
  );
  if (minLength !== 1) return longest;
  return Type.Refine(
    longest,
    (value) => value !== '',
    () => 'must not have fewer than 1 characters',
  );
}

/** The checks beyond JSON Schema, which a schema carries where a copy of its fields does not see them. */
function withRefinements(original: TSchema, copy: TSchema): TSchema {
  const refinements = Type.IsRefine(original) ? original['~refine'] : [];
  return refinements.reduce<TSchema>((type, { check, error }) => Type.Refine(type, check, error), copy);
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  return typeof value === 'object' && value !== null ? inCodeUnits(value) : value;
}
