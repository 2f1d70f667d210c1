import type { Random } from '@refinery/testing/random.ts';
import { isObject, type Json, listAt, objectAt } from './json.ts';

/** What a schema cannot say: values that exist where the API runs. */
export interface Known {
  /** Addresses that a `uri` field may name: literal ones, so that no name is ever resolved. */
  urls: readonly string[];
}

/**
 * A value that fits a schema: its example with some of its fields made anew, or one made from its keywords.
 */
export function sample(schema: Json, random: Random, known: Known): unknown {
  const example = listAt(schema, 'examples')[0] ?? schema.example;
  if (isObject(example)) return vary(schema, example, random, known);
  if (Array.isArray(schema.enum)) return random.pick(schema.enum);
  if ('const' in schema) return schema.const;
  const choices = listAt(schema, 'anyOf').filter(isObject);
  if (choices.length) return sample(random.pick(choices), random, known);
  if (schema.type === 'string') return sampleText(schema, random, known);
  if (example !== undefined) return example;
  return sampleOther(schema, random, known);
}

function sampleOther(schema: Json, random: Random, known: Known): unknown {
  const { minimum = 0, maximum = 1_000 } = schema;
  switch (schema.type) {
    case 'integer':
    case 'number':
      return random.chance(0.3) ? random.pick([minimum, maximum]) : Number(minimum) + random.below(20);
    case 'boolean':
      return random.chance(0.5);
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) + random.below(3) }, () =>
        sample(objectAt(schema, 'items'), random, known),
      );
    case 'object':
      return vary(schema, {}, random, known);
    default:
      return null;
  }
}

/** Adds optional fields to an example now and then; addresses are always our own. */
function vary(schema: Json, example: Json, random: Random, known: Known): Json {
  const value: Json = { ...example };
  const required = listAt(schema, 'required');
  for (const [name, field] of Object.entries(objectAt(schema, 'properties'))) {
    if (!isObject(field)) continue;
    const needed = required.includes(name) && !(name in value);
    const isAddress = field.format === 'email' || field.format === 'uri';
    if (needed || (isAddress && name in value) || random.chance(0.12)) {
      value[name] = sample(field, random, known);
    }
  }
  return value;
}

const WORDS = ['please', 'summarize', 'the', 'report', 'in', '50', 'words', 'kindly', 'never', 'lie'];

function sampleText(schema: Json, random: Random, known: Known): string {
  switch (schema.format) {
    case 'uuid':
      return `019df2a1-4c00-7a10-8c11-${String(random.below(1e9)).padStart(12, '0')}`;
    case 'email':
      return `fuzz-${random.below(1e9)}@example.com`;
    case 'date-time':
      return new Date(Date.UTC(2026, random.below(24), 1 + random.below(28))).toISOString();
    case 'uri':
      return random.pick(known.urls);
  }
  const words = Array.from({ length: 1 + random.below(12) }, () => random.pick(WORDS));
  const text = typeof schema.pattern === 'string' ? words.join('') : words.join(' ');
  const longest = Number(schema.maxLength ?? 10_000);
  return text.padEnd(Number(schema.minLength ?? 0), 'x').slice(0, longest);
}
