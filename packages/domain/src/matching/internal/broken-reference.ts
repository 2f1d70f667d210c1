import { isRecord } from '@refinery/providers/json.ts';

/** Keywords whose values are data and no schemas. */
const DATA: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

/**
 * The first `$ref` or `$dynamicRef` of a schema that leads nowhere within it; null: there is none. Only those
 * that begin with `#` can lead somewhere. Linear in the size of the schema for each reference.
 */
export function brokenReference(schema: Record<string, unknown>): string | null {
  const anchors = new Set<unknown>();
  const references: { reference: string; root: unknown }[] = [];
  const walk = (value: unknown, root: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) walk(entry, root);
    if (!isRecord(value)) return;
    const resource = typeof value.$id === 'string' ? value : root;
    anchors.add(value.$anchor).add(value.$dynamicAnchor);
    for (const [keyword, entry] of Object.entries(value)) {
      const isReference = keyword === '$ref' || keyword === '$dynamicRef';
      if (isReference && typeof entry === 'string') references.push({ reference: entry, root: resource });
      else if (!DATA.has(keyword)) walk(entry, resource);
    }
  };
  walk(schema, schema);
  const leads = ({ reference, root }: { reference: string; root: unknown }) =>
    reference === '#' ||
    (reference.startsWith('#/') ? hasPlace(root, reference) : anchors.has(reference.slice(1)));
  const broken = references.find((one) => !(one.reference.startsWith('#') && leads(one)));
  return broken?.reference ?? null;
}

/** Whether a JSON pointer, as the fragment of an address, leads to something. */
function hasPlace(root: unknown, pointer: string): boolean {
  let place: unknown = root;
  for (const step of pointer.slice(2).split('/')) {
    const key = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(place)) place = place[Number(key)];
    else place = isRecord(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }
  return place !== undefined;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
