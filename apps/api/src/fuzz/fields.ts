import { type Endpoint, isMedia } from '@refinery/contracts/endpoint.ts';
import type { TSchema } from 'typebox';
import { isObject, listAt, objectAt } from './json.ts';

type Place = 'params' | 'query' | 'body';

/** A text or a number that an endpoint takes. */
export interface Field {
  place: Place;
  /** Where in the place: names of objects, and 0 for the first entry of a list. */
  path: readonly (string | number)[];
  schema: Readonly<Record<string, unknown>>;
}

/** Every text and every number that an endpoint takes, however deep in its body. */
export function fieldsOf({ params, query, body }: Endpoint): Field[] {
  const json = body && isMedia(body) ? body.media['application/json'] : body;
  const places: [Place, TSchema | undefined][] = [
    ['params', params],
    ['query', query],
    ['body', json],
  ];
  return places.flatMap(([place, schema]) =>
    schema ? leavesOf(schema).map(({ path, schema }) => ({ place, path, schema })) : [],
  );
}

type Leaf = Pick<Field, 'path' | 'schema'>;

function leavesOf(schema: unknown): Leaf[] {
  if (!isObject(schema)) return [];
  const within = (name: string | number, inner: unknown): Leaf[] =>
    leavesOf(inner).map((leaf) => ({ ...leaf, path: [name, ...leaf.path] }));
  const choices = listAt(schema, 'anyOf').flatMap((choice) => leavesOf(choice));
  if (choices.length) return choices;
  if (schema.type === 'array') return within(0, schema.items);
  if (schema.type === 'object') {
    const fields = Object.entries(objectAt(schema, 'properties'));
    const others = isObject(schema.patternProperties) ? Object.values(schema.patternProperties) : [];
    return [
      ...fields.flatMap(([name, inner]) => within(name, inner)),
      ...others.flatMap((inner) => within('name', inner)),
    ];
  }
  return schema.type === 'string' || isNumber(schema) ? [{ path: [], schema }] : [];
}

export const isNumber = ({ type }: Field['schema']): boolean => type === 'integer' || type === 'number';

/** A value with another one at a path; what is missing on the way is made. */
export function withAt(value: unknown, path: Field['path'], leaf: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return leaf;
  if (typeof name === 'number') {
    const list = Array.isArray(value) ? value : [];
    return [withAt(list[0], rest, leaf), ...list.slice(1)];
  }
  const fields = isObject(value) ? value : {};
  return { ...fields, [name]: withAt(fields[name], rest, leaf) };
}
