/**
 * Puts the ids of a value in small letters: those of objects in place, so that they stay the same objects.
 */
export type LowerIds = (value: unknown) => unknown;

/**
 * Finds the ids of a schema, also in lists and objects, and tells how to put them in small letters in a
 * value; null where it has none. What does not fit the schema is left as it is. To be asked once for a route:
 * bodies may be large. Of schemas to choose from, only one that may also be null is looked into.
 */
export function lowerIdsOf(schema: unknown): LowerIds | null {
  if (!isRecord(schema)) return null;
  if (schema.format === 'uuid') return (id) => (typeof id === 'string' ? id.toLowerCase() : id);
  if (isRecord(schema.properties)) return ofFields(schema.properties);
  if (isRecord(schema.items)) return ofItems(schema.items);
  return Array.isArray(schema.anyOf) ? lowerIdsOf(orNull(schema.anyOf)) : null;
}

function ofFields(properties: Record<string, unknown>): LowerIds | null {
  const fields = Object.entries(properties).flatMap(([name, schema]) => {
    const lower = lowerIdsOf(schema);
    return lower ? [{ name, lower }] : [];
  });
  if (fields.length === 0) return null;
  return (value) => {
    if (!isRecord(value)) return value;
    for (const { name, lower } of fields) if (Object.hasOwn(value, name)) value[name] = lower(value[name]);
    return value;
  };
}

function ofItems(schema: Record<string, unknown>): LowerIds | null {
  const lower = lowerIdsOf(schema);
  return lower && ((value) => (Array.isArray(value) ? value.map(lower) : value));
}

/** The schema that a value has which may also be null. */
function orNull(choice: readonly unknown[]): unknown {
  const [only, ...others] = choice.filter((one) => !(isRecord(one) && one.type === 'null'));
  return others.length === 0 ? only : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
