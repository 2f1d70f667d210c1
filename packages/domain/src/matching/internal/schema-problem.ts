import { isRecord } from '@refinery/providers/json.ts';
import { Check, Errors, Meta } from 'typebox/schema';
import { describeSchemaErrors } from '../../errors/schema-errors.ts';

type Schema = Record<string, unknown>;

const NEWEST = 'https://json-schema.org/draft/2020-12/schema';
const metaSchemas = new Map<string, object>(
  Object.entries(Meta).flatMap(([id, schema]): [string, object][] => [
    [id, schema],
    [id.replace(/#$/, ''), schema],
  ]),
);

/**
 * One value of each type: whoever checks them meets all keywords at the top, and all patterns and references
 * there.
 */
const SAMPLES: readonly unknown[] = [null, true, 0, '', [], {}];

/**
 * Why a text is no JSON Schema that outputs can be checked with; null: it is one. It is read by the rules of
 * the draft that its `$schema` names, else by those of 2020-12. Runs as long as a hostile schema makes it
 * run.
 */
export function schemaProblem(schema: Schema): string | null {
  const { $schema } = schema;
  const meta = metaSchemas.get(typeof $schema === 'string' ? $schema : NEWEST) ?? Meta[NEWEST];
  if (!Check(meta, schema)) {
    const [first] = describeSchemaErrors(Errors(meta, schema)[1]);
    const place = first?.path ? `${first.path} ` : '';
    return `is no valid JSON Schema: ${place}${first?.message ?? 'it is not allowed'}`;
  }
  const broken = brokenReference(schema);
  if (broken !== null) return `has a $ref to ${broken}, which is not in the schema; others are not fetched`;
  return problemOfUse(schema);
}

function problemOfUse(schema: Schema): string | null {
  try {
    for (const sample of SAMPLES) Check(schema, sample);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return 'refers to itself without end';
    return `cannot be used: ${error instanceof Error ? error.message : 'nobody knows why'}`;
  }
}

/**
 * Longer texts are not told what is wrong: finding it may take the square of their length. In UTF-16 code
 * units.
 */
const MAX_EXPLAINED = 10_000;
const NOT_ALLOWED = 'The schema does not allow the output.';

/**
 * Why a schema does not allow a value, in a sentence; null: it does. `size`: the length of the value as JSON.
 */
export function misfitOf(schema: Schema, value: unknown, size: number): string | null {
  if (Check(schema, value)) return null;
  if (size > MAX_EXPLAINED) return NOT_ALLOWED;
  const [first] = describeSchemaErrors(Errors(schema, value)[1]);
  return first ? `${first.path || 'The output'} ${first.message}.` : NOT_ALLOWED;
}

export const parseSchema = (json: string): Schema => {
  const schema: unknown = JSON.parse(json);
  if (!isRecord(schema)) throw new TypeError('A schema is an object.');
  return schema;
};

/** Keywords whose values are data and no schemas. */
const DATA: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

/**
 * The first `$ref` or `$dynamicRef` of a schema that leads nowhere within it; null: there is none. Only those
 * that begin with `#` can lead somewhere. Linear in the size of the schema for each reference.
 */
function brokenReference(schema: Record<string, unknown>): string | null {
  const anchors = new Set<unknown>();
  const references: { reference: string; root: unknown }[] = [];
  const walk = (value: unknown, root: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) walk(entry, root);
    if (!isRecord(value)) return;
    const resource = typeof value.$id === 'string' ? value : root;
    anchors.add(value.$anchor).add(value.$dynamicAnchor);
    for (const [keyword, entry] of Object.entries(value)) {
      const isReference = keyword === '$ref' || keyword === '$dynamicRef';
      if (isReference && typeof entry === 'string') references.push({ reference: entry, root: resource });
      else if (!DATA.has(keyword)) walk(entry, resource);
    }
  };
  walk(schema, schema);
  const leads = ({ reference, root }: { reference: string; root: unknown }) =>
    reference === '#' ||
    (reference.startsWith('#/') ? hasPlace(root, reference) : anchors.has(reference.slice(1)));
  const broken = references.find((one) => !(one.reference.startsWith('#') && leads(one)));
  return broken?.reference ?? null;
}

/** Whether a JSON pointer, as the fragment of an address, leads to something. */
function hasPlace(root: unknown, pointer: string): boolean {
  let place: unknown = root;
  for (const step of pointer.slice(2).split('/')) {
    const key = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(place)) place = place[Number(key)];
    else place = isRecord(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }
  return place !== undefined;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
