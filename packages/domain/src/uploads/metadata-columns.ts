const PREFIX = 'metadata.';
/** As many as an item may have. */
export const MOST_METADATA = 16;

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
