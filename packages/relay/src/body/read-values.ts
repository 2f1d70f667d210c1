import { BodyError } from './body-error.ts';
import type { JsonCursor } from './json-cursor.ts';
import type { Field, Range } from './range.ts';

/** No name of a type, role or format is longer, escapes included. */
const MAX_WORD_BYTES = 256;

/** The text of the string at `range`, which must be one. */
export function decodeString(bytes: Buffer, range: Range): string {
  return JSON.parse(bytes.toString('utf8', range.start, range.end));
}

/** Reads a value that may be a short string, such as a type or a role; undefined for anything else. */
export function readWord(cursor: JsonCursor): string | undefined {
  const isString = cursor.kind() === 'string';
  const range = cursor.skip();
  return isString && range.end - range.start <= MAX_WORD_BYTES
    ? decodeString(cursor.bytes, range)
    : undefined;
}

/**
 * Reads a value of one type, or null where the protocol allows it.
 * @throws {BodyError} `invalid_type` for another, since a vendor may read it in its own way
 */
function readField<T>(cursor: JsonCursor, param: string, isValid: (value: unknown) => value is T): Field<T> {
  const kind = cursor.kind();
  const range = cursor.skip();
  const isScalar = kind !== 'object' && kind !== 'array';
  const value: unknown = isScalar ? JSON.parse(cursor.bytes.toString('utf8', range.start, range.end)) : {};
  if (!isValid(value)) throw new BodyError('invalid_type', range.start, param);
  return { value, range };
}

export const readString = (cursor: JsonCursor, param: string): Field<string> =>
  readField(cursor, param, (value) => typeof value === 'string');

export const readStringOrNull = (cursor: JsonCursor, param: string): Field<string | null> =>
  readField(cursor, param, (value) => typeof value === 'string' || value === null);

export const readBooleanOrNull = (cursor: JsonCursor, param: string): Field<boolean | null> =>
  readField(cursor, param, (value) => typeof value === 'boolean' || value === null);

export const readIntegerOrNull = (cursor: JsonCursor, param: string): Field<number | null> =>
  readField(
    cursor,
    param,
    (value): value is number | null =>
      value === null || (typeof value === 'number' && Number.isSafeInteger(value)),
  );
