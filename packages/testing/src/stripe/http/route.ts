import { readExpand } from './expand.ts';
import { decodeForm, type FormObject } from './form.ts';
import { object, type Read, required, type Shape } from './readers.ts';

export type Method = 'GET' | 'POST' | 'DELETE';

/** What the path of a request names: `{id: 'cus_1'}` of `/v1/customers/:id`. */
export type PathNames = Record<string, string>;

/** A request whose parameters were good: `run` does what it asks. */
export interface Prepared {
  expand: string[];
  run: () => object;
}

export interface Route {
  method: Method;
  /** With names: `/v1/customers/:id`. */
  path: string;
  /** Throws a `Failure` where a parameter is unknown, missing or malformed. */
  prepare(names: PathNames, form: FormObject): Prepared;
}

/** An endpoint: its parameters (`expand` comes by itself), and what it does with them. */
export function route<S extends Shape>(
  method: Method,
  path: string,
  shape: S,
  run: (params: Read<S>, id: string) => object,
): Route {
  const read = required(object(shape));
  return {
    method,
    path,
    prepare(names, { expand, ...form }) {
      const params = read(form, '');
      return { expand: readExpand(expand, 'expand') ?? [], run: () => run(params, names.id ?? '') };
    },
  };
}

/** The names in a path that matches the pattern. */
function matchPath(pattern: string, path: string): PathNames | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const names: PathNames = {};
  for (const [index, part] of wanted.entries()) {
    const piece = given[index] ?? '';
    if (part.startsWith(':')) names[part.slice(1)] = decodeURIComponent(piece);
    else if (part !== piece) return undefined;
  }
  return names;
}

/** The route of a request. One with a plain path goes before one with names. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; names: PathNames } | undefined {
  const found = routes.flatMap((candidate) => {
    const names = candidate.method === method ? matchPath(candidate.path, path) : undefined;
    return names ? [{ route: candidate, names }] : [];
  });
  return found.sort((a, b) => Object.keys(a.names).length - Object.keys(b.names).length)[0];
}

/** The parameters of a request: those of its query and those of its body. */
export function paramsOf(url: URL, body: string): FormObject {
  return decodeForm(url.search.slice(1), body);
}
