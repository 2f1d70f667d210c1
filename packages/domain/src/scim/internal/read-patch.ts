import { ScimRefusal } from '../scim-refusal.ts';
import { isObject, pickKnown, readList, withoutSchema } from './read-attributes.ts';

const MOST_OPERATIONS = 1_000;
const OPS = ['add', 'remove', 'replace'] as const;
/** RFC 7644, figure 1, as far as directories go: an attribute, a filter of its values, a part of them. */
const PATH = /^[a-z][\w$:.-]*(?:\[[^[\]]{1,500}\])?(?:\.[a-z][\w$-]*)?$/i;

export interface Operation {
  op: (typeof OPS)[number];
  /** Undefined: each attribute of the value. */
  path: string | undefined;
  value: unknown;
}

/** Reads the operations of a PATCH (RFC 7644, 3.5.2). Errors: `invalidSyntax`, `invalidPath`. */
export function readPatch(body: unknown): Operation[] {
  const { Operations: given } = pickKnown(body, ['Operations'], 'The body');
  const operations = readList(given, MOST_OPERATIONS, 'Operations').map(readOperation);
  if (operations.length > 0) return operations;
  throw new ScimRefusal(400, 'Operations must have at least one operation.', 'invalidSyntax');
}

function readOperation(one: unknown): Operation {
  const { op: given, path, value } = pickKnown(one, ['op', 'path', 'value'], 'An operation');
  const op = OPS.find((candidate) => candidate === String(given).toLowerCase());
  if (op === undefined) throw new ScimRefusal(400, 'op must be add, remove or replace.', 'invalidSyntax');
  if (path !== undefined && path !== null && typeof path !== 'string') throw invalidPath();
  return { op, path: path || undefined, value };
}

/** What an operation changes: one attribute, or without a path each that its value has. */
export function pathsOf({ op, path, value }: Operation): { path: string; value: unknown }[] {
  if (path !== undefined) return [{ path: plainPath(path), value }];
  if (op === 'remove') throw new ScimRefusal(400, 'remove needs a path.', 'noTarget');
  if (!isObject(value))
    throw new ScimRefusal(400, 'Without a path, value must be an object.', 'invalidSyntax');
  return Object.entries(value).map(([key, inner]) => ({ path: plainPath(key), value: inner }));
}

function plainPath(path: string): string {
  const plain = withoutSchema(path.trim());
  if (!PATH.test(plain)) throw invalidPath();
  return plain;
}

const invalidPath = (): ScimRefusal => new ScimRefusal(400, 'The path cannot be read.', 'invalidPath');
