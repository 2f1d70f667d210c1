/** Which attributes the query of a request asks for (RFC 7644, 3.9). */
export interface Selection {
  attributes?: string | undefined;
  excludedAttributes?: string | undefined;
}

/** What always comes. */
const ALWAYS = ['schemas', 'id'];

/** Attributes by their own names in small letters: parts of one and the schema before it say no more. */
const namesIn = (list: string): ReadonlySet<string> =>
  new Set(
    list.split(',').map(
      (name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/^urn:.*:/, '')
          .split('.')[0] ?? '',
    ),
  );

/** Whether an attribute is asked for. */
export type IsWanted = (name: string) => boolean;

/** Reads what a request asks for. */
export function readSelection({ attributes, excludedAttributes }: Selection): IsWanted {
  const listed = namesIn(attributes || excludedAttributes || '');
  return (name) => ALWAYS.includes(name) || listed.has(name.toLowerCase()) === Boolean(attributes);
}

/** A resource with the attributes that are asked for. */
export const selectAttributes = (isWanted: IsWanted, resource: object): object =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => isWanted(name)));
