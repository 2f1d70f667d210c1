import { BodyError } from './body-error.ts';
import type { JsonCursor } from './json-cursor.ts';
import { KeySet } from './key-set.ts';
import type { Field } from './range.ts';
import { readBooleanOrNull, readWord } from './read-values.ts';
import type { StreamOptions } from './scanned-body.ts';

const STREAM_OPTION_KEYS = new KeySet(['include_usage']);
const FORMAT_KEYS = new KeySet(['type', 'format']);

/**
 * Reads `stream_options`.
 * @throws {BodyError} `invalid_type` for anything but an object or null
 */
export function readStreamOptions(cursor: JsonCursor): StreamOptions {
  const kind = cursor.kind();
  if (kind === 'null') {
    return { range: { ...cursor.skip(), empty: true }, isNull: true, includeUsage: undefined };
  }
  if (kind !== 'object') throw new BodyError('invalid_type', cursor.skip().start, 'stream_options');
  let includeUsage: Field<boolean | null> | undefined;
  const range = cursor.members(STREAM_OPTION_KEYS, (name) => {
    if (name === undefined) cursor.skip();
    else includeUsage = readBooleanOrNull(cursor, 'include_usage');
  });
  return { range, isNull: false, includeUsage };
}

/**
 * Reads `response_format` (chat) or `text` (responses), and says whether it asks for JSON without a schema.
 */
export function readsJsonObject(cursor: JsonCursor): boolean {
  if (cursor.kind() !== 'object') {
    cursor.skip();
    return false;
  }
  let found = false;
  cursor.members(FORMAT_KEYS, (name) => {
    if (name === 'type') found = readWord(cursor) === 'json_object';
    else if (name === 'format') found = readsJsonObject(cursor);
    else cursor.skip();
  });
  return found;
}
