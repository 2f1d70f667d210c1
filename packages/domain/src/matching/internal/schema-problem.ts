import { isRecord } from '@refinery/providers/json.ts';
import { Check, Errors, Meta } from 'typebox/schema';
import { describeSchemaErrors } from '../../errors/schema-errors.ts';
import { brokenReference } from './broken-reference.ts';

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
