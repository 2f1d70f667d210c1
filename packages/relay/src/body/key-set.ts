import type { Range } from './range.ts';

interface Entry<Name> {
  name: Name;
  bytes: Buffer;
}

/** The longest escape of one byte of a name: a backslash, `u` and four digits. */
const LONGEST_ESCAPE = 6;

function startsWith(bytes: Uint8Array, part: Uint8Array, at: number): boolean {
  for (let index = 0; index < part.length; index += 1) if (bytes[at + index] !== part[index]) return false;
  return true;
}

/** The names of members that a reader asks for. Other keys are never decoded. */
export class KeySet<Name extends string> {
  readonly #byLength: Entry<Name>[][] = [];
  readonly #byName = new Map<string, Name>();
  readonly #longest: number;

  constructor(names: readonly Name[]) {
    for (const name of names) {
      const bytes = Buffer.from(name);
      this.#byName.set(name, name);
      this.#byLength[bytes.length] ??= [];
      this.#byLength[bytes.length]?.push({ name, bytes });
    }
    this.#longest = Math.max(0, ...names.map((name) => name.length));
  }

  /**
   * The name that a key says, escapes undone; undefined for any other. `key` is the string with its quotes.
   */
  find(bytes: Buffer, key: Range, escaped: boolean): Name | undefined {
    const length = key.end - key.start - 2;
    if (!escaped) {
      return this.#byLength[length]?.find((entry) => startsWith(bytes, entry.bytes, key.start + 1))?.name;
    }
    if (length > LONGEST_ESCAPE * this.#longest) return undefined;
    const decoded: unknown = JSON.parse(bytes.toString('utf8', key.start, key.end));
    return typeof decoded === 'string' ? this.#byName.get(decoded) : undefined;
  }
}
