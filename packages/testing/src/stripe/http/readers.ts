import { type Failure, invalid } from './failure.ts';
import type { FormValue } from './form.ts';

/**
 * Reads one parameter. `value` is undefined where it was not sent; `path` is its name, such as
 * `items[0][price]`.
 */
export type Reader<T> = (value: FormValue | undefined, path: string) => T;

/** What an object of readers gives. */
export type Read<S> = { [K in keyof S]: S[K] extends Reader<infer T> ? T : never };
export type Shape = Record<string, Reader<unknown>>;

function parameterMissing(path: string): Failure {
  return invalid(`Missing required param: ${path}.`, path, 'parameter_missing');
}

/** 400 `parameter_missing` where nothing was sent. */
export function required<T>(reader: Reader<T | undefined>): Reader<T> {
  return (value, path) => {
    const read = reader(value, path);
    if (read === undefined) throw parameterMissing(path);
    return read;
  };
}

export const text: Reader<string | undefined> = (value, path) => {
  if (value === undefined || typeof value === 'string') return value;
  throw invalid(`Invalid string: ${path}`, path);
};

/** Text with something in it; `''` is refused as Stripe does where nothing can be unset. */
export const filled: Reader<string | undefined> = (value, path) => {
  if (text(value, path) === '') {
    throw invalid(`You passed an empty string for '${path}'.`, path, 'parameter_invalid_empty');
  }
  return text(value, path);
};

export const integer: Reader<number | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) {
    throw invalid(`Invalid integer: ${String(value)}`, path, 'parameter_invalid_integer');
  }
  return Number(value);
};

export const decimal: Reader<string | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^-?\d+(\.\d{1,12})?$/.test(value)) {
    throw invalid(`Invalid decimal: ${String(value)}`, path);
  }
  return value;
};

export const flag: Reader<boolean | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') throw invalid(`Invalid boolean: ${String(value)}`, path);
  return value === 'true';
};

/** One of some words. */
export function word<const W extends string>(...words: W[]): Reader<W | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    const found = words.find((known) => known === value);
    if (found === undefined) throw invalid(`Invalid ${path}: must be one of ${words.join(', ')}`, path);
    return found;
  };
}

/** What one of two readers takes. */
export function either<A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> {
  return (value, path) => {
    try {
      return first(value, path);
    } catch {
      return second(value, path);
    }
  };
}

/** Values as the SDK's types have them, though absent ones are undefined. */
type Loose<T> = T extends string
  ? T
  : T extends (infer U)[]
    ? Loose<U>[]
    : T extends object
      ? { [K in keyof T]?: Loose<T[K]> | undefined }
      : T;

/** Readers of parameters that the SDK's types know, such as `Stripe.CustomerCreateParams`. */
export type Takes<P> = { [K in keyof P]?: Reader<Loose<P[K]> | undefined> };

/** `''`, which unsets. */
export const unset: Reader<'' | undefined> = (value, path) => {
  if (value === undefined || value === '') return value;
  throw invalid(`Invalid value for ${path}`, path);
};

export function list<T>(reader: Reader<T>): Reader<T[] | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw invalid(`Invalid array: ${path}`, path);
    return value.map((element, index) => reader(element, `${path}[${index}]`));
  };
}

/** Values by names that the caller chooses, such as metadata; `''` for all unsets all. */
export const pairs: Reader<Record<string, string> | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (value === '') return {};
  if (typeof value === 'string') throw invalid(`Invalid hash: ${path}`, path);
  const entries = Object.entries(value).map(([name, one]): [string, string] => {
    if (typeof one !== 'string') throw invalid(`Invalid value for ${path}[${name}]: must be a string`, path);
    return [name, one];
  });
  return Object.fromEntries(entries);
};

/** Named parameters: 400 `parameter_unknown` for any other. */
export function object<S extends Shape>(shape: S): Reader<Read<S> | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value === 'string' || Array.isArray(value)) throw invalid(`Invalid object: ${path}`, path);
    const at = (name: string): string => (path === '' ? name : `${path}[${name}]`);
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
    if (unknown !== undefined) {
      throw invalid(`Received unknown parameter: ${at(unknown)}`, at(unknown), 'parameter_unknown');
    }
    const entries = Object.entries(shape).map(([name, reader]) => [name, reader(value[name], at(name))]);
    // The type of an object that is made of its entries: each is what the reader of its name gave.
    const read: Read<S> = Object.fromEntries(entries);
    return read;
  };
}

/** Whatever it is: Stripe takes it, and nobody here reads it. */
export const ignored: Reader<undefined> = () => undefined;
