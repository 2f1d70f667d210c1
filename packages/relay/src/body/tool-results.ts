import { BodyError } from './body-error.ts';
import { JsonCursor } from './json-cursor.ts';
import type { Range } from './range.ts';
import { decodeString } from './read-values.ts';

const [BACKSLASH, OPEN_LIST, OPEN_OBJECT, SPACE] = [0x5c, 0x5b, 0x7b, 0x20];
const OBJECT_OR_LIST = /^[\t\n\r ]*[{[]/;

/**
 * Whether a string can begin an object or a list. White space but spaces is escaped, and so may be anything
 * else.
 */
function mayBeJson(byte: number | undefined): boolean {
  return byte === OPEN_OBJECT || byte === OPEN_LIST || byte === SPACE || byte === BACKSLASH;
}

function isOneValue(text: string): boolean {
  if (!OBJECT_OR_LIST.test(text)) return false;
  const cursor = new JsonCursor(Buffer.from(text));
  try {
    cursor.skip();
    cursor.end();
    return true;
  } catch (error) {
    if (error instanceof BodyError) return false;
    throw error;
  }
}

/**
 * What a tool result says where that is one JSON object or list and nothing else; else undefined. Apart from
 * the scan, since it has to decode what most requests leave alone: 5 ms for a megabyte.
 * @param range of the string, quotes included
 */
export function jsonToolResult(bytes: Buffer, range: Range): string | undefined {
  if (!mayBeJson(bytes[range.start + 1])) return undefined;
  const text = decodeString(bytes, range);
  return isOneValue(text) ? text : undefined;
}
