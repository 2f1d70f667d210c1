import { ScimError, type ScimPatchOperation, scimPatch } from 'scim-patch';
import { invalidValue, ScimRefusal } from '../scim-refusal.ts';
import { isObject, pickKnown, readList } from './read-attributes.ts';
import { type Operation, pathsOf } from './read-patch.ts';
import { EMAIL_PARTS, MOST_EMAILS, NAME_PARTS, USER_ATTRIBUTES, type UserInput } from './read-user.ts';

/** The library asks for it, and does not read it. */
const NO_META = { created: new Date(0), lastModified: new Date(0) };

const own = (names: readonly string[], given: string | undefined): string | undefined =>
  names.find((name) => name.toLowerCase() === given?.toLowerCase());

const EMAIL_FILTER =
  /^emails\[\s*(type|primary|value)\s+eq\s+(true|false|"[^"\\[\]]{0,320}")\s*\](?:\.(\w+))?$/i;

/**
 * A path as the library reads it; null for an attribute that is not kept. The library writes wherever a path
 * leads, `__proto__` included, so none reaches it that is not one of these.
 */
function knownPath(path: string): string | null {
  const filter = EMAIL_FILTER.exec(path);
  if (filter) {
    const [, attribute = '', value = '', part] = filter;
    const whole = `emails[${attribute.toLowerCase()} eq ${value}]`;
    if (part === undefined) return whole;
    const known = own(EMAIL_PARTS, part);
    return known === undefined ? null : `${whole}.${known}`;
  }
  const [attribute, part, ...more] = path.split('.');
  const known = own(USER_ATTRIBUTES, attribute);
  if (known === undefined || more.length > 0) return null;
  if (part === undefined) return known;
  const inner = known === 'name' ? own(NAME_PARTS, part) : undefined;
  return inner === undefined ? null : `${known}.${inner}`;
}

/**
 * A value without what is not kept: the library splits the names in objects into paths, too. Errors:
 * `invalidValue` where it has another form than its attribute.
 */
function plainValue(path: string, value: unknown): unknown {
  if (path === 'name') return pickKnown(value, NAME_PARTS, 'name');
  if (path === 'emails') return readList(value, MOST_EMAILS, 'emails').map(plainEmail);
  if (path.endsWith(']')) return plainEmail(value);
  if (typeof value === 'object' && value !== null) throw invalidValue(`${path} must be one value.`);
  return value;
}

const plainEmail = (value: unknown) => pickKnown(value, EMAIL_PARTS, 'An e-mail');

function toLibrary(op: Operation['op'], path: string, value: unknown): ScimPatchOperation {
  const isBare = op === 'remove' && (value === undefined || value === null);
  return isBare ? { op: 'remove', path } : { op, path, value: plainValue(path, value) };
}

/**
 * What becomes of a person by the operations of a PATCH (RFC 7644, 3.5.2), to be read by `readUser`. Errors:
 * `invalidPath`, `invalidValue`, `noTarget`.
 */
export function patchUser(
  { userName, externalId, active, attributes }: UserInput,
  operations: readonly Operation[],
): unknown {
  const before = { schemas: [], meta: NO_META, userName, externalId, active, ...structuredClone(attributes) };
  const kept = operations.flatMap((operation) =>
    pathsOf(operation).flatMap(({ path, value }) => {
      const known = knownPath(path);
      return known === null ? [] : [toLibrary(operation.op, known, value)];
    }),
  );
  try {
    const after: unknown = scimPatch(before, kept);
    return isObject(after) ? after : before;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    throw new ScimRefusal(400, error.message, error.scimCode === 'noTarget' ? 'noTarget' : 'invalidValue');
  }
}
