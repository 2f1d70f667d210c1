import { readFileSync, statSync } from 'node:fs';

/**
 * Reads a small file of the system and parses it; again only when it has changed. A file that is missing or
 * cannot be read counts as empty. Synchronous, since that takes some microseconds and asynchronous files wait
 * for libuv's threads.
 */
export function parsedFile<T>(path: string, parse: (text: string) => T): () => T {
  let version: string | undefined;
  let parsed = parse('');
  return () => {
    try {
      const { mtimeMs, size, ino } = statSync(path);
      const found = `${ino} ${mtimeMs} ${size}`;
      if (found === version) return parsed;
      parsed = parse(readFileSync(path, 'utf8'));
      version = found;
    } catch {
      parsed = parse('');
      version = undefined;
    }
    return parsed;
  };
}
