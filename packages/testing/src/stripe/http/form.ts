import { invalid } from './failure.ts';

/** A parameter as it came: everything is text, in lists and in objects. */
export type FormValue = string | FormValue[] | FormObject;
export interface FormObject {
  [name: string]: FormValue;
}

/** What is being put together: lists are objects with numbers as names until all is read. */
type Nodes = Map<string, string | Nodes>;

/** `a[b][0]` → `['a', 'b', '0']`. */
function namesOf(key: string): string[] {
  const [first = '', ...rest] = key.split('[');
  if (first === '' || rest.some((part) => !part.endsWith(']')))
    throw invalid(`Invalid parameter name: ${key}`);
  return [first, ...rest.map((part) => part.slice(0, -1))];
}

function put(root: Nodes, key: string, value: string): void {
  const names = namesOf(key);
  const last = names.pop() ?? '';
  let node = root;
  for (const name of names) {
    const next = node.get(name) ?? new Map();
    if (typeof next === 'string') throw invalid(`Invalid parameter: ${key} is text and an object.`, key);
    node.set(name, next);
    node = next;
  }
  // `a[]=x` appends.
  node.set(last === '' ? String(node.size) : last, value);
}

function finish(node: string | Nodes): FormValue {
  if (typeof node === 'string') return node;
  const names = [...node.keys()];
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    const inOrder = [...node].sort(([a], [b]) => Number(a) - Number(b));
    return inOrder.map(([, child]) => finish(child));
  }
  return finishObject(node);
}

function finishObject(node: Nodes): FormObject {
  // Without a prototype `__proto__` is a name like others.
  const object: FormObject = Object.create(null);
  for (const [name, child] of node) object[name] = finish(child);
  return object;
}

/** Reads Stripe's form encoding, `a[b][0]=c`, of a query or a body. Throws 400 for names that are none. */
export function decodeForm(...texts: string[]): FormObject {
  const root: Nodes = new Map();
  for (const text of texts) {
    for (const [key, value] of new URLSearchParams(text)) put(root, key, value);
  }
  return finishObject(root);
}
