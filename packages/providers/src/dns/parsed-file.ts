import { readFile, stat } from 'node:fs/promises';

/**
 * Reads a small file of the system and parses it; again only when it has changed. A file that is missing or cannot be
 * read counts as empty.
 */
export function parsedFile<T>(path: string, parse: (text: string) => T): () => Promise<T> {
  let version: string | undefined;
  let parsed = parse('');
  return async () => {
    try {
      const { mtimeMs, size, ino } = await stat(path);
      const found = `${ino} ${mtimeMs} ${size}`;
      if (found === version) return parsed;
      parsed = parse(await readFile(path, 'utf8'));
      version = found;
    } catch {
      parsed = parse('');
      version = undefined;
    }
    return parsed;
  };
}
