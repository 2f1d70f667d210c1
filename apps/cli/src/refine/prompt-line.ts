import { decodeUtf8 } from '../command/input.ts';

/** A line that holds no prompt; the message is for the user. */
export class BadLine extends Error {}

export interface PromptLine {
  /** As it came; undefined where the line has none. */
  id: unknown;
  text: string;
}

/** Reads one line `{"id", "text"}`; undefined for a blank one. Throws `BadLine`. */
export function readPromptLine(bytes: Uint8Array): PromptLine | undefined {
  const line = decodeUtf8(bytes);
  if (line === undefined) throw new BadLine('not in UTF-8');
  if (line.trim() === '') return undefined;
  const value = parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadLine('not a JSON object such as {"id": 1, "text": "…"}');
  const text: unknown = Reflect.get(value, 'text');
  if (typeof text === 'string') return { id: Reflect.get(value, 'id'), text };
  if (text !== undefined) throw new BadLine('"text" is not a string');
  const keys = Object.keys(value).slice(0, 5);
  throw new BadLine(
    `no "text"${keys.length ? ` (it has ${keys.map((key) => JSON.stringify(key)).join(', ')})` : ''}`,
  );
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadLine('not valid JSON');
  }
}
