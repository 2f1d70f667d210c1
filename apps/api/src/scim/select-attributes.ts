/** Which attributes the query of a request asks for (RFC 7644, 3.9). */
export interface Selection {
  attributes?: string | undefined;
  excludedAttributes?: string | undefined;
}

/** What always comes. */
const ALWAYS = ['schemas', 'id'];

/** Attributes by their own names in small letters: parts of one and the schema before it say no more. */
const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map(
      (name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/^urn:.*:/, '')
          .split('.')[0] ?? '',
    )
    .filter((name) => name !== '');

/** Whether an attribute is asked for. */
export function isWanted({ attributes, excludedAttributes }: Selection, name: string): boolean {
  if (ALWAYS.includes(name)) return true;
  const own = name.toLowerCase();
  if (attributes) return namesIn(attributes).includes(own);
  return !excludedAttributes || !namesIn(excludedAttributes).includes(own);
}

/** A resource with the attributes that are asked for. */
export const selectAttributes = (selection: Selection, resource: object): object =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => isWanted(selection, name)));
