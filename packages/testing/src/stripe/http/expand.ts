import { invalid } from './failure.ts';
import { filled, list, required } from './readers.ts';

/** The parameter `expand`, which each request takes. */
export const readExpand = list(required(filled));

/** Fields that are in a reply only where they were asked for. */
const ON_DEMAND: Record<string, string[]> = {
  invoice: ['payments', 'confirmation_secret'],
  'checkout.session': ['line_items'],
  customer: ['subscriptions'],
};

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [name: string]: Json;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

/** The object as it is where nothing is expanded. */
export function plain(value: object): Record<string, unknown> {
  const node = rendered(value, [], () => undefined);
  if (!isObject(node)) throw new Error('Only objects are rendered.');
  return node;
}

/** What is asked for below each field: `['a.b', 'c']` → `{a: ['b'], c: []}`. */
function byField(paths: string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const path of paths) {
    const [field = '', ...rest] = path.split('.');
    const deeper = fields.get(field) ?? [];
    if (rest.length > 0) deeper.push(rest.join('.'));
    fields.set(field, deeper);
  }
  return fields;
}

/**
 * Makes the JSON of a reply: what `expand` names (`latest_invoice.payments`, `data.customer`) is in it whole,
 * found by its id. Throws 400 for a field that cannot be expanded.
 */
export function rendered(value: object, expand: string[], find: (id: string) => object | undefined): Json {
  function render(node: Json, paths: string[]): Json {
    if (Array.isArray(node)) return node.map((one) => render(one, paths));
    if (!isObject(node)) return node;
    const asked = byField(paths);
    const hidden = typeof node.object === 'string' ? (ON_DEMAND[node.object] ?? []) : [];
    const result: JsonObject = {};
    for (const [name, child] of Object.entries(node)) {
      if (hidden.includes(name) && !asked.has(name)) continue;
      result[name] = expanded(child, name, asked.get(name));
    }
    const stranger = [...asked.keys()].find((name) => !Object.hasOwn(node, name));
    if (stranger !== undefined) throw invalid(`This property cannot be expanded (${stranger}).`, 'expand');
    return result;
  }

  function expanded(child: Json, name: string, paths: string[] | undefined): Json {
    if (paths === undefined || child === null) return render(child, []);
    if (typeof child === 'string') {
      const found = find(child);
      if (!found) throw invalid(`This property cannot be expanded (${name}).`, 'expand');
      return render(parse(found), paths);
    }
    if (Array.isArray(child)) return child.map((one) => expanded(one, name, paths));
    if (isObject(child)) return render(child, paths);
    throw invalid(`This property cannot be expanded (${name}).`, 'expand');
  }

  return render(parse(value), expand);
}
