export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object below a key; an empty one where there is none. */
export const objectAt = (value: unknown, key: string): Json => {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
};

export const listAt = (value: unknown, key: string): unknown[] => {
  const found = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
};

/** What stands before and behind a piece of text in the place of a value. */
const MARK = 'raw!';
const MARKED = /"raw!([A-Za-z0-9+/=]*)raw!"/g;

/** Stands for a piece of JSON text that no JavaScript value is written as, such as `1e400`. */
export const raw = (text: string): string => `${MARK}${Buffer.from(text).toString('base64')}${MARK}`;

/** JSON text of a value with the pieces of {@link raw} in it. */
export const toJsonText = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(MARKED, (_all, text) => Buffer.from(text, 'base64').toString());
