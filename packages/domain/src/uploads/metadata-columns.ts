const PREFIX = 'metadata.';
/** As many as an item may have. */
export const MOST_METADATA = 16;

/**
 * A name of a column in the spelling of the fields, whatever its case: one of `own`, or with the prefix of
 * metadata.
 */
export function spelled(name: string, own: readonly string[]): string {
  const lower = name.toLowerCase();
  const field = own.find((each) => each.toLowerCase() === lower);
  if (field !== undefined) return field;
  return lower.startsWith(PREFIX) ? PREFIX + name.slice(PREFIX.length) : name;
}

/** The name of a column that becomes metadata. */
export const asMetadata = (name: string): string => PREFIX + name;

export const isMetadata = (name: string): boolean => name.startsWith(PREFIX);

/** The metadata of a row of CSV; an empty field is none. */
export function metadataOf(
  names: readonly string[],
  row: readonly string[],
): { metadata?: Record<string, string> } {
  const metadata = names.flatMap((name, at) => {
    const value = row[at] ?? '';
    return isMetadata(name) && value !== '' ? [[name.slice(PREFIX.length), value] as const] : [];
  });
  return metadata.length > 0 ? { metadata: Object.fromEntries(metadata) } : {};
}
