import { isRecord } from '@refinery/providers/json.ts';
import { JsonCursor } from '../body/json-cursor.ts';

/** Data of this size is read before it is parsed, since to parse deep nesting takes far longer. */
const LARGE = 64 * 1024;

/**
 * Parses the data of an event.
 * @throws {SyntaxError} where it is no JSON object, or nested too deeply
 */
export function parseData(data: string): Record<string, unknown> {
  if (data.length > LARGE) {
    try {
      new JsonCursor(Buffer.from(data)).skip();
    } catch {
      throw new SyntaxError('The data of an event is not JSON.');
    }
  }
  const value: unknown = JSON.parse(data);
  if (!isRecord(value)) throw new SyntaxError('The data of an event is no object.');
  return value;
}
