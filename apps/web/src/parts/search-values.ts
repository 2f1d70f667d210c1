/** As an input of the kind `date` gives it. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Search = Record<string, unknown>;

/** The value of an address's parameter if it is one of `values`; else it is left out. */
export function oneOf<Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  search: Search,
): { [name in Name]?: Value } {
  const value = values.find((one) => one === search[name]);
  const found: { [name in Name]?: Value } = {};
  if (value !== undefined) found[name] = value;
  return found;
}

/** The value of an address's parameter if it is a day. */
export function day<Name extends string>(name: Name, search: Search): { [name in Name]?: string } {
  return text(name, search, (value) => DAY.test(value) && !Number.isNaN(Date.parse(value)));
}

/** The value of an address's parameter if it is a text that `isRight`. */
export function text<Name extends string>(
  name: Name,
  search: Search,
  isRight: (value: string) => boolean,
): { [name in Name]?: string } {
  const value = search[name];
  const found: { [name in Name]?: string } = {};
  if (typeof value === 'string' && isRight(value)) found[name] = value;
  return found;
}

/** A page of the console to go to afterwards, never another site. */
export const nextPage = (search: Search): { next?: string } =>
  text('next', search, (value) => /^\/(?![/\\])/.test(value));

/** Midnight of a day in the reader's time, as the API takes it. */
export const startOfDay = (value: string): string => new Date(`${value}T00:00`).toISOString();
