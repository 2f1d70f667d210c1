import { type Endpoint, isMedia } from '@refinery/contracts/endpoint.ts';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** The example body of an endpoint, undefined for one that takes none. */
export function exampleBody(endpoint: Endpoint): unknown {
  return Object(jsonBodyOf(endpoint)).examples?.[0];
}

const jsonBodyOf = ({ body }: Endpoint): TSchema | undefined =>
  body && (isMedia(body) ? body.media['application/json'] : body);

/** What can be marked: a text of an example, and for whom it is made. */
export interface Marking {
  /** Put into every text that may say anything. */
  mark: string;
  /** Put into addresses of people, too: no two organizations write to the same one. */
  organizationId: string;
}

/**
 * The example body with a mark in its texts; of the fields that it can do without, only those that are texts.
 */
export function markedBody(endpoint: Endpoint, marking: Marking): unknown {
  const schema = jsonBodyOf(endpoint);
  return schema && marked(schema, exampleBody(endpoint), marking);
}

function marked(schema: TSchema, value: unknown, marking: Marking): unknown {
  const { properties = {}, required = [], items = {} }: Fields = schema;
  if (typeof value === 'string') {
    const text = markText(value, marking);
    // A name of a list, an id or a time is none that may say anything.
    return Value.Check(schema, text) ? text : value;
  }
  if (Array.isArray(value)) return value.map((item) => marked(items, item, marking));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]): [string, unknown, unknown] => [
    name,
    field,
    marked(properties[name] ?? {}, field, marking),
  ]);
  const needed = fields.filter(
    ([name, field, now]) => required.includes(name) || (typeof field === 'string' && now !== field),
  );
  return Object.fromEntries(needed.map(([name, , now]) => [name, now]));
}

interface Fields {
  properties?: Record<string, TSchema>;
  required?: readonly string[];
  items?: TSchema;
}

function markText(text: string, { mark, organizationId }: Marking): string {
  if (/^https?:\/\//.test(text)) return text.replace('://', `://${mark}.`);
  if (/^\S+@\S+$/.test(text)) return `${mark}-${organizationId}-${text}`;
  if (/^\S+\.example$/.test(text)) return `${mark}.${text}`;
  return `${text} ${mark}`;
}
