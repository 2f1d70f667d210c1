import { decodeUtf8 } from '../command/input.ts';

/** A line that holds no answerable question; the message is for the user. */
export class BadLine extends Error {}

/**
 * Reads a line as a JSON object such as `example`; undefined for a blank one. Throws `BadLine`, also for one
 * that was too long to read.
 */
export function readObject(bytes: Uint8Array | undefined, example: string): object | undefined {
  if (bytes === undefined) throw new BadLine('too long');
  const line = decodeUtf8(bytes);
  if (line === undefined) throw new BadLine('not valid UTF-8');
  if (line.trim() === '') return undefined;
  const value = parse(line);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new BadLine(`not a JSON object like ${example}`);
}

/** A field that must be a text. Throws `BadLine`. */
export function textIn(value: object, name: string): string {
  const text: unknown = Reflect.get(value, name);
  if (typeof text === 'string') return text;
  if (text !== undefined) throw new BadLine(`"${name}" is not a string`);
  const keys = Object.keys(value).slice(0, 5);
  const has = keys.length ? ` (it has ${keys.map((key) => JSON.stringify(key)).join(', ')})` : '';
  throw new BadLine(`no "${name}"${has}`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadLine('not valid JSON');
  }
}
