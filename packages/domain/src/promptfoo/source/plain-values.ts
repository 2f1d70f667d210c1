import { firstCharacters } from '@refinery/contracts/first-characters.ts';
/** An object of JSON or YAML; its keys are data, whatever they are called. */
export type PlainObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own field: `constructor` and the like are none unless the file has them. */
export const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** Nothing was written there. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export type Scalar = string | number | boolean;

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** What refers to a file or a package: neither comes along with a configuration. */
export const isElsewhere = (value: unknown): boolean =>
  typeof value === 'string' && (value.startsWith('file://') || value.startsWith('package:'));

/** A name of the file in a sentence. */
export const quoted = (name: string): string => JSON.stringify(firstCharacters(name, 60));
