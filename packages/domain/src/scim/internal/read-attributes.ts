import { invalidValue } from '../scim-refusal.ts';

export type Attributes = Record<string, unknown>;

/** Longest text that is kept of an attribute. */
const LONGEST = 500;

const CORE_SCHEMA = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/i;

/** An attribute without the schema before it, which says nothing: it is known what is meant. */
export const withoutSchema = (attribute: string): string => attribute.replace(CORE_SCHEMA, '');

export const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Of an object the attributes that are known, by their proper names: those of SCIM do not depend on the case
 * (RFC 7643, 2.1). All others are left out. Errors: `invalidValue` where it is no object.
 */
export function pickKnown<N extends string>(
  value: unknown,
  names: readonly N[],
  what: string,
): Partial<Record<N, unknown>> {
  if (!isObject(value)) throw invalidValue(`${what} must be an object.`);
  const known: Partial<Record<N, unknown>> = {};
  for (const [key, given] of Object.entries(value)) {
    const name = names.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    if (name !== undefined) known[name] = given;
  }
  return known;
}

/** A text; undefined where there is none: directories clear an attribute with null or an empty text. */
export function readText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalidValue(`${name} must be a string.`);
  if (value.length > LONGEST) throw invalidValue(`${name} may have at most ${LONGEST} characters.`);
  if (value.includes('\0') || !value.isWellFormed())
    throw invalidValue(`${name} has characters that are none.`);
  return value;
}

/** A truth value, also as Entra ID writes it: `"False"`. Undefined where there is none. */
export function readBoolean(value: unknown, name: string): boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = String(value).toLowerCase();
  if ((typeof value === 'boolean' || typeof value === 'string') && (text === 'true' || text === 'false'))
    return text === 'true';
  throw invalidValue(`${name} must be true or false.`);
}

/** A list; one thing is a list of one. */
export function readList(value: unknown, most: number, name: string): unknown[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.length > most) throw invalidValue(`${name} may have at most ${most} values.`);
  return list;
}
