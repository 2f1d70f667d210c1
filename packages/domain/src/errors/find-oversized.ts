import type { FieldError } from './domain-error.ts';

/** Unknown fields that are still named one by one. */
const UNKNOWN_FIELDS = 50;

/**
 * Finds a list or an object with far more entries than its schema allows, or one where entries are compared
 * to each other, which is done to any depth. To be asked before the schema is: a validator
 * looks at every entry, of which a few megabytes can hold a million, also when their number alone is too
 * much.
 */
export function findOversized(schema: unknown, value: unknown, path = ''): FieldError | null {
  if (!isRecord(schema)) return null;
  const inner = path && `${path}.`;
  if (Array.isArray(value)) {
    const { maxItems, items } = schema;
    if (typeof maxItems === 'number' && value.length > maxItems) {
      return { path, message: `must not have more than ${maxItems} items` };
    }
    for (const [index, item] of value.entries()) {
      if (schema.uniqueItems === true && typeof item === 'object' && item !== null) {
        return { path: `${inner}${index}`, message: 'must not be a list or an object' };
      }
      const found = findOversized(items, item, `${inner}${index}`);
      if (found) return found;
    }
    return null;
  }
  if (!isRecord(value)) return null;
  const known = isRecord(schema.properties) ? schema.properties : {};
  const most = Number(schema.maxProperties ?? 0) + Object.keys(known).length + UNKNOWN_FIELDS;
  if (hasMoreFields(value, most)) return { path, message: 'has too many fields' };
  for (const [name, property] of Object.entries(known)) {
    const found = Object.hasOwn(value, name) ? findOversized(property, value[name], inner + name) : null;
    if (found) return found;
  }
  return null;
}

function hasMoreFields(value: Record<string, unknown>, most: number): boolean {
  let count = 0;
  for (const _name in value) {
    if (++count > most) return true;
  }
  return false;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
